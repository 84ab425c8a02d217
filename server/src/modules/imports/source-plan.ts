import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import { slashOrderOf } from '@revisit/domain/cell-day.ts'
import { readDate, readDateTime } from '@revisit/domain/cell-date.ts'
import { ENTITIES, fieldOf, importOrder } from './entities/catalogue.ts'
import type { EntityName } from './entities/description.ts'
import { type FixedColumn, fixesOf, openFixer } from './fixes.ts'
import { HashCounter } from './hash-counter.ts'
import { conceptOf, foldHeader } from './header-words.ts'
import { type Mapping, resolveTargets } from './mapping.ts'
import { naturalKey, personKey } from './natural-keys.ts'
import type { MappedEntity, RunContext } from './row-buffer.ts'

/** How the rows of one sheet become rows of entities. */
export type SourcePlan = {
  mapping: Mapping
  header: readonly string[]
  entities: MappedEntity[]
  /** Several entities per row: rows of one person or visit repeat, sub-rows without content are left out. */
  wide: boolean
  /** Headers that no field was found for. */
  unknown: string[]
  /** The cells of a row with the ids it does not have in the file; `repeated` when every cell equals those of an earlier row. */
  complete(cells: readonly string[]): { cells: readonly string[]; repeated: boolean }
  /** Whether a row says nothing about that entity. */
  skips(entity: EntityName, cells: readonly string[]): boolean
}

type Fields = Map<EntityName, Map<string, number>>

type Surroundings = {
  /** Some data rows, for the order of day and month. */
  samples: readonly string[][]
  context: RunContext
}

/** Prepares a sheet. */
export function planSource(header: readonly string[], told: Mapping, { samples, context }: Surroundings): SourcePlan {
  const mapping = { ...told, entities: told.entities.filter((name) => name !== 'payments' || !hasNoMoney(told)) }
  const fields: Fields = new Map(mapping.entities.map((name) => [name, new Map<string, number>()]))
  const custom = new Map<string, number>()
  const unknown: string[] = []
  const byFold = new Map(Object.keys(mapping.columns).map((name) => [foldHeader(name), name]))
  header.forEach((name, at) => {
    const targets = resolveTargets(mapping, name in mapping.columns ? name : (byFold.get(foldHeader(name)) ?? name))
    if (targets.length === 0) unknown.push(name)
    for (const { entity, field } of targets) {
      if (field.startsWith('custom:')) custom.set(field.slice(7), at)
      else if (!fields.get(entity)?.has(field)) fields.get(entity)?.set(field, at)
    }
  })
  const wide = mapping.entities.length > 1
  const fixer = openFixer(fixedColumns(header, mapping, fields), context)
  if (mapping.options.match === 'person') forgetNumbers(fields)
  const derived = deriveIds(fields, { width: header.length, mapping, wide })
  const slashOrders = slashOrdersOf(fields, { header, mapping, samples })
  const entities = [...mapping.entities].sort((a, b) => importOrder(a) - importOrder(b))
  return {
    mapping,
    header,
    wide,
    unknown: unknown.filter((name) => name.trim() !== ''),
    entities: entities.map((name) => ({
      entity: wide ? { ...ENTITIES[name], keepsWhenEmpty: true } : ENTITIES[name],
      fields: fields.get(name)!,
      custom: name === 'patients' ? custom : new Map<string, number>(),
      slashOrders,
      createsNamed: isReport(header, mapping),
    })),
    // Ids are made of the cells as the file has them, so that a fix changes rows and makes no new ones.
    complete: fixer ? (cells) => withFixes(derived(cells), fixer) : derived,
    skips: skipRule(fields, wide),
  }
}

function withFixes(
  row: ReturnType<SourcePlan['complete']>,
  fixer: (cells: readonly string[]) => readonly string[],
): ReturnType<SourcePlan['complete']> {
  return { ...row, cells: fixer(row.cells) }
}

/** A wide sheet whose sums are no payments. */
function hasNoMoney({ entities, options }: Mapping): boolean {
  return options.payments === 'none' && entities.length > 1
}

/** People are known by their names and contacts: what the file calls a number of the card tells nothing. */
function forgetNumbers(fields: Fields): void {
  if (!fields.has('patients')) return
  fields.get('patients')!.delete('external_id')
  for (const name of fields.keys()) fields.get(name)!.delete('patient_external_id')
}

