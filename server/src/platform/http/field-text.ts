import type { Text } from '../errors.ts'

type Issue = {
  code?: string
  keyword?: string
  message?: string
  expected?: string
  format?: string
  origin?: string
  minimum?: number | bigint
  maximum?: number | bigint
  values?: unknown[]
  keys?: string[]
}

type Words = (issue: Issue) => Text

const WORDS: Record<string, Words> = {
  invalid_type: ({ expected = '' }) => ({
    ru: `Нужно значение типа ${expected}`,
    en: `A value of type ${expected} is needed`,
  }),
  too_small: ({ minimum }) => ({
    ru: `Слишком мало: нужно не меньше ${minimum}`,
    en: `Too small: at least ${minimum}`,
  }),
  too_big: ({ maximum }) => ({ ru: `Слишком много: нужно не больше ${maximum}`, en: `Too big: at most ${maximum}` }),
  invalid_format: ({ format = '' }) => ({ ru: `Неверный формат (${format})`, en: `Wrong format (${format})` }),
  invalid_value: ({ values }) => ({ ru: `Допустимо: ${list(values)}`, en: `Allowed: ${list(values)}` }),
  unrecognized_keys: ({ keys }) => ({ ru: `Лишние поля: ${list(keys)}`, en: `Unknown fields: ${list(keys)}` }),
}

const OTHERWISE: Words = ({ message = '' }) => ({ ru: `Неверное значение: ${message}`, en: `Wrong value: ${message}` })

/** What is wrong with one field of a request, in both languages. Understands zod 4 issues. */
export function fieldText(raw: unknown): Text {
  const issue = raw as Issue
  return (WORDS[issue.code ?? issue.keyword ?? ''] ?? OTHERWISE)(issue)
}

function list(values: unknown[] | undefined): string {
  return (values ?? []).map(String).join(', ')
}
