import { type EntityName, ENTITY_NAMES, type Field } from './entities/description.ts'
import { CONCEPT_FIELDS, TELLING_CONCEPTS } from './entities/concepts.ts'
import { ENTITIES, fieldOf, importOrder, isEntityName } from './entities/catalogue.ts'
import type { ColumnFixes } from './fixes.ts'
import { type Concept, conceptOf, foldHeader } from './header-words.ts'

/** `entity.field`, `field` of the only entity, `custom:key`; several when one column serves several entities. */
export type ColumnTarget = string | string[] | null

export type MappingOptions = {
  /** How a row knows its patient: by the card number of the file, or by name, birth date and phone. */
  match?: 'card' | 'person'
  /** Visits and payments the base has from another source already: loaded once more, or left as they are. */
  doubles?: 'keep' | 'skip'
  /** Money of a sheet without a column of payments: one payment per row, per visit, or none. */
  payments?: 'row' | 'visit' | 'none'
  /** What to do with rows equal in every cell of a sheet without ids. */
  repeatedRows?: 'skip' | 'keep'
}

/** What the columns of one sheet mean. */
export type Mapping = {
  entities: EntityName[]
  columns: Record<string, ColumnTarget>
  options: MappingOptions
  /** What a person said of the cells of a column, by its header. */
  fixes?: Record<string, ColumnFixes> | undefined
}

export type MappingGuess = {
  mapping: Mapping
  /** Header → how sure the guess is, 0–1. */
  confidence: Record<string, number>
  /** The exchange format's own names, a report's words, or nothing recognised. */
  by: 'exchange' | 'report' | 'none'
}

export type FileHints = { fileName: string; sheetName: string; entity?: EntityName }

const FILE_WORDS: readonly (readonly [EntityName, RegExp])[] = [
  ['plan_items', /plan[_ -]?items|строки план/],
  ['service_lines', /service[_ -]?lines|оказанн|строки услуг/],
  ['marketing_spend', /marketing|spend|расход/],
  ['branches', /branch|филиал/],
  ['staff', /staff|employee|сотрудник|врачи|персонал/],
  ['services', /services|прайс|price|услуги|номенклатур/],
  ['insurers', /insurers|страховые|страховщик/],
  ['patients', /patients?|пациент|клиент/],
  ['plans', /plans?|план/],
  ['appointments', /appointments?|visits?|при[её]м|визит|запис/],
  ['payments', /payments?|оплат|платеж|касс/],
  ['policies', /polic|полис|дмс/],
  ['offers', /offers?|предложен/],
  ['leads', /leads?|лид|заявк/],
  ['calls', /calls?|звонк/],
]

/** The entity a file or sheet is named after. */
export function entityByName(name: string): EntityName | null {
  const folded = name.toLowerCase().replace(/\.\w+$/, '')
  if (isEntityName(folded)) return folded
  return FILE_WORDS.find(([, pattern]) => pattern.test(folded))?.[0] ?? null
}

/** Whether a cell reads like a column's name: for finding the header row. */
export function looksLikeColumn(text: string): boolean {
  return EXCHANGE_NAMES.has(exchangeName(text)) || (conceptOf(text)?.confidence ?? 0) >= 0.6
}

/** The best guess of what the columns mean. */
export function guessMapping(header: readonly string[], hints: FileHints): MappingGuess {
  const exchange = guessExchange(header, hints)
  const report = guessReport(header, hints)
  if (exchange && (!report || recognised(exchange) >= recognised(report))) return exchange
  return (
    report ??
    exchange ?? { mapping: { entities: [], columns: emptyColumns(header), options: {} }, confidence: {}, by: 'none' }
  )
}

/** A mapping given by a person, with plain names made whole (`phone` → `patients.phone`) and unknown ones left out. */
export function resolveTargets(mapping: Mapping, header: string): { entity: EntityName; field: string }[] {
  const target = mapping.columns[header] ?? null
  const names = target === null ? [] : Array.isArray(target) ? target : [target]
  return names.flatMap((name) => {
    if (name.startsWith('custom:')) return [{ entity: 'patients' as const, field: name }]
    const [left = '', right] = name.split('.')
    if (right !== undefined) return isEntityName(left) && fieldOf(left, right) ? [{ entity: left, field: right }] : []
    const entity = mapping.entities.find((each) => fieldOf(each, left))
    return entity ? [{ entity, field: left }] : []
  })
}

