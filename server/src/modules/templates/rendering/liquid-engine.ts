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
const LIMITS = { parseLimit: 100_000, renderLimit: 50, memoryLimit: 500_000 }

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
  liquid.registerFilter('plural', (count: unknown, one: string, few: string, many: string) =>
    russianForm(Number(count), [String(one), String(few), String(many ?? few)]),
  )
  liquid.registerFilter('by_sex', (sex: unknown, m: string, f: string, unknown: string) =>
    bySex(
      { firstName: null, lastName: null, middleName: null, sex: sex === 'm' || sex === 'f' ? sex : null },
      { m: String(m), f: String(f), unknown: String(unknown ?? m) },
    ),
  )
  return liquid
}
