import { type AgeTotal, type CohortCell, totalsByAge } from '@revisit/domain/cohorts.ts'
import type { Locale } from '../../platform/errors.ts'
import type { WrittenCell } from '../../platform/tabular/write-csv.ts'
import type { CohortRow } from './cohorts.ts'
import type { COHORT_MEASURES } from './cohort-schemas.ts'

export type CohortFile = {
  measure: (typeof COHORT_MEASURES)[number]
  per: 'patient' | 'total'
  locale: Locale
}

type Table = { by: string | null; cohorts: readonly CohortRow[] }

const HEADS = {
  ru: { key: 'Срез', cohort: 'Первый визит', size: 'Новых', cac: 'CAC', returned: 'Вернулись', payback: 'Окупились' },
  en: { key: 'Slice', cohort: 'First visit', size: 'New', cac: 'CAC', returned: 'Returned', payback: 'Paid back' },
}
const TOTAL = { ru: 'Все', en: 'All' }

/** Every cohort of every slice, head first: money in whole units with two decimals, shares as fractions, blank where no period began. */
export function allRows({ by, cohorts }: Table, file: CohortFile): WrittenCell[][] {
  const words = HEADS[file.locale]
  const ages = agesOf(cohorts)
  const head = [
    ...(by === null ? [] : [words.key]),
    words.cohort,
    words.size,
    words.cac,
    words.returned,
    words.payback,
    ...ages.map((k) => `M${k}`),
  ]
  const rows = cohorts.map((cohort): WrittenCell[] => [
    ...(by === null ? [] : [cohort.name]),
    cohort.cohort,
    { number: cohort.size },
    money(cohort.cac),
    share(returnOf([cohort])),
    cohort.paybackK === null ? null : `M${cohort.paybackK}`,
    ...ages.map((k) => valueOf(cohort.cells[k], cohort.size, file)),
  ])
  return [head, ...rows]
}

/** The rows of the screen: the newest cohorts with their total, or one row per slice with its first ages. */
export function screenRows(table: Table, file: CohortFile, last: number | null): WrittenCell[][] {
  if (table.by !== null) return sliceRows(table.cohorts, file, last)
  const cohorts = last === null ? table.cohorts : table.cohorts.slice(-last)
  const totals = totalsByAge(cohorts)
  const known = cohorts.filter((cohort) => cohort.spend !== null)
  const people = sum(known.map(({ size }) => size))
  const total: WrittenCell[] = [
    TOTAL[file.locale],
    { number: sum(cohorts.map(({ size }) => size)) },
    money(people > 0 ? Math.round(sum(known.map(({ spend }) => spend ?? 0)) / people) : null),
    share(returnOf(cohorts)),
    null,
    ...agesOf(cohorts).map((k) => valueOf(totals[k], totals[k]?.patients ?? 0, file)),
  ]
  return [...allRows({ by: null, cohorts }, file), total]
}

/** The average of the cohorts of a slice that have lived each period, the largest slice first. */
function sliceRows(cohorts: readonly CohortRow[], file: CohortFile, last: number | null): WrittenCell[][] {
  const words = HEADS[file.locale]
  const ages = agesOf(cohorts).slice(0, last ?? undefined)
  const slices = [...Map.groupBy(cohorts, (cohort) => cohort.key ?? '').values()]
    .map((members) => ({ members, size: sum(members.map(({ size }) => size)) }))
    .toSorted((a, b) => b.size - a.size)
  const rows = slices.map(({ members, size }): WrittenCell[] => {
    const totals = totalsByAge(members)
    const cells = ages.map((k) => valueOf(totals[k], totals[k]?.patients ?? 0, file))
    return [members[0]!.name, { number: size }, share(returnOf(members)), ...cells]
  })
  return [[words.key, words.size, words.returned, ...ages.map((k) => `M${k}`)], ...rows]
}

function valueOf(
  cell: CohortCell | AgeTotal | undefined,
  size: number,
  { measure, per }: Pick<CohortFile, 'measure' | 'per'>,
): WrittenCell {
  if (cell === undefined || size === 0) return null
  const whole = {
    margin: cell.cumulativeMargin / 100,
    revenue: cell.cumulativeRevenue / 100,
    retention: cell.active,
    visits: cell.visits,
  }[measure]
  return { number: round(per === 'patient' ? whole / size : whole, 4) }
}

function returnOf(cohorts: readonly CohortRow[]): number | null {
  const eligible = sum(cohorts.map(({ returned }) => returned?.eligible ?? 0))
  return eligible > 0 ? sum(cohorts.map(({ returned }) => returned?.converted ?? 0)) / eligible : null
}

function agesOf(cohorts: readonly CohortRow[]): number[] {
  return Array.from({ length: Math.max(0, ...cohorts.map(({ cells }) => cells.length)) }, (_, k) => k)
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function share(value: number | null): WrittenCell {
  return value === null ? null : { number: round(value, 4) }
}

function money(minor: number | null): WrittenCell {
  return minor === null ? null : { number: minor / 100 }
}

function round(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits
}