/** The field a target names, for its words and checks; undefined for custom fields and unknown names. */
export function targetField(mapping: Mapping, header: string): Field | undefined {
  const [first] = resolveTargets(mapping, header)
  return first && fieldOf(first.entity, first.field)
}

const EXCHANGE_NAMES = new Set(ENTITY_NAMES.flatMap((name) => ENTITIES[name].fields.map((field) => field.name)))

function exchangeName(header: string): string {
  return header
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, '_')
}

function recognised(guess: MappingGuess): number {
  return Object.values(guess.mapping.columns).filter((target) => target !== null).length
}

function emptyColumns(header: readonly string[]): Record<string, ColumnTarget> {
  return Object.fromEntries(header.map((name) => [name, null]))
}

function guessExchange(header: readonly string[], { fileName, sheetName, entity }: FileHints): MappingGuess | null {
  const named = entity ?? entityByName(sheetName) ?? entityByName(fileName)
  let best: { name: EntityName; score: number } | null = null
  for (const name of entity ? [entity] : ENTITY_NAMES) {
    const score = exchangeScore(header, name, name === named)
    if (score > (best?.score ?? 0.3)) best = { name, score }
  }
  if (!best) return null
  const found = best.name
  const target = (column: string) => (fieldOf(found, exchangeName(column)) ? `${found}.${exchangeName(column)}` : null)
  const columns = Object.fromEntries(header.map((column) => [column, target(column)]))
  const confidence = Object.fromEntries(header.map((column) => [column, columns[column] ? 1 : 0]))
  return { mapping: { entities: [found], columns, options: {} }, confidence, by: 'exchange' }
}

/** The share of columns that carry the exchange format's own names; 0 when too few or the required ones are missing. */
function exchangeScore(header: readonly string[], name: EntityName, named: boolean): number {
  const matched = header.map(exchangeName).filter((column) => fieldOf(name, column))
  const required = ENTITIES[name].fields.filter((field) => field.required)
  const complete = required.every((field) => matched.includes(field.name))
  if (matched.length < 2 || !(complete || named)) return 0
  return matched.length / Math.max(1, header.length) + (named ? 0.3 : 0)
}

type Heading = { header: string; concept: Concept; confidence: number }

function guessReport(header: readonly string[], hints: FileHints): MappingGuess | null {
  const headings = header.flatMap((name): Heading[] => {
    const found = conceptOf(name)
    return found ? [{ header: name, ...found }] : []
  })
  if (headings.length === 0) return null
  const entities = hints.entity ? [hints.entity] : chooseEntities(headings, hints)
  if (entities.length === 0) return null
  const { columns, confidence } = assignColumns(header, headings, entities)
  return { mapping: { entities, columns, options: {} }, confidence, by: 'report' }
}

/** Meanings that belong to one kind of file only. */
const SPECIAL: readonly Concept[] = [
  'call_start',
  'duration',
  'lead_id',
  'lead_created',
  'plan_id',
  'valid_to',
  'month',
  'role',
]

/** One wide report of several entities, or the single entity most of whose columns are there. */
function chooseEntities(headings: Heading[], hints: FileHints): EntityName[] {
  const concepts = new Set(headings.map(({ concept }) => concept))
  const single = bestSingle(concepts, hints)
  if (single && SPECIAL.some((concept) => concepts.has(concept))) return [single]
  const composite = compositeOf(concepts)
  if (composite.length > 1 || (composite.length === 1 && composite[0] !== 'patients')) return composite
  return single ? [single] : composite
}

/** The entities a row of a report speaks of at once. */
function compositeOf(concepts: ReadonlySet<Concept>): EntityName[] {
  const has = (...any: Concept[]) => any.some((concept) => concepts.has(concept))
  const person = has('person_name', 'last_name')
  const visit = has('visit_start') || (has('date') && has('doctor', 'service', 'time'))
  const appointment = visit && (person || has('card'))
  const paid = has('paid') || (has('paid_at', 'payment_id', 'method') && has('sum', 'total'))
  const summed = has('sum', 'total') && visit
  const payment = (person || has('card', 'visit_id')) && (paid || summed)
  const found: [EntityName, boolean][] = [
    ['patients', person],
    ['appointments', appointment],
    ['service_lines', appointment && has('service', 'service_code')],
    ['payments', payment],
  ]
  return found.filter(([, is]) => is).map(([name]) => name)
}

