import { bySex } from '@revisit/domain/greeting.ts'
import { russianForm } from '@revisit/domain/plural.ts'
import { Liquid } from 'liquidjs'

const TAGS = new Set(['if', 'unless', 'case', 'comment', '#'])
const FILTERS = new Set([
  'default',
  'capitalize',
  'downcase',
  'upcase',
  'strip',
  'truncate',
  'plus',
  'minus',
  'round',
  'escape',
])
/** `renderLimit` is milliseconds of the wall clock, so it only ends what hangs; the thread is watched by processor time. */
const LIMITS = { parseLimit: 100_000, renderLimit: 2000, memoryLimit: 500_000 }

/**
 * Liquid with nothing but variables, conditions and a few filters: no files, no loops, no reach beyond own properties of the
 * values, bounded work and memory. An unknown variable or filter is an error, never an empty place in the text.
 */
export function createLiquid({ html = false }: { html?: boolean } = {}): Liquid {
  const liquid = new Liquid({
    ...LIMITS,
    strictVariables: true,
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    ...(html ? { outputEscape: 'escape' as const } : {}),
  })
  for (const name of Object.keys(liquid.tags)) if (!TAGS.has(name)) delete liquid.tags[name]
  for (const name of Object.keys(liquid.filters)) if (!FILTERS.has(name)) delete liquid.filters[name]
  liquid.registerFilter('plural', (count: unknown, one?: string, few?: string, many?: string) => {
    const number = Number(count)
    if (!Number.isFinite(number)) throw new Error('plural wants a number')
    return russianForm(number, [word('plural', one), word('plural', few), word('plural', many ?? few)])
  })
  liquid.registerFilter('by_sex', (sex: unknown, m?: string, f?: string, unknown?: string) =>
    bySex(
      { firstName: null, lastName: null, middleName: null, sex: sex === 'm' || sex === 'f' ? sex : null },
      { m: word('by_sex', m), f: word('by_sex', f), unknown: word('by_sex', unknown ?? m) },
    ),
  )
  return liquid
}

/** @throws Error when the template forgot a form: nobody is to read "undefined". */
function word(filter: string, given: string | undefined): string {
  if (given === undefined || given === null) throw new Error(`${filter} wants all its words`)
  return String(given)
}
