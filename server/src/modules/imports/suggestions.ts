import type { Locale, Text } from '../../platform/errors.ts'
import { fieldOf } from './entities/catalogue.ts'
import type { Field } from './entities/description.ts'
import { centuryEarlier, numberIn, type ProblemFix } from './fixes.ts'
import { type Mapping, resolveTargets } from './mapping.ts'
import { listedField } from './value-counts.ts'
import { suggestValue, type Vocabulary } from './values.ts'

/** What can be done with all cells that are wrong in the same way; `values`: each of them needs its own answer. */
export type Suggestion =
  | { kind: 'problem'; header: string; fix: ProblemFix; label: string }
  | { kind: 'value'; header: string; cell: string; value: string; label: string }
  | { kind: 'values'; header: string }

type Group = { entity: string | null; columnName: string | null; code: string; severity: string; cell: string | null }

/** The fix to offer for a kind of problem of a column; null when only the file can be corrected. */
export function suggestionFor(group: Group, mapping: Mapping | undefined, vocabulary: Vocabulary): Suggestion | null {
  const place = mapping && placeOf(group, mapping)
  if (!place) return null
  if (group.code === 'word_unknown' || group.code === 'reference_unknown') {
    return listedField(mapping, place.header) ? valueFix(group.cell, place, vocabulary) : null
  }
  const number = group.code === 'money_unreadable' && group.cell ? numberIn(group.cell) : null
  if (number !== null) return { kind: 'problem', header: place.header, fix: 'number', label: number }
  const isOptional = !place.field.required && group.severity === 'warning'
  return isOptional && OWN_CELL.test(group.code) ? problemFix(group, place, vocabulary.locale) : null
}

type Place = { header: string; field: Field }

function valueFix(cell: string | null, { header, field }: Place, vocabulary: Vocabulary): Suggestion {
  const found = cell === null ? null : suggestValue(cell, field, vocabulary)
  return found && cell !== null ? { kind: 'value', header, cell, ...found } : { kind: 'values', header }
}

function problemFix({ code, cell }: Group, { header, field }: Place, locale: Locale): Suggestion | null {
  const earlier = code === 'date_in_future' && field.past && cell ? centuryEarlier(cell) : null
  if (earlier !== null) return { kind: 'problem', header, fix: 'century', label: dayOf(earlier, locale) }
  return field.kind === 'raw' ? null : { kind: 'problem', header, fix: 'empty', label: withoutIt(field)[locale] }
}

/** Problems of one cell by itself. */
const OWN_CELL = /^(phone|email|date|money|quantity|time)_/

function placeOf(group: Group, mapping: Mapping): Place | null {
  for (const header of Object.keys(mapping.columns)) {
    const found = resolveTargets(mapping, header).find((target) => isMeant(group, header, target))
    if (found) return { header, field: fieldOf(found.entity, found.field)! }
  }
  return null
}

function isMeant({ entity, columnName }: Group, header: string, target: ReturnType<typeof resolveTargets>[number]) {
  const field = fieldOf(target.entity, target.field)
  if (!field || (entity !== null && target.entity !== entity)) return false
  // A reference that was not found is reported under the name of its field.
  return header === columnName || field.label.ru === columnName || field.name === columnName
}

function withoutIt({ kind }: Field): Text {
  if (kind === 'phone') return { ru: 'без телефона', en: 'no phone' }
  if (kind === 'email') return { ru: 'без почты', en: 'no e-mail' }
  if (kind === 'day' || kind === 'instant') return { ru: 'без даты', en: 'no date' }
  if (kind === 'money' || kind === 'amount') return { ru: 'без суммы', en: 'no amount' }
  return { ru: 'оставить пустым', en: 'leave empty' }
}

function dayOf(date: string, locale: Locale): string {
  const [year, month, day] = date.split('-')
  return locale === 'ru' ? `${day}.${month}.${year}` : date
}
