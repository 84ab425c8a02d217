import { Checkbox, NumberInput, Select } from '@mantine/core'
import type { ExitRule, JourneySettings } from '@revisit/domain/journey-definition.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { EventMatchField } from '../fields/EventMatchField.tsx'
import css from '../fields/fields.module.css'
import { SegmentSelect } from '../fields/SegmentSelect.tsx'
import { useClinicLists } from '../journey-facts.ts'
import { useStepNames } from '../use-step-words.ts'
import { AnswersForm } from './AnswersForm.tsx'
import type { WholeFormProps } from './whole-form-props.ts'

type Goal = NonNullable<JourneySettings['goal']>

const GOALS = ['none', 'booking', 'visit', 'payment', 'event'] as const
const NOWHERE = ''
const USUAL_EVENT = { types: ['appointment.completed' as const], where: [] }

/** What ends the journey at once, what brings people back, and what counts as success. */
export function ExitsForm({ definition, onChange }: WholeFormProps) {
  const { t } = useTranslation('journey-form')
  const { settings } = definition
  const { goal } = settings
  const set = (change: Partial<JourneySettings>) => onChange({ ...definition, settings: { ...settings, ...change } })
  const setGoal = (kind: string | null) => {
    if (kind === 'none') set({ goal: null })
    else if (kind) set({ goal: (kind === 'event' ? { kind, match: USUAL_EVENT } : { kind }) as Goal })
  }
  return (
    <div className={css.form}>
      <AnswersForm settings={settings} onChange={set} />
      <ResumeForm definition={definition} onChange={onChange} />
      <h3 className={css.legend}>{t('exits.others')}</h3>
      <ExitRules settings={settings} onChange={set} />
      <h3 className={css.legend}>{t('goal.title')}</h3>
      <Select
        label={t('goal.what')}
        value={goal?.kind ?? 'none'}
        allowDeselect={false}
        data={GOALS.map((value) => ({ value, label: t(`goal.kinds.${value}`) }))}
        onChange={setGoal}
      />
      {goal?.kind === 'event' && (
        <EventMatchField
          label={t('goal.event')}
          value={goal.match}
          onChange={(match) => set({ goal: { ...goal, match } })}
        />
      )}
      {goal && (
        <Checkbox
          label={t('goal.exit')}
          checked={settings.exitOnGoal}
          onChange={({ currentTarget }) => set({ exitOnGoal: currentTarget.checked })}
        />
      )}
      <NumberInput
        label={t('goal.days')}
        description={t('goal.daysHint')}
        value={settings.attributionDays}
        min={1}
        max={365}
        allowDecimal={false}
        onChange={(days) => typeof days === 'number' && days >= 1 && set({ attributionDays: days })}
      />
    </div>
  )
}

/** The step at which somebody goes on whose booking fell through. */
function ResumeForm({ definition, onChange }: WholeFormProps) {
  const { t } = useTranslation('journey-form')
  const names = useStepNames(definition)
  const { settings, nodes } = definition
  const steps = [
    { value: NOWHERE, label: t('resume.nowhere') },
    ...nodes.map(({ id }) => ({ value: id, label: names(id) })),
  ]
  return (
    <>
      <h3 className={css.legend}>{t('resume.title')}</h3>
      {(['onCancelled', 'onNoShow'] as const).map((when) => (
        <Select
          key={when}
          label={t(`resume.${when}`)}
          value={settings.resume[when] ?? NOWHERE}
          allowDeselect={false}
          data={steps}
          onChange={(id) =>
            onChange({ ...definition, settings: { ...settings, resume: { ...settings.resume, [when]: id || null } } })
          }
        />
      ))}
    </>
  )
}

type ExitRulesProps = { settings: JourneySettings; onChange: (change: Partial<JourneySettings>) => void }

/** Further reasons to leave at once, wherever somebody stands. */
function ExitRules({ settings: { exits }, onChange }: ExitRulesProps) {
  const { t } = useTranslation('journey-form')
  const segments = useClinicLists().segments ?? []
  const setRule = (at: number, rule: ExitRule | null) =>
    onChange({ exits: exits.flatMap((one, index) => (index === at ? (rule ? [rule] : []) : [one])) })
  const [first] = segments
  return (
    <>
      {exits.map((rule, index) => (
        // Rules of exit have no names of their own.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={`${rule.kind}${index}`} className={css.rowBox}>
          <div className={css.rowHead}>
            <span className={css.grow}>{t(`exits.kinds.${rule.kind}`)}</span>
            <Button
              size="small"
              variant="quiet"
              aria-label={t('exits.remove')}
              icon={<IconX size={14} stroke={1.6} />}
              onClick={() => setRule(index, null)}
            />
          </div>
          {rule.kind === 'event' ? (
            <EventMatchField
              label={t('exits.event')}
              value={rule.match}
              onChange={(match) => setRule(index, { ...rule, match })}
            />
          ) : (
            <SegmentSelect
              label={t('exits.segment')}
              value={rule.segmentId}
              onChange={(segmentId) => setRule(index, { ...rule, segmentId })}
            />
          )}
        </div>
      ))}
      <div className={css.rowHead}>
        <Button size="small" onClick={() => onChange({ exits: [...exits, { kind: 'event', match: USUAL_EVENT }] })}>
          {t('exits.addEvent')}
        </Button>
        {first && (
          <Button
            size="small"
            onClick={() => onChange({ exits: [...exits, { kind: 'segment_left', segmentId: first.value }] })}
          >
            {t('exits.addSegment')}
          </Button>
        )}
      </div>
    </>
  )
}
