import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { importRun } from '../../../i18n/ru/import-run.ts'
import { appliedFixes, withColumnFixes, withoutFix, type AppliedFix } from './mapping-fixes.ts'
import type { Wizard } from './use-wizard.ts'
import css from './FixesCard.module.css'

type ProblemCode = keyof (typeof importRun)['problems']

/** «Исправления»: everything said about cells of the open sheet, each with a way back. They are kept with the template. */
export function FixesCard({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation(['import-fixes', 'import-run'])
  const { sheet } = wizard
  const fixes = sheet ? appliedFixes(sheet.mapping) : []
  const words = useFixWords(wizard)
  if (!sheet || fixes.length === 0) return null
  return (
    <Card
      title={t('fixes.title')}
      right={
        fixes.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            onClick={() =>
              wizard.changeWithUndo(fixes.reduce(withoutFix, sheet.mapping), { text: t('fixes.allRemoved') })
            }
          >
            {t('fixes.removeAll')}
          </Button>
        )
      }
    >
      <ul className={css.list}>
        {fixes.map((fix) => {
          const { from, to } = words(fix)
          return (
            <li key={JSON.stringify(fix)}>
              <span className={css.words}>
                <span className="caption">{fix.header}</span>
                <span>
                  {from} → <b>{to}</b>
                </span>
              </span>
              <Button
                size="small"
                variant="quiet"
                icon={<IconX size={14} stroke={1.6} />}
                aria-label={t('fixes.remove', { from, to })}
                title={t('fixes.remove', { from, to })}
                onClick={() =>
                  wizard.changeWithUndo(withoutFix(sheet.mapping, fix), {
                    text: t('fixes.removed', { from, to }),
                    back: (now) => withColumnFixes(now, fix.header, sheet.mapping),
                  })
                }
              />
            </li>
          )
        })}
      </ul>
      <p className="caption">{t('fixes.kept')}</p>
    </Card>
  )
}

function useFixWords({ listed }: Wizard): (fix: AppliedFix) => { from: string; to: string } {
  const { t, i18n } = useTranslation(['import-fixes', 'import-run'])
  return (fix) => {
    if (fix.kind === 'dates') return { from: t('fixes.dates'), to: t(`import-run:columns.dates.${fix.dates}`) }
    if (fix.kind === 'problem') {
      const known = i18n.exists(`problems.${fix.code}`, { ns: 'import-run' })
      return {
        from: known ? t(`import-run:problems.${fix.code as ProblemCode}`) : fix.code,
        to: t(`fixes.acts.${fix.fix}`),
      }
    }
    const choices = listed.find(({ header }) => header === fix.header)?.choices ?? []
    const label = choices.find(({ value }) => value === fix.value)?.label ?? fix.value
    return { from: t('import-run:columns.quoted', { cell: fix.cell }), to: label || t('values.empty') }
  }
}