function bestSingle(concepts: ReadonlySet<Concept>, { fileName, sheetName }: FileHints): EntityName | null {
  const named = entityByName(sheetName) ?? entityByName(fileName)
  let best: { name: EntityName; score: number } | null = null
  for (const name of ENTITY_NAMES) {
    const tells = TELLING_CONCEPTS[name].every((group) => group.some((concept) => concepts.has(concept)))
    if (!tells) continue
    const fields = new Set([...concepts].flatMap((concept) => CONCEPT_FIELDS[name][concept] ?? []))
    const score = fields.size + (name === named ? 2 : 0)
    if (score > (best?.score ?? 0)) best = { name, score }
  }
  return best?.name ?? null
}

function assignColumns(header: readonly string[], headings: Heading[], entities: EntityName[]) {
  const columns = emptyColumns(header)
  const confidence: Record<string, number> = Object.fromEntries(header.map((name) => [name, 0]))
  const taken = new Set<string>()
  const concepts = new Set(headings.map(({ concept }) => concept))
  const bySureness = [...headings].sort((a, b) => b.confidence - a.confidence)
  for (const { header: name, concept, confidence: sure } of bySureness) {
    const targets = targetsOf(concept, entities, concepts).filter((target) => !taken.has(target))
    if (targets.length === 0) continue
    for (const target of targets) taken.add(target)
    columns[name] = targets.length === 1 ? targets[0]! : targets
    confidence[name] = sure
  }
  return { columns, confidence }
}

/** Where a meaning goes in a sheet of these entities. */
function targetsOf(concept: Concept, entities: EntityName[], concepts: ReadonlySet<Concept>): string[] {
  if (concept === 'phone2' || entities.length === 1) return singleTargets(concept, entities)
  const owners = ownersOf(concept, concepts).filter((name) => entities.includes(name))
  return owners.flatMap((name) => {
    if (name === 'service_lines' && concept === 'service_code') {
      return [concepts.has('service') ? 'service_lines.service_code' : 'service_lines.service_external_id']
    }
    const field = CONCEPT_FIELDS[name][concept]
    return field ? [`${name}.${field}`] : []
  })
}

function singleTargets(concept: Concept, entities: EntityName[]): string[] {
  return entities.flatMap((name) => {
    const field = CONCEPT_FIELDS[name][concept]
    return field ? [`${name}.${field}`] : []
  })
}

/** Which entities of a wide report a column speaks of. */
function ownersOf(concept: Concept, concepts: ReadonlySet<Concept>): EntityName[] {
  switch (concept) {
    case 'card':
      return ['patients', 'appointments', 'payments']
    case 'visit_id':
      return ['appointments', 'service_lines', 'payments']
    case 'date':
      return concepts.has('visit_start') ? (concepts.has('paid_at') ? [] : ['payments']) : ['appointments', 'payments']
    case 'payer':
      return ['appointments', 'service_lines', 'payments']
    case 'branch':
      return ['appointments']
    case 'sum':
    case 'total':
      return sumOwners(concept, concepts)
    default:
      return [...ENTITY_NAMES].filter((name) => CONCEPT_FIELDS[name][concept] !== undefined).sort(byOwner)
  }
}

/** «Сумма» beside services is the line's; it is the payment's only where nothing else says what was paid. */
function sumOwners(concept: 'sum' | 'total', concepts: ReadonlySet<Concept>): EntityName[] {
  if (concept === 'sum' && concepts.has('total')) return []
  return concepts.has('paid') ? ['service_lines'] : ['service_lines', 'payments']
}

function byOwner(a: EntityName, b: EntityName): number {
  return importOrder(a) - importOrder(b)
}

/** Whether a saved mapping fits a header: every column it maps is there under the same name. */
export function fitsHeader(mapping: Mapping, header: readonly string[]): boolean {
  const names = new Set(header.map(foldHeader))
  const mapped = Object.entries(mapping.columns).filter(([, target]) => target !== null)
  return mapped.length > 0 && mapped.every(([name]) => names.has(foldHeader(name)))
}
