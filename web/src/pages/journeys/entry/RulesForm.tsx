import { Checkbox, NumberInput, Select } from '@mantine/core'
import { TOUCH_PRIORITIES, type TouchPriority } from '@revisit/domain/channel.ts'
import type { JourneySettings } from '@revisit/domain/journey-definition.ts'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { TimeField } from '../fields/TimeField.tsx'
import type { WholeFormProps } from './whole-form-props.ts'

const HOURS = ['clinic', 'own', 'ignore'] as const
const LATE = ['send', 'skip', 'exit'] as const

/** How the messages of the journey are treated: priority, hours, cap, control group, stale data, late steps. */
export function RulesForm({ definition, onChange }: WholeFormProps) {
  const { t } = useTranslation(['journey-form', 'journeys'])
  const { settings } = definition
  const set = (change: Partial<JourneySettings>) => onChange({ ...definition, settings: { ...settings, ...change } })
  const { priority, holdoutPercent, needsFreshData, late } = settings
  return (
    <div className={css.form}>
      <Select
        label={t('rules.priority')}
        description={t('rules.priorityHint')}
        value={priority}
        allowDeselect={false}
        data={TOUCH_PRIORITIES.map((value) => ({ value, label: t(`journeys:priority.${value}`) }))}
        onChange={(next) => next && set({ priority: next as TouchPriority })}
      />
      <QuietHours settings={settings} onChange={set} />
      <NumberInput
        label={t('rules.holdout')}
        description={t('rules.holdoutHint')}
        value={holdoutPercent}
        min={0}
        max={50}
        suffix=" %"
        allowDecimal={false}
        onChange={(percent) => typeof percent === 'number' && set({ holdoutPercent: percent })}
      />
      <Checkbox
        label={t('rules.fresh')}
        description={t('rules.freshHint')}
        checked={needsFreshData}
        onChange={({ currentTarget }) => set({ needsFreshData: currentTarget.checked })}
      />
      <div className={css.pair}>
        <NumberInput
          label={t('rules.late')}
          value={late.hours}
          min={1}
          max={720}
          suffix={t('message.hours')}
          allowDecimal={false}
          onChange={(hours) => typeof hours === 'number' && hours >= 1 && set({ late: { ...late, hours } })}
        />
        <Select
          label={t('rules.policy')}
          value={late.policy}
          allowDeselect={false}
          data={LATE.map((value) => ({ value, label: t(`rules.policies.${value}`) }))}
          onChange={(policy) => policy && set({ late: { ...late, policy: policy as 'send' } })}
        />
      </div>
    </div>
  )
}

type QuietHoursProps = { settings: JourneySettings; onChange: (change: Partial<JourneySettings>) => void }

function QuietHours({ settings: { quietHours }, onChange }: QuietHoursProps) {
  const { t } = useTranslation('journey-form')
  const kind = typeof quietHours === 'string' ? quietHours : 'own'
  const choose = (next: string | null) => {
    if (next === 'own') onChange({ quietHours: { from: '20:00', to: '10:00' } })
    else if (next) onChange({ quietHours: next as 'clinic' })
  }
  return (
    <>
      <Select
        label={t('rules.quiet')}
        value={kind}
        allowDeselect={false}
        data={HOURS.map((value) => ({ value, label: t(`rules.hours.${value}`) }))}
        onChange={choose}
      />
      {typeof quietHours !== 'string' && (
        <div className={css.pair}>
          <TimeField
            label={t('hours.from')}
            value={quietHours.from}
            onChange={(from) => onChange({ quietHours: { ...quietHours, from } })}
          />
          <TimeField
            label={t('hours.to')}
            value={quietHours.to}
            onChange={(to) => onChange({ quietHours: { ...quietHours, to } })}
          />
        </div>
      )}
    </>
  )
}
