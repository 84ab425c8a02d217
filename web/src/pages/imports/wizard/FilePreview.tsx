import { classes } from '@revisit/ui/classes.ts'
import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { FirstRows } from '../kit/import-types.ts'
import css from './FilePreview.module.css'

export type FilePreviewProps = {
  rows: FirstRows['items']
  headerRow: number
  busy: boolean
  onHeaderRow: (row: number) => void
}

/** The first rows as they stand in the file; the number of a row makes it the one that names the columns. */
export function FilePreview({ rows, headerRow, busy, onHeaderRow }: FilePreviewProps) {
  const { t } = useTranslation('import-run')
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  return (
    <div className={css.scroller} aria-busy={busy}>
      <table className={css.table}>
        <tbody>
          {rows.map(({ row, cells }) => {
            const isHeader = row === headerRow
            return (
              <tr key={row} className={classes(isHeader && css.header, row < headerRow && css.above)}>
                <th scope="row" className={css.number}>
                  <button
                    type="button"
                    aria-pressed={isHeader}
                    disabled={busy}
                    title={t(isHeader ? 'file.isHeader' : 'file.makeHeader')}
                    aria-label={t('file.headerIn', { row })}
                    onClick={() => !isHeader && onHeaderRow(row)}
                  >
                    {isHeader ? <IconCheck size={12} stroke={2.4} /> : null}
                    {row}
                  </button>
                </th>
                {Array.from({ length: width }, (_, at) => (
                  <td key={at} title={cells[at]}>
                    {cells[at]}
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