function fixedColumns(header: readonly string[], { fixes }: Mapping, fields: Fields): FixedColumn[] {
  if (!fixes) return []
  return header.flatMap((name, at) => {
    const told = fixesOf(fixes, name)
    if (!told) return []
    const found = [...fields].flatMap(([entity, mapped]) =>
      [...mapped].flatMap(([field, place]) => (place === at ? (fieldOf(entity, field) ?? []) : [])),
    )
    return [{ at, fields: found, fixes: told }]
  })
}

/** Reports name doctors and services by words; the exchange format names them by id. */
export function isReport(header: readonly string[], mapping: Mapping): boolean {
  if (mapping.entities.length > 1) return true
  return header.some(
    (name) => resolveTargets(mapping, name).length > 0 && /[а-яё]/i.test(name) && conceptOf(name) !== null,
  )
}

type Told = { header: readonly string[]; mapping: Mapping; samples: readonly string[][] }

function slashOrdersOf(fields: Fields, { header, mapping, samples }: Told): Map<number, SlashOrder> {
  const orders = new Map<number, SlashOrder>()
  for (const [entity, mapped] of fields) {
    for (const [name, at] of mapped) {
      const kind = ENTITIES[entity].fields.find((field) => field.name === name)?.kind
      if (kind !== 'day' && kind !== 'instant') continue
      const told = fixesOf(mapping.fixes, header[at] ?? '')?.dates
      orders.set(at, told ?? slashOrderOf(samples.map((row) => row[at] ?? '')))
    }
  }
  return orders
}

type DerivedIds = { person: number; visit: number; line: number; payment: number; row: number }

function deriveIds(fields: Fields, { width, mapping, wide }: { width: number; mapping: Mapping; wide: boolean }) {
  const at: DerivedIds = { person: width, visit: width + 1, line: width + 2, payment: width + 3, row: width + 4 }
  const given = originalIds(fields)
  const needs = mapReferences(fields, at, wide)
  if (!needs) return (cells: readonly string[]) => ({ cells, repeated: false })
  const seenRows = new HashCounter()
  const occurrences = new HashCounter()
  const perVisit = mapping.options.payments === 'visit'
  return (cells: readonly string[]) => {
    const all = Array.from({ length: width + 5 }, (_, i) => cells[i] ?? '')
    const whole = cells.join('\u0001')
    const repeated = seenRows.add(whole) > 1 && (mapping.options.repeatedRows ?? 'skip') === 'skip'
    const person = cellAt(all, given.card) || personOf(all, given)
    const visit = cellAt(all, given.visitId) || visitOf(all, given, person)
    all[at.person] = person
    all[at.visit] = visit
    all[at.row] = ownKey(all, given, whole)
    if (repeated) return { cells: all, repeated }
    const line = lineOf(all, given, visit || person)
    all[at.line] = naturalKey('line', line, String(wide ? occurrences.add(`l${line}`) : 1))
    all[at.payment] =
      perVisit && visit ? naturalKey('visit payment', visit) : paymentOf(all, given, { person, line, occurrences })
    return { cells: all, repeated }
  }
}

/** Where the cells that make ids are, before any id is derived. */
type IdCells = Record<
  | 'card'
  | 'fullName'
  | 'lastName'
  | 'firstName'
  | 'middleName'
  | 'birthDate'
  | 'phone'
  | 'visitId'
  | 'startsAt'
  | 'startsTime'
  | 'doctor'
  | 'service'
  | 'paidAt'
  | 'name'
  | 'code',
  number | undefined
>

function originalIds(fields: Fields): IdCells {
  const of = (entity: EntityName, name: string) => fields.get(entity)?.get(name)
  const directory = (['branches', 'staff', 'services', 'insurers'] as const).find((name) => fields.has(name))
  return {
    card:
      of('patients', 'external_id') ??
      of('appointments', 'patient_external_id') ??
      of('payments', 'patient_external_id'),
    fullName: of('patients', 'full_name'),
    lastName: of('patients', 'last_name'),
    firstName: of('patients', 'first_name'),
    middleName: of('patients', 'middle_name'),
    birthDate: of('patients', 'birth_date'),
    phone: of('patients', 'phone'),
    visitId:
      of('appointments', 'external_id') ??
      of('service_lines', 'appointment_external_id') ??
      of('payments', 'appointment_external_id'),
    startsAt: of('appointments', 'starts_at'),
    startsTime: of('appointments', 'starts_time'),
    doctor: of('appointments', 'doctor_external_id'),
    service: of('service_lines', 'service_code') ?? of('service_lines', 'service_external_id'),
    paidAt: of('payments', 'paid_at'),
    name: directory && of(directory, 'name'),
    code: directory && of(directory, 'code'),
  }
}

