import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { useTranslation } from 'react-i18next'
import type { EntityResult } from '../kit/import-types.ts'
import css from './EntityTable.module.css'

const COUNTS = ['rows', 'created', 'updated', 'unchanged', 'rejected'] as const

/** What became of the rows, by entity. */
export function EntityTable({ results }: { results: EntityResult[] }) {
  const { t } = useTranslation(['import-run', 'imports'])
  const { number } = useFormat()
  const total = (count: (typeof COUNTS)[number]) => results.reduce((sum, each) => sum + each[count], 0)
  const cell = (count: (typeof COUNTS)[number], value: number) => (
    <td
      key={count}
      className={classes(count === 'rejected' && value > 0 && css.bad, value === 0 && css.zero)}
      data-label={t(`counts.${count}`)}
    >
      {number(value)}
    </td>
  )
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('counts.entity')}</th>
          {COUNTS.map((count) => (
            <th key={count}>{t(`counts.${count}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {results.map((result) => (
          <tr key={result.entity}>
            <th scope="row">
              {t(`imports:entities.${result.entity as 'patients'}`)}
              {result.merged > 0 && <span className="caption"> · {t('counts.merged', { count: result.merged })}</span>}
            </th>
            {COUNTS.map((count) => cell(count, result[count]))}
          </tr>
        ))}
      </tbody>
      {results.length > 1 && (
        <tfoot>
          <tr>
            <th scope="row">{t('counts.total')}</th>
            {COUNTS.map((count) => cell(count, total(count)))}
          </tr>
        </tfoot>
      )}
    </table>
  )
}
