import { Readable } from 'node:stream'
import type { Locale } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { writeXlsx } from '../../platform/tabular/write-xlsx.ts'

/** A small table as a file: CSV as the language's Excel opens it, or a workbook. */
export async function tableFile(
  rows: WrittenCell[][],
  { name, format, locale }: { name: string; format: 'csv' | 'xlsx'; locale: Locale },
): Promise<Download> {
  const workbook = format === 'xlsx' ? await writeXlsx(rows, name) : undefined
  if (workbook) {
    const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return { download: workbook, fileName: `${name}.xlsx`, contentType }
  }
  const style = locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  return {
    download: Readable.from(writeCsv(rows, style)),
    fileName: `${name}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}
