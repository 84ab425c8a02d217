import { NumberInput, Select } from '@mantine/core'
import type { WaitRule } from '@revisit/domain/journey-node.ts'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import { DateFieldSelect } from '../fields/DateFieldSelect.tsx'
import { DurationField } from '../fields/DurationField.tsx'
import css from '../fields/fields.module.css'
import { HoursField, OptionalHours } from '../fields/HoursField.tsx'
import { TimeField } from '../fields/TimeField.tsx'
import type { StepFormProps } from './step-form-props.ts'

const KINDS = ['duration', 'window', 'date'] as const
const STARTS: { [K in WaitRule['by']]: Extract<WaitRule, { by: K }> } = {
  duration: { by: 'duration', duration: { count: 1, unit: 'days' } },
  window: { by: 'window', window: { from: '11:00', to: '19:00' } },
  date: { by: 'date', field: 'policy_end', offsetDays: -14, at: '11:00', ifPast: 'go_on' },
}

/** How long, until which hours, or until which date. */
export function WaitForm({ node, onChange }: StepFormProps<'wait'>) {
  const { t } = useTranslation('journey-form')
  const { wait } = node
  const set = (next: WaitRule) => onChange({ ...node, wait: next })
  return (
    <>
      <Segmented
        label={t('wait.kind')}
        value={wait.by}
        options={KINDS.map((value) => ({ value, label: t(`wait.kinds.${value}`) }))}
        onChange={(by) => by !== wait.by && set(STARTS[by])}
        size="small"
      />
      {wait.by === 'duration' && (
        <>
          <DurationField
            label={t('wait.long')}
            value={wait.duration}
            onChange={(duration) => set({ ...wait, duration })}
          />
          <OptionalHours
            label={t('wait.andThen')}
            value={wait.window}
            onChange={(window) => set(window ? { ...wait, window } : { by: 'duration', duration: wait.duration })}
          />
        </>
      )}
      {wait.by === 'window' && <HoursField value={wait.window} onChange={(window) => set({ ...wait, window })} />}
      {wait.by === 'date' && <DateWait wait={wait} onChange={set} />}
      <p className={css.hint}>{t('zone')}</p>
    </>
  )
}

type DateWaitProps = { wait: Extract<WaitRule, { by: 'date' }>; onChange: (wait: WaitRule) => void }

function DateWait({ wait, onChange }: DateWaitProps) {
  const { t } = useTranslation('journey-form')
  const { offsetDays } = wait
  const side = offsetDays < 0 ? 'before' : 'after'
  const days = Math.abs(offsetDays)
  return (
    <>
      <DateFieldSelect value={wait.field} onChange={(field) => onChange({ ...wait, field })} />
      <div className={css.pair}>
        <NumberInput
          label={t('date.days')}
          value={days}
          min={0}
          max={3650}
          allowDecimal={false}
          onChange={(next) =>
            typeof next === 'number' && onChange({ ...wait, offsetDays: side === 'before' ? -next : next })
          }
        />
        <Select
          aria-label={t('date.side')}
          value={side}
          allowDeselect={false}
          data={(['before', 'after'] as const).map((value) => ({ value, label: t(`date.${value}`) }))}
          onChange={(next) => next && onChange({ ...wait, offsetDays: next === 'before' ? -Math.max(days, 1) : days })}
        />
      </div>
      <TimeField label={t('date.at')} value={wait.at} onChange={(at) => onChange({ ...wait, at })} />
      <Select
        label={t('date.ifPast')}
        value={wait.ifPast}
        allowDeselect={false}
        data={(['go_on', 'exit'] as const).map((value) => ({ value, label: t(`date.past.${value}`) }))}
        onChange={(next) => next && onChange({ ...wait, ifPast: next as 'go_on' })}
      />
    </>
  )
}
