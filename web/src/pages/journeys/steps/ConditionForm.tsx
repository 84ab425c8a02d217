import type { EpisodeTest } from '@revisit/domain/journey-node.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { RuleField } from '../fields/RuleField.tsx'
import { EpisodeTestBody } from './EpisodeTestBody.tsx'
import type { StepFormProps } from './step-form-props.ts'

const STARTS: { [F in EpisodeTest['fact']]: Extract<EpisodeTest, { fact: F }> } = {
  booked_since_entry: { fact: 'booked_since_entry', is: true },
  visited_since_entry: { fact: 'visited_since_entry', is: true },
  plan_left: { fact: 'plan_left', op: 'gte', amount: 5_000_000 },
  touch: { fact: 'touch', outcomes: ['read', 'clicked', 'replied'] },
  treatment_type: { fact: 'treatment_type', in: ['hygiene'] },
}
const FACTS = Object.keys(STARTS) as EpisodeTest['fact'][]
const MOST_TESTS = 10

/** What is asked about the episode and about the patient; everything has to be true for «да». */
export function ConditionForm({ node, definition, onChange }: StepFormProps<'condition'>) {
  const { t } = useTranslation('journey-form')
  const { episode, rule } = node
  const setTest = (index: number, test: EpisodeTest | null) =>
    onChange({ ...node, episode: episode.flatMap((one, at) => (at === index ? (test ? [test] : []) : [one])) })
  return (
    <>
      <h3 className={css.legend}>{t('condition.episode')}</h3>
      {episode.map((test, index) => (
        // Tests have no names of their own; two of a kind may stand side by side.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={`${test.fact}${index}`} className={css.rowBox}>
          <div className={css.rowHead}>
            <span className={css.grow}>{t(`condition.facts.${test.fact}`)}</span>
            <Button
              size="small"
              variant="quiet"
              aria-label={t('condition.remove')}
              icon={<IconX size={14} stroke={1.6} />}
              onClick={() => setTest(index, null)}
            />
          </div>
          <EpisodeTestBody test={test} definition={definition} onChange={(next) => setTest(index, next)} />
        </div>
      ))}
      {episode.length < MOST_TESTS && (
        <div>
          <Picker
            size="small"
            label={t('condition.add')}
            value=""
            options={FACTS.map((value) => ({ value: value as string, label: t(`condition.facts.${value}`) }))}
            onChange={(fact) =>
              onChange({ ...node, episode: [...episode, STARTS[fact as EpisodeTest['fact']] as EpisodeTest] })
            }
          />
        </div>
      )}
      <h3 className={css.legend}>{t('condition.patient')}</h3>
      <RuleField
        label={t('condition.patient')}
        add={t('condition.addRule')}
        value={rule}
        onChange={(next) => {
          const { rule: _, ...rest } = node
          onChange(next ? { ...rest, rule: next } : rest)
        }}
      />
      <p className={css.hint}>{t('condition.hint')}</p>
    </>
  )
}
