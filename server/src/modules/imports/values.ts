import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import { foldWord } from '@revisit/domain/cell-value.ts'
import { cellTrial } from './cell-trial.ts'
import { cellReader } from './cell-readers.ts'
import { readDirectories } from './clinic-queries.ts'
import { Directory, type DirectoryName } from './directory.ts'
import type { Field } from './entities/description.ts'
import { fixesOf } from './fixes.ts'
import type { ImportRow } from './import-queries.ts'
import type { Mapping } from './mapping.ts'
import { RowBuffer, type RunContext } from './row-buffer.ts'
import { similarName } from './similar-name.ts'
import { isReport } from './source-plan.ts'
import { type CountedColumn, listedField } from './value-counts.ts'
import { readSourceNames } from './value-queries.ts'
import { WORD_CHOICES } from './value-words.ts'

export type Choice = { value: string; label: string }

/** `fixed`: a person said how to read it; `new`: it will be made; `unknown`: nothing can be made of it. */
export type ListedValue = {
  cell: string
  count: number
  state: 'known' | 'fixed' | 'new' | 'unknown'
  /** What it is read as; null for what is unknown. */
  reads: string | null
  suggestion: Choice | null
}

export type ListedColumn = {
  sheet: string
  header: string
  kind: 'words' | 'names'
  /** A name nobody has becomes one more. */
  mayCreate: boolean
  choices: Choice[]
  values: ListedValue[]
  more: boolean
}

/** Everything a cell of a list may mean in the clinic as it is now. */
export type Vocabulary = {
  locale: Locale
  context: RunContext
  directories: Record<DirectoryName, { list: Directory; names: { name: string }[] }>
  sources: { name: string }[]
}

export async function readVocabulary(
  db: Db,
  { clinicId, origin, locale, context }: { clinicId: string; origin: string; locale: Locale; context: RunContext },
): Promise<Vocabulary> {
  const known = await readDirectories(db, clinicId)
  const open = (name: DirectoryName) => ({
    list: new Directory(known[name], origin, () => ''),
    names: known[name].map((row) => ({ name: row.name })),
  })
  return {
    locale,
    context,
    directories: {
      branches: open('branches'),
      staff: open('staff'),
      services: open('services'),
      insurers: open('insurers'),
    },
    sources: (await readSourceNames(db, clinicId)).map((name) => ({ name })),
  }
}

/** The columns of names and words of one sheet as the last check counted them, the cells that need an answer first. */
export function listedColumns(row: ImportRow, sheet: string, vocabulary: Vocabulary): ListedColumn[] {
  const mapping = row.plan.mappings?.[sheet]
  if (!mapping) return []
  const counted = ((row.result?.values ?? []) as CountedColumn[]).filter((column) => column.sheet === sheet)
  return counted.flatMap((column) => {
    const field = listedField(mapping, column.header)
    return field ? [listedColumn(column, { field, mapping, vocabulary })] : []
  })
}

/** What a cell of a list most likely means; null when nothing is like it, or it is known. */
export function suggestValue(cell: string, field: Field, vocabulary: Vocabulary): Choice | null {
  const choices = choicesOf(field, vocabulary)
  if (!WORD_CHOICES[field.kind]) {
    const similar = similarName(cell, namesOf(field, vocabulary))
    return similar && foldWord(similar.name) !== foldWord(cell) ? { value: similar.name, label: similar.name } : null
  }
  const similar = similarName(
    cell,
    choices.map(({ label }) => ({ name: label })),
  )
  return choices.find(({ label }) => label === similar?.name) ?? null
}

const NEED: Record<ListedValue['state'], number> = { unknown: 0, new: 1, fixed: 2, known: 3 }

type Place = { field: Field; mapping: Mapping; vocabulary: Vocabulary }

function listedColumn(column: CountedColumn, { field, mapping, vocabulary }: Place): ListedColumn {
  const fixes = fixesOf(mapping.fixes, column.header)?.values ?? {}
  const told = new Map(Object.entries(fixes).map(([cell, text]) => [foldWord(cell), text]))
  const isWords = WORD_CHOICES[field.kind] !== undefined
  const mayCreate =
    !isWords && (field.name === 'source' || field.byName === true || isReport(headersOf(mapping), mapping))
  const values = column.values.map(([cell, count]): ListedValue => {
    const instead = told.get(foldWord(cell))
    if (instead !== undefined) {
      return { cell, count, state: 'fixed', reads: readsAs(instead, field, vocabulary) ?? instead, suggestion: null }
    }
    const reads = readsAs(cell, field, vocabulary)
    if (reads !== null) return { cell, count, state: 'known', reads, suggestion: null }
    const suggestion = suggestValue(cell, field, vocabulary)
    return { cell, count, state: mayCreate ? 'new' : 'unknown', reads: mayCreate ? cell : null, suggestion }
  })
  return {
    sheet: column.sheet,
    header: column.header,
    kind: isWords ? 'words' : 'names',
    mayCreate,
    choices: choicesOf(field, vocabulary),
    values: values.sort((a, b) => NEED[a.state] - NEED[b.state] || b.count - a.count),
    more: column.more,
  }
}

function headersOf({ columns }: Mapping): string[] {
  return Object.keys(columns)
}

/** What the clinic calls the thing a cell names; '' when it says nothing, null when it names nothing known. */
function readsAs(cell: string, field: Field, { locale, context, directories, sources }: Vocabulary): string | null {
  if (cell === '') return ''
  if (WORD_CHOICES[field.kind]) return wordOf(cell, field, { locale, context })
  const directory = DIRECTORY_OF[field.kind]
  if (!directory) return sources.find(({ name }) => foldWord(name) === foldWord(cell))?.name ?? null
  const { list, names } = directories[directory]
  const id = list.find(cell)
  return id === null ? null : (names.find(({ name }) => list.find(name) === id)?.name ?? cell)
}

function wordOf(
  cell: string,
  field: Field,
  { locale, context }: Pick<Vocabulary, 'locale' | 'context'>,
): string | null {
  const row = new RowBuffer(context, new Map(), new Map())
  if (cellTrial(field, 'dmy')(cell, row)) return null
  const value = cellReader(field, 'dmy')(cell, row)
  if (value === null) return ''
  const word = field.kind === 'boolean' ? YES_NO[String(value)] : value
  return WORD_CHOICES[field.kind]?.find((each) => each.value === word)?.label[locale] ?? null
}

const YES_NO: Record<string, string> = { true: 'yes', false: 'no' }

const DIRECTORY_OF: Partial<Record<Field['kind'], DirectoryName>> = {
  branch: 'branches',
  staff: 'staff',
  service: 'services',
  insurer: 'insurers',
}

const MOST_CHOICES = 1000

function choicesOf(field: Field, vocabulary: Vocabulary): Choice[] {
  const words = WORD_CHOICES[field.kind]
  if (words) return words.map(({ value, label }) => ({ value, label: label[vocabulary.locale] }))
  const names = [...new Set(namesOf(field, vocabulary).map(({ name }) => name))]
  return names.slice(0, MOST_CHOICES).map((name) => ({ value: name, label: name }))
}

function namesOf(field: Field, { directories, sources }: Vocabulary): { name: string }[] {
  const directory = DIRECTORY_OF[field.kind]
  return directory ? directories[directory].names : sources
}
