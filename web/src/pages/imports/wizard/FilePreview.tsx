import type { ImportSheet } from '../shared/import-types.ts'
import css from './FilePreview.module.css'

/** The columns as they were read, each with its first values. */
export function FilePreview({ sheet }: { sheet: ImportSheet }) {
  const columns = sheet.columns.filter(({ header }) => header.trim() !== '')
  const lines = Math.max(0, ...columns.map(({ samples }) => samples.length))
  return (
    <div className={css.scroller}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ header }) => (
              <th key={header}>{header}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: lines }, (_, line) => (
            <tr key={line}>
              {columns.map(({ header, samples }) => (
                <td key={header} title={samples[line]}>
                  {samples[line]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
