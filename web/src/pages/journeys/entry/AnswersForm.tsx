import { Checkbox, Select } from '@mantine/core'
import type { BookingAnswer, JourneySettings } from '@revisit/domain/journey-definition.ts'
import { useTranslation } from 'react-i18next'
import css from '../fields/fields.module.css'
import { TreatmentSelect } from '../fields/TreatmentSelect.tsx'

const WAYS = ['any', 'episode', 'types', 'none'] as const
const RESPECTS = ['treatment_type', 'plan', 'doctor', 'branch'] as const

export type AnswersFormProps = {
  settings: JourneySettings
  onChange: (change: Partial<JourneySettings>) => void
}

/** Which booking answers the episode and so ends the journey at once. */
export function AnswersForm({ settings: { answers }, onChange }: AnswersFormProps) {
  const { t } = useTranslation('journey-form')
  const set = (next: BookingAnswer) => onChange({ answers: next })
  const setWay = (by: string | null) => {
    if (by === 'episode') set({ by, match: ['treatment_type'], unknown: 'answers' })
    else if (by === 'types') set({ by, treatmentTypes: ['hygiene'], unknown: 'answers' })
    else if (by) set({ by: by as 'any' })
  }
  return (
    <>
      <Select
        label={t('answers.title')}
        description={t('answers.hint')}
        value={answers.by}
        allowDeselect={false}
        data={WAYS.map((value) => ({ value, label: t(`answers.ways.${value}`) }))}
        onChange={setWay}
      />
      {answers.by === 'episode' && (
        <Checkbox.Group
          label={t('answers.match')}
          value={answers.match}
          onChange={(match) => match.length > 0 && set({ ...answers, match: match as typeof answers.match })}
        >
          <div className={css.stack}>
            {RESPECTS.map((value) => (
              <Checkbox key={value} value={value} label={t(`answers.respects.${value}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {answers.by === 'types' && (
        <TreatmentSelect
          label={t('answers.types')}
          value={answers.treatmentTypes}
          onChange={(types) => types.length > 0 && set({ ...answers, treatmentTypes: types })}
        />
      )}
      {(answers.by === 'episode' || answers.by === 'types') && (
        <Checkbox
          label={t('answers.unknown')}
          checked={answers.unknown === 'answers'}
          onChange={({ currentTarget }) =>
            set({ ...answers, unknown: currentTarget.checked ? 'answers' : 'does_not_answer' })
          }
        />
      )}
    </>
  )
}
