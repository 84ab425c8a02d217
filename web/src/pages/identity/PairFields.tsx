import { useTranslation } from 'react-i18next'
import type { DuplicatePair, Side } from './duplicate-queries.ts'
import css from './Identity.module.css'
import { type PairChoices, shownFields, sideOfField } from './pair-choices.ts'
import { usePairWords } from './use-pair-words.ts'

export type PairFieldsProps = {
  fields: DuplicatePair['fields']
  order: Side[]
  choices: PairChoices
  onChoices: (choices: PairChoices) => void
}

/** One row per field, a radio per row where the two differ; what differs stands first. */
export function PairFields({ fields, order, choices, onChoices }: PairFieldsProps) {
  const { t } = useTranslation('duplicates')
  const words = usePairWords()
  const shown = shownFields(fields)
  const parts = [
    { title: t('pair.differ'), rows: shown.filter(({ differs }) => differs) },
    { title: t('pair.same'), rows: shown.filter(({ differs }) => !differs) },
  ].filter(({ rows }) => rows.length > 0)
  const pick = (field: string, side: Side) => onChoices({ ...choices, picked: { ...choices.picked, [field]: side } })
  return parts.map(({ title, rows }) => (
    <tbody key={title}>
      <tr className={css.part}>
        <th colSpan={3} scope="colgroup">
          {title}
        </th>
      </tr>
      {rows.map((row) => (
        <tr key={row.field}>
          <th scope="row">{words.fieldName(row)}</th>
          {order.map((side) => {
            const text = words.value(row.field, row[side])
            const isTaken = sideOfField(row, choices) === side
            return (
              <td key={side} data-taken={(row.differs && isTaken) || undefined}>
                {row.differs ? (
                  <label className={css.option}>
                    <input
                      type="radio"
                      name={row.field}
                      checked={isTaken}
                      aria-label={t('pair.pick', { field: words.fieldName(row), value: text ?? t('pair.nothing') })}
                      onChange={() => pick(row.field, side)}
                    />
                    <span className={text === null ? css.nothing : undefined}>{text ?? t('pair.nothing')}</span>
                  </label>
                ) : (
                  <span className={css.plain}>{text}</span>
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </tbody>
  ))
}