/** Points ids and references that the file lacks at the derived cells. @returns whether any is derived. */
function mapReferences(fields: Fields, at: DerivedIds, wide: boolean): boolean {
  let derived = wide
  const put = (entity: EntityName, field: string, cell: number | undefined) => {
    const mapped = fields.get(entity)
    if (!mapped || cell === undefined || (mapped.has(field) && !wide)) return
    if (mapped.has(field) && !['external_id', 'patient_external_id', 'appointment_external_id'].includes(field)) return
    if (mapped.has(field) && (entity === 'payments' || entity === 'service_lines') && field === 'external_id') return
    mapped.set(field, cell)
    derived = true
  }
  const hasPerson = fields.has('patients')
  const hasVisit = fields.has('appointments')
  put('patients', 'external_id', at.person)
  put('appointments', 'external_id', at.visit)
  put('service_lines', 'external_id', at.line)
  put('payments', 'external_id', at.payment)
  if (hasPerson || (wide && hasVisit))
    for (const name of ['appointments', 'payments'] as const) put(name, 'patient_external_id', at.person)
  if (hasVisit)
    for (const name of ['service_lines', 'payments'] as const) put(name, 'appointment_external_id', at.visit)
  if (wide && hasVisit) put('payments', 'paid_at', fields.get('appointments')!.get('starts_at'))
  for (const name of fields.keys()) {
    if (name !== 'marketing_spend' && !fields.get(name)!.has('external_id')) put(name, 'external_id', at.row)
  }
  return derived
}

function cellAt(cells: readonly string[], at: number | undefined): string {
  return at === undefined ? '' : (cells[at] ?? '').trim()
}

function personOf(cells: readonly string[], ids: IdCells): string {
  const parts = [ids.lastName, ids.firstName, ids.middleName].map((at) => cellAt(cells, at)).join(' ')
  const name = cellAt(cells, ids.fullName) || parts.trim()
  if (name === '') return ''
  return personKey(name, readDate(cellAt(cells, ids.birthDate)).value ?? '', cellAt(cells, ids.phone))
}

function visitOf(cells: readonly string[], ids: IdCells, person: string): string {
  const start = cellAt(cells, ids.startsAt)
  if (start === '' || person === '') return ''
  const time = cellAt(cells, ids.startsTime)
  const { value } = readDateTime(`${start} ${time}`.trim(), { timeZone: 'UTC' })
  return naturalKey('visit', person, value ? value.at.toISOString() : `${start} ${time}`, cellAt(cells, ids.doctor))
}

function lineOf(cells: readonly string[], ids: IdCells, owner: string): string {
  return `${owner}\u0001${cellAt(cells, ids.service)}`
}

type PaymentParts = { person: string; line: string; occurrences: HashCounter }

/** A payment beside a service belongs to its row; otherwise it is known by person, date and its number among them. */
function paymentOf(cells: readonly string[], ids: IdCells, { person, line, occurrences }: PaymentParts): string {
  const what = ids.startsAt === undefined ? `${person}\u0001${cellAt(cells, ids.paidAt)}` : line
  return naturalKey('payment', what, String(occurrences.add(`p${what}`)))
}

/** A directory row is known by its code or name, anything else by all its cells. */
function ownKey(cells: readonly string[], ids: IdCells, whole: string): string {
  const own = cellAt(cells, ids.code) || cellAt(cells, ids.name)
  return own === '' ? naturalKey('row', whole) : naturalKey(own)
}

function skipRule(fields: Fields, wide: boolean): SourcePlan['skips'] {
  if (!wide) return () => false
  const empty = (cells: readonly string[], entity: EntityName, names: string[]) =>
    names.every((name) => /^[\s\-–—]*$/.test(cellAt(cells, fields.get(entity)?.get(name))))
  const rules: Partial<Record<EntityName, (cells: readonly string[]) => boolean>> = {
    patients: (cells) => empty(cells, 'patients', ['full_name', 'last_name', 'first_name']) && hasReference(cells),
    appointments: (cells) => empty(cells, 'appointments', ['starts_at']) && !empty(cells, 'payments', ['amount']),
    service_lines: (cells) => empty(cells, 'service_lines', ['service_external_id', 'service_code', 'price', 'total']),
    payments: (cells) =>
      empty(cells, 'payments', ['amount']) ||
      /^[-−]?0+([.,]0+)?\s*\D{0,5}$/.test(cellAt(cells, fields.get('payments')?.get('amount'))),
  }
  const hasReference = (cells: readonly string[]) => cellAt(cells, fields.get('patients')?.get('external_id')) !== ''
  return (entity, cells) => rules[entity]?.(cells) ?? false
}
