import { MultiSelect, NumberInput, Select } from '@mantine/core'
import { type EpisodeTest, TOUCH_OUTCOMES, type TouchOutcome } from '@revisit/domain/journey-node.ts'
import { TOUCH_OUTCOME_WORDS } from '@revisit/domain/journey-words.ts'
import { TREATMENT_WORDS } from '@revisit/domain/segment-filters.ts'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import css from '../fields/fields.module.css'
import { useTemplates } from '../journey-facts.ts'
import type { Definition } from '../journey-calls.ts'

export type EpisodeTestBodyProps = {
  test: EpisodeTest
  definition: Definition
  onChange: (test: EpisodeTest) => void
}

/** The value a fact about the episode is compared with. */
export function EpisodeTestBody({ test, definition, onChange }: EpisodeTestBodyProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  switch (test.fact) {
    case 'booked_since_entry':
    case 'visited_since_entry':
      return (
        <Picker
          size="small"
          label={t(`condition.facts.${test.fact}`)}
          value={test.is ? 'yes' : 'no'}
          options={(['yes', 'no'] as const).map((value) => ({ value, label: t(`condition.${value}`) }))}
          onChange={(is) => onChange({ ...test, is: is === 'yes' })}
        />
      )
    case 'plan_left':
      return (
        <div className={css.pair}>
          <Select
            aria-label={t('condition.compare')}
            value={test.op}
            allowDeselect={false}
            data={(['gte', 'lt'] as const).map((value) => ({ value, label: t(`condition.ops.${value}`) }))}
            onChange={(op) => op && onChange({ ...test, op: op as 'gte' })}
          />
          <NumberInput
            aria-label={t('condition.amount')}
            value={test.amount / 100}
            min={0}
            suffix=" ₽"
            thousandSeparator=" "
            onChange={(next) => typeof next === 'number' && onChange({ ...test, amount: Math.round(next * 100) })}
          />
        </div>
      )
    case 'treatment_type':
      return (
        <MultiSelect
          aria-label={t('condition.facts.treatment_type')}
          value={test.in}
          data={Object.entries(TREATMENT_WORDS).map(([value, words]) => ({ value, label: say(words) }))}
          onChange={(types) => types.length > 0 && onChange({ ...test, in: types })}
        />
      )
    case 'touch':
      return <TouchTest test={test} definition={definition} onChange={onChange} />
  }
}

type TouchTestProps = EpisodeTestBodyProps & { test: Extract<EpisodeTest, { fact: 'touch' }> }

const ANY = ''

/** What became of a message of this journey, or of any of them. */
function TouchTest({ test, definition, onChange }: TouchTestProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const templates = useTemplates()
  const messages = definition.nodes.flatMap((node) => (node.kind === 'message' ? [node] : []))
  const nameOf = (templateId: string | null) => templates.find(({ id }) => id === templateId)?.name
  const data = [
    { value: ANY, label: t('condition.anyMessage') },
    ...messages.map(({ id, title, templateId }) => ({ value: id, label: title || nameOf(templateId) || id })),
  ]
  const setNode = (nodeId: string | null) => {
    const { nodeId: _, ...rest } = test
    onChange(nodeId ? { ...rest, nodeId } : rest)
  }
  return (
    <div className={css.stack}>
      <Select
        aria-label={t('condition.message')}
        value={test.nodeId ?? ANY}
        allowDeselect={false}
        data={data}
        onChange={setNode}
      />
      <MultiSelect
        aria-label={t('condition.outcomes')}
        value={test.outcomes}
        data={TOUCH_OUTCOMES.map((value) => ({ value, label: say(TOUCH_OUTCOME_WORDS[value]) }))}
        onChange={(outcomes) => outcomes.length > 0 && onChange({ ...test, outcomes: outcomes as TouchOutcome[] })}
      />
    </div>
  )
}
