import type { Locale } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/route.ts'
import type { WrittenCell } from '../../platform/tabular/write-csv.ts'
import type { returnTrend } from './returns.ts'
import { tableFile } from './table-file.ts'

export type ReturnFileRow = {
  month?: string
  name: string | null
  fromVisit: number
  eligible: number
  converted: number
  waiting: number
  rate: number | null
  low: number | null
  high: number | null
}

const HEADS = {
  ru: ['Месяц', 'Срез', 'От визита', 'Прошло окно', 'Вернулись', 'Ещё в окне', 'Доля', 'Не меньше', 'Не больше'],
  en: ['Month', 'Slice', 'From visit', 'Window passed', 'Returned', 'Still inside', 'Share', 'At least', 'At most'],
}

/** Return rates as a file; shares are fractions. */
export async function returnFile(
  { asOf, rows }: { asOf: string; rows: readonly ReturnFileRow[] },
  { format, locale }: { format: 'csv' | 'xlsx'; locale: Locale },
): Promise<Download> {
  const byMonth = rows.some((row) => row.month !== undefined)
  const written = rows.map((row): WrittenCell[] => [
    ...(byMonth ? [row.month] : []),
    row.name,
    ...[row.fromVisit, row.eligible, row.converted, row.waiting].map((number) => ({ number })),
    ...[row.rate, row.low, row.high].map((share) =>
      share === null ? null : { number: Math.round(share * 1e4) / 1e4 },
    ),
  ])
  const head = byMonth ? HEADS[locale] : HEADS[locale].slice(1)
  return tableFile([head, ...written], { name: `returns-${asOf}`, format, locale })
}

/** The trend as rows of a file, slice after slice. */
export function trendRows({ fromVisit, points, slices }: Awaited<ReturnType<typeof returnTrend>>): ReturnFileRow[] {
  const rowsOf = (name: string | null, months: typeof points) =>
    months.map(({ cohort, ...row }): ReturnFileRow => ({ ...row, fromVisit, name, month: cohort }))
  return [...rowsOf(null, points), ...slices.flatMap((slice) => rowsOf(slice.name, slice.points))]
}
