import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { ImportSheet } from '../shared/import-types.ts'
import css from './FilePreview.module.css'

const ROWS_SHOWN = 10

/** The header and the first rows as they were read. */
export function FilePreview({ sheet }: { sheet: ImportSheet }) {
  const { number } = useFormat()
  return (
    <div className={css.scroller}>
      <table className={css.table}>
        <thead>
          <tr>
            <th className={css.number}>{number(sheet.headerRow)}</th>
            {sheet.header.map((name, at) => (
              // oxlint-disable-next-line react/no-array-index-key -- columns of a file are known by their place
              <th key={at}>{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.samples.slice(0, ROWS_SHOWN).map((row, line) => (
            // oxlint-disable-next-line react/no-array-index-key -- rows of a preview never move
            <tr key={line}>
              <td className={css.number}>{number(sheet.headerRow + line + 1)}</td>
              {sheet.header.map((_, at) => (
                // oxlint-disable-next-line react/no-array-index-key -- columns of a file are known by their place
                <td key={at} title={row[at]}>
                  {row[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
