import type { Locale } from '../../platform/errors.ts'
import type { Download } from '../../platform/http/route.ts'
import type { WrittenCell } from '../../platform/tabular/write-csv.ts'
import type { CohortRow } from './cohorts.ts'
import type { COHORT_MEASURES } from './cohort-schemas.ts'
import { tableFile } from './table-file.ts'

export type CohortFile = {
  measure: (typeof COHORT_MEASURES)[number]
  per: 'patient' | 'total'
  format: 'csv' | 'xlsx'
  locale: Locale
}

const HEADS = {
  ru: { key: 'Срез', cohort: 'Первый визит', size: 'Новых', cac: 'CAC', returned: 'Вернулись', payback: 'Окупились' },
  en: { key: 'Slice', cohort: 'First visit', size: 'New', cac: 'CAC', returned: 'Returned', payback: 'Paid back' },
}

/** The cohort table as the screen shows it: money in whole units with two decimals, shares as fractions, blank where no period began. */
export async function cohortFile(
  table: { asOf: string; by: string | null; cohorts: readonly CohortRow[] },
  { measure, per, format, locale }: CohortFile,
): Promise<Download> {
  const words = HEADS[locale]
  const ages = Math.max(0, ...table.cohorts.map((cohort) => cohort.cells.length))
  const head = [
    ...(table.by === null ? [] : [words.key]),
    words.cohort,
    words.size,
    words.cac,
    words.returned,
    words.payback,
    ...Array.from({ length: ages }, (_, k) => `M${k}`),
  ]
  const rows = table.cohorts.map((cohort): WrittenCell[] => [
    ...(table.by === null ? [] : [cohort.name]),
    cohort.cohort,
    { number: cohort.size },
    money(cohort.cac),
    cohort.returned?.rate == null ? null : { number: round(cohort.returned.rate, 4) },
    cohort.paybackK === null ? null : `M${cohort.paybackK}`,
    ...Array.from({ length: ages }, (_, k): WrittenCell => valueOf(cohort, k, { measure, per })),
  ])
  return tableFile([head, ...rows], { name: `cohorts-${measure}-${table.asOf}`, format, locale })
}

function valueOf({ cells, size }: CohortRow, k: number, { measure, per }: Pick<CohortFile, 'measure' | 'per'>) {
  const cell = cells[k]
  if (cell === undefined) return null
  const whole = {
    margin: cell.cumulativeMargin / 100,
    revenue: cell.cumulativeRevenue / 100,
    retention: cell.active,
    visits: cell.visits,
  }[measure]
  return { number: round(per === 'patient' ? whole / size : whole, 4) }
}

function money(minor: number | null): WrittenCell {
  return minor === null ? null : { number: minor / 100 }
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
