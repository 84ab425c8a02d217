import type { ColumnFixes, DateOrder, Mapping, ProblemFix, Suggestion } from '../kit/import-types.ts'

/** One thing a person said, as a line that can be taken back. `values` with '' reads the cell as empty. */
export type AppliedFix =
  | { kind: 'value'; header: string; cell: string; value: string }
  | { kind: 'problem'; header: string; code: string; fix: ProblemFix }
  | { kind: 'dates'; header: string; dates: DateOrder }

/** Everything said about the cells of a sheet, in the order of its columns. */
export function appliedFixes({ fixes = {} }: Mapping): AppliedFix[] {
  return Object.entries(fixes).flatMap(([header, { values = {}, problems = {}, dates }]): AppliedFix[] => [
    ...Object.entries(values).map(([cell, value]) => ({ kind: 'value' as const, header, cell, value })),
    ...Object.entries(problems).map(([code, fix]) => ({ kind: 'problem' as const, header, code, fix })),
    ...(dates ? [{ kind: 'dates' as const, header, dates }] : []),
  ])
}

/** The mapping with one cell read otherwise wherever it stands; null gives it its own meaning back. */
export function withValue(mapping: Mapping, header: string, cell: string, value: string | null): Mapping {
  return changed(mapping, header, (fixes) => ({ ...fixes, values: put(fixes.values, cell, value) }))
}

/** The mapping with something done to every cell that is wrong in one way; null does nothing. */
export function withProblem(mapping: Mapping, header: string, code: string, fix: ProblemFix | null): Mapping {
  return changed(mapping, header, (fixes) => ({ ...fixes, problems: put(fixes.problems, code, fix) }))
}

/** The mapping with a column of dates read in that order; null leaves it to the product. */
export function withDates(mapping: Mapping, header: string, dates: DateOrder | null): Mapping {
  return changed(mapping, header, ({ values, problems }) => ({ values, problems, ...(dates ? { dates } : {}) }))
}

/** The mapping with all that was said of one column as it was then. */
export function withColumnFixes(mapping: Mapping, header: string, then: Mapping): Mapping {
  return changed(mapping, header, () => then.fixes?.[header] ?? {})
}

/** The mapping without one of the things said. */
export function withoutFix(mapping: Mapping, fix: AppliedFix): Mapping {
  if (fix.kind === 'value') return withValue(mapping, fix.header, fix.cell, null)
  if (fix.kind === 'problem') return withProblem(mapping, fix.header, fix.code, null)
  return withDates(mapping, fix.header, null)
}

/** The mapping with the product's suggestion taken for all such cells. */
export function withSuggestion(mapping: Mapping, code: string, suggestion: Suggestion): Mapping {
  if (suggestion.kind === 'value') return withValue(mapping, suggestion.header, suggestion.cell, suggestion.value)
  return suggestion.kind === 'problem' ? withProblem(mapping, suggestion.header, code, suggestion.fix) : mapping
}

function changed(mapping: Mapping, header: string, change: (fixes: ColumnFixes) => ColumnFixes): Mapping {
  const { fixes = {}, ...rest } = mapping
  const { [header]: own = {}, ...others } = fixes
  const { values, problems, dates } = change(own)
  const next: ColumnFixes = {
    ...(values && Object.keys(values).length > 0 ? { values } : {}),
    ...(problems && Object.keys(problems).length > 0 ? { problems } : {}),
    ...(dates ? { dates } : {}),
  }
  const all = Object.keys(next).length > 0 ? { ...others, [header]: next } : others
  return Object.keys(all).length > 0 ? { ...rest, fixes: all } : rest
}

function put<Value>(
  known: Record<string, Value> | undefined,
  key: string,
  value: Value | null,
): Record<string, Value> | undefined {
  const rest = Object.fromEntries(Object.entries(known ?? {}).filter(([each]) => each !== key)) as Record<string, Value>
  return value === null ? rest : { ...rest, [key]: value }
}
