import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconCopyCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isChecked } from '../kit/run-figures.ts'
import type { Wizard } from './use-wizard.ts'

/** Warns that the visits and payments of the file are in the base from another source, and offers to know them again. */
export function DoublesStrip({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-fixes')
  const { number } = useFormat()
  const { run } = wizard
  const doubles = run.result?.doubles
  if (!isChecked(run) || !doubles || doubles.appointments + doubles.payments === 0) return null
  const { skipped, appointments, payments } = doubles
  const found = [
    appointments > 0 ? t('doubles.appointments', { count: appointments, rows: number(appointments) }) : '',
    payments > 0 ? t('doubles.payments', { count: payments, rows: number(payments) }) : '',
  ]
    .filter(Boolean)
    .join(t('doubles.and'))
  return (
    <Strip
      tone={skipped ? 'info' : 'warning'}
      icon={skipped ? <IconCopyCheck size={16} stroke={1.6} /> : undefined}
      action={
        <Button
          size="small"
          disabled={wizard.isSaving}
          onClick={() => wizard.changeOptions({ doubles: skipped ? 'keep' : 'skip' })}
        >
          {t(skipped ? 'doubles.loadAll' : 'doubles.match')}
        </Button>
      }
    >
      <b>{t(skipped ? 'doubles.matched' : 'doubles.warning', { found })}</b>{' '}
      {t(skipped ? 'doubles.matchedMeaning' : 'doubles.meaning')}
    </Strip>
  )
}
