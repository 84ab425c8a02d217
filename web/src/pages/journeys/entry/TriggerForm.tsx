import { Select } from '@mantine/core'
import type { JourneyTrigger } from '@revisit/domain/journey-trigger.ts'
import { TRIGGER_KIND_WORDS } from '@revisit/domain/journey-words.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { EventMatchField } from '../fields/EventMatchField.tsx'
import css from '../fields/fields.module.css'
import { SegmentSelect } from '../fields/SegmentSelect.tsx'
import { useClinicLists } from '../journey-facts.ts'
import { DateTriggerForm } from './DateTriggerForm.tsx'
import { ScheduleForm } from './ScheduleForm.tsx'
import type { WholeFormProps } from './whole-form-props.ts'

const KINDS = Object.keys(TRIGGER_KIND_WORDS) as JourneyTrigger['kind'][]

/** What makes a patient enter. */
export function TriggerForm({ definition, onChange }: WholeFormProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const segments = useClinicLists().segments ?? []
  const { trigger } = definition
  const set = (next: JourneyTrigger) => onChange({ ...definition, trigger: next })
  const needsSegment = (kind: string) => kind === 'segment_entry' || kind === 'schedule'
  const start = (kind: JourneyTrigger['kind']) => {
    const segmentId = 'segmentId' in trigger ? trigger.segmentId : segments[0]?.value
    if (kind !== trigger.kind) set(startOf(kind, segmentId ?? ''))
  }
  return (
    <>
      <Select
        label={t('trigger.kind')}
        value={trigger.kind}
        allowDeselect={false}
        data={KINDS.map((value) => ({
          value,
          label: say(TRIGGER_KIND_WORDS[value]),
          disabled: needsSegment(value) && segments.length === 0 && trigger.kind !== value,
        }))}
        onChange={(kind) => kind && start(kind as JourneyTrigger['kind'])}
      />
      {trigger.kind === 'event' && (
        <EventMatchField
          label={t('trigger.event')}
          value={trigger.match}
          onChange={(match) => set({ ...trigger, match })}
        />
      )}
      {trigger.kind === 'segment_entry' && (
        <SegmentSelect
          label={t('trigger.segment')}
          value={trigger.segmentId}
          onChange={(segmentId) => set({ ...trigger, segmentId })}
        />
      )}
      {trigger.kind === 'date' && <DateTriggerForm trigger={trigger} onChange={set} />}
      {trigger.kind === 'schedule' && <ScheduleForm trigger={trigger} onChange={set} />}
      {(trigger.kind === 'manual' || trigger.kind === 'api') && (
        <p className={css.hint}>{t(`trigger.hints.${trigger.kind}`)}</p>
      )}
    </>
  )
}

function startOf(kind: JourneyTrigger['kind'], segmentId: string): JourneyTrigger {
  switch (kind) {
    case 'event':
      return { kind, match: { types: ['appointment.completed'], where: [] } }
    case 'segment_entry':
      return { kind, segmentId }
    case 'date':
      return { kind, field: 'birthday', offset: { count: 0, unit: 'days' }, at: '11:00' }
    case 'schedule':
      return { kind, every: 'week', weekday: 1, at: '11:00', segmentId }
    default:
      return { kind }
  }
}
