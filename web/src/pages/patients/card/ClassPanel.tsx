import { Select, Textarea } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { addMonths } from '@revisit/domain/local-date.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DayField } from '../DayField.tsx'
import type { Card, CardValue } from '../patient-types.ts'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'
import css from './Patient.module.css'

const CLASSES = ['vip', 'stable', 'one_time', 'unprofitable'] as const
const USUAL_MONTHS = 6

export type ClassPanelProps = { card: Card; opened: boolean; onClose: () => void }

/** Sets the value class by hand: which, why and until when. */
export function ClassPanel({ card, opened, onClose }: ClassPanelProps) {
  const { t } = useTranslation('patient')
  return (
    <SidePanel opened={opened} onClose={onClose} title={t('valueClass.panelTitle')} line={card.fullName}>
      {opened && card.value && <ClassForm card={card} value={card.value} onClose={onClose} />}
    </SidePanel>
  )
}

function ClassForm({ card, value, onClose }: { card: Card; value: CardValue; onClose: () => void }) {
  const { t } = useTranslation('patient')
  const { today } = useFormat()
  const { overrideClass, releaseClass } = useCardActions(card.id)
  const { busy, attempt } = useAttempt()
  const before = value.classOverride
  const [chosen, choose] = useState<string>(before?.class ?? value.class ?? 'vip')
  const [reason, setReason] = useState(before?.reason ?? '')
  const [endsOn, setEndsOn] = useState<string | null>(before?.endsOn ?? addMonths(today, USUAL_MONTHS))
  const ready = reason.trim() !== '' && endsOn !== null
  const save = async () => {
    if (!endsOn) return
    const undo = () =>
      before
        ? overrideClass({
            class: before.class,
            reason: before.reason,
            startsOn: before.startsOn,
            endsOn: before.endsOn,
          })
        : releaseClass()
    const work = () => overrideClass({ class: chosen, reason: reason.trim(), endsOn })
    if (await attempt(work, { done: t('valueClass.saved'), undo })) onClose()
  }
  return (
    <div className={css.form}>
      <p className="second">{t('valueClass.panelText')}</p>
      <Select
        label={t('valueClass.classLabel')}
        data={CLASSES.map((code) => ({ value: code, label: t(`class.${code}`) }))}
        value={chosen}
        allowDeselect={false}
        onChange={(code) => choose(code ?? chosen)}
      />
      <Textarea
        label={t('valueClass.reasonLabel')}
        placeholder={t('valueClass.reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <DayField label={t('valueClass.untilLabel')} value={endsOn} min={today} onChange={setEndsOn} />
      <div>
        <Button
          variant="main"
          loading={busy}
          disabled={!ready}
          title={ready ? undefined : t('valueClass.need')}
          onClick={() => void save()}
        >
          {t('valueClass.save')}
        </Button>
      </div>
    </div>
  )
}
