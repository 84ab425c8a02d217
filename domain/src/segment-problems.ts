import type { Bilingual } from './bilingual.ts'
import { type SegmentField, type SegmentOptions, OPERATORS_OF_TYPE, VALUE_OF_OPERATOR } from './segment-field.ts'
import type { FieldCatalogue } from './segment-fields.ts'
import {
  type Condition,
  isCondition,
  isRange,
  isTexts,
  nodesOf,
  type RulePath,
  type SegmentRule,
} from './segment-rule.ts'
import { windowHours } from './segment-window.ts'

export type RuleProblem = { path: RulePath; message: Bilingual }

/** Everything in a well-formed rule that the catalogue does not know or allow; empty when it can be used. */
export function ruleProblems(rule: SegmentRule, catalogue: FieldCatalogue): RuleProblem[] {
  return nodesOf(rule).flatMap(({ path, rule: inner }) => {
    const message = isCondition(inner) ? conditionProblem(inner, catalogue) : null
    return message ? [{ path, message }] : []
  })
}

function conditionProblem(condition: Condition, catalogue: FieldCatalogue): Bilingual | null {
  const field = catalogue.find(condition.field)
  if (!field) return { ru: `Поля «${condition.field}» нет`, en: `There is no field "${condition.field}"` }
  if (!OPERATORS_OF_TYPE[field.type].includes(condition.op)) {
    return { ru: `«${field.words.ru}» так не сравнивают`, en: `"${field.words.en}" is not compared like this` }
  }
  return valueProblem(condition, field) ?? windowProblem(condition, field) ?? whereProblem(condition, field)
}

const VALUE_CHECKS: Readonly<Record<string, (condition: Condition, field: SegmentField) => Bilingual | null>> = {
  nothing: ({ value }) =>
    value === undefined ? null : { ru: 'Значение здесь не нужно', en: 'No value is needed here' },
  number: ({ value }) => (typeof value === 'number' ? null : { ru: 'Нужно число', en: 'A number is needed' }),
  range: ({ value }) => {
    if (!isRange(value)) return { ru: 'Нужны два числа', en: 'Two numbers are needed' }
    return value[0] <= value[1] ? null : { ru: 'Первое число больше второго', en: 'The first number is larger' }
  },
  point: ({ value }) =>
    isShape(value, ['on', 'ago', 'ahead', 'start', 'end']) ? null : { ru: 'Нужна дата', en: 'A date is needed' },
  window: ({ value }) => {
    if (!isShape(value, ['last', 'next', 'from', 'to'])) return { ru: 'Нужен период', en: 'A period is needed' }
    return windowHours(value as never) === null ? null : { ru: 'Здесь считают днями', en: 'Days are counted here' }
  },
  texts: ({ value }, field) => {
    if (!isTexts(value)) return { ru: 'Выберите значения', en: 'Choose values' }
    return optionProblem(value, field.options)
  },
}

function valueProblem(condition: Condition, field: SegmentField): Bilingual | null {
  return VALUE_CHECKS[VALUE_OF_OPERATOR[condition.op]]!(condition, field)
}

function windowProblem({ within }: Condition, field: SegmentField): Bilingual | null {
  if (within === undefined) return null
  if (field.window === undefined) return { ru: 'Периода у этого условия нет', en: 'This condition takes no period' }
  if (windowHours(within) !== null && field.window !== 'hours')
    return { ru: 'Здесь считают днями', en: 'Days are counted here' }
  return null
}

function whereProblem({ where }: Condition, field: SegmentField): Bilingual | null {
  for (const [key, values] of Object.entries(where ?? {})) {
    const filter = field.where?.find((known) => known.key === key)
    if (!filter) return { ru: `Уточнения «${key}» здесь нет`, en: `There is no filter "${key}" here` }
    const problem = optionProblem(values, filter.options)
    if (problem) return problem
  }
  return null
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const LISTS_OF_IDS: ReadonlySet<string> = new Set([
  'branches',
  'doctors',
  'staff',
  'services',
  'insurers',
  'segments',
  'journeys',
])

function optionProblem(values: readonly string[], options: SegmentOptions | undefined): Bilingual | null {
  const wrong = values.find((value) => !isOption(value, options))
  return wrong === undefined ? null : { ru: `Значения «${wrong}» нет`, en: `There is no value "${wrong}"` }
}

function isOption(value: string, options: SegmentOptions | undefined): boolean {
  if (options?.kind === 'fixed') return options.values.some((option) => option.value === value)
  return options?.kind !== 'clinic' || !LISTS_OF_IDS.has(options.list) || UUID.test(value)
}

function isShape(value: unknown, keys: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && keys.some((key) => key in value)
}
