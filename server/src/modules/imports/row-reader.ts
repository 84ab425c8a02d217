import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import { excerpt } from '@revisit/domain/cell-problem.ts'
import { cellReader, type CellReader, readInstant } from './cell-readers.ts'
import type { Directory, DirectoryName } from './directory.ts'
import type { Entity, Field, ProblemLike, StagedColumn } from './entities/description.ts'
import { completePatient, PATIENT_COLUMNS } from './patient-cells.ts'
import { type MappedEntity, RowBuffer, type RunContext } from './row-buffer.ts'

export type RowReader = {
  /** Columns of the staging table, in the order of RowBuffer.out. */
  columns: StagedColumn[]
  read(cells: readonly string[]): RowBuffer
}

type Step = (row: RowBuffer) => void

/** Prepares the reading of one entity's rows. */
export function openRowReader(mapped: MappedEntity, context: RunContext): RowReader {
  const columns = stagedColumns(mapped)
  const slots = new Map(columns.map((column, index) => [column.name, index]))
  const steps = mapped.entity.fields.flatMap((field) => stepOf(field, mapped, slots))
  const row = new RowBuffer(context, slots, mapped.fields)
  const complete = mapped.entity.complete
  return {
    columns,
    read(cells) {
      row.start(cells)
      for (const step of steps) step(row)
      if (row.rejected) return row
      if (mapped.entity.name === 'patients') completePatient(row, mapped)
      else complete?.(row)
      return row
    },
  }
}

/** Columns a file of this mapping can fill: those of mapped fields, then those made by the entity's own rules. */
function stagedColumns({ entity, fields }: MappedEntity): StagedColumn[] {
  const columns: StagedColumn[] = []
  for (const field of entity.fields) {
    if (!fields.has(field.name)) continue
    if (field.column) columns.push(field.column)
    if (field.dayColumn) columns.push({ name: field.dayColumn, type: 'date' })
    if (field.kind === 'text' && !field.column) columns.push({ name: field.name, type: 'text' })
    if (isLinkField(entity, field)) columns.push({ name: `${field.name}_ref`, type: 'text' })
  }
  const computed = [...(entity.computed ?? []), ...(entity.name === 'patients' ? PATIENT_COLUMNS : [])]
  const present = new Set(columns.map((column) => column.name))
  for (const column of computed) if (!present.has(column.name)) columns.push({ keeps: true, ...column })
  return columns
}

function stepOf(field: Field, mapped: MappedEntity, slots: ReadonlyMap<string, number>): Step[] {
  const at = mapped.fields.get(field.name)
  if (at === undefined) return []
  if (isLinkField(mapped.entity, field)) return [linkStep(field, { at, slots, mapped })]
  const slot = slots.get(field.column?.name ?? field.name)
  if (slot === undefined || field.kind === 'raw') return []
  const order = mapped.slashOrders.get(at) ?? 'dmy'
  if (field.kind === 'instant')
    return [instantStep(field, { at, slot, daySlot: slots.get(field.dayColumn ?? ''), order })]
  const directory = DIRECTORIES[field.kind]
  if (directory)
    return [directoryStep(field, { at, slot, directory, creates: mapped.createsNamed || field.byName === true })]
  return [cellStep(field, { at, slot, reader: cellReader(field, order) })]
}

const DIRECTORIES: Partial<Record<Field['kind'], DirectoryName>> = {
  branch: 'branches',
  staff: 'staff',
  service: 'services',
  insurer: 'insurers',
}

function isLinkField(entity: Entity, field: Field): boolean {
  return entity.links.some((link) => link.field === field.name)
}

function cellStep(field: Field, { at, slot, reader }: { at: number; slot: number; reader: CellReader }): Step {
  return (row) => {
    const cell = row.cells[at]
    const value = cell === undefined || cell === '' ? null : reader(cell, row)
    if (typeof value === 'string') row.out[slot] = value
    else settle(row, { field, slot, problem: value })
  }
}

type InstantPlace = { at: number; slot: number; daySlot: number | undefined; order: SlashOrder }

function instantStep(field: Field, { at, slot, daySlot, order }: InstantPlace): Step {
  return (row) => {
    const cell = row.cells[at]
    const { value, problem } = cell ? readInstant(cell, row, order) : { value: null, problem: null }
    if (value === null) return settle(row, { field, slot, problem: problem as ProblemLike | null })
    row.out[slot] = value.at.toISOString()
    if (daySlot !== undefined) row.out[daySlot] = value.on
  }
}

type DirectoryPlace = { at: number; slot: number; directory: DirectoryName; creates: boolean }

function directoryStep(field: Field, { at, slot, directory, creates }: DirectoryPlace): Step {
  return (row) => {
    const text = (row.cells[at] ?? '').trim().replaceAll(/\s+/g, ' ')
    if (text === '' || /^[-–—]$/.test(text)) return settle(row, { field, slot, problem: null })
    const list = row.context.directories[directory]
    const id = findOrMake(list, text, {
      code: directory === 'services' ? row.cell('service_code').trim() : '',
      creates,
    })
    if (id === null)
      return row.reject(field.name, { code: 'reference_unknown', column: field.name, cell: excerpt(text) })
    row.out[slot] = id
    if (directory === 'branches') row.timeZone = list.timezoneOf(id) ?? row.timeZone
  }
}

/** A code beside a name is the surer of the two. */
function findOrMake(
  list: Directory,
  text: string,
  { code, creates }: { code: string; creates: boolean },
): string | null {
  const known = (code === '' ? null : list.find(code)) ?? list.find(text)
  return known ?? (creates ? list.ensure(text.slice(0, 200), code || null) : null)
}

type LinkPlace = { at: number; slots: ReadonlyMap<string, number>; mapped: MappedEntity }

function linkStep(field: Field, { at, slots, mapped }: LinkPlace): Step {
  const slot = slots.get(`${field.name}_ref`)!
  const required = mapped.entity.links.find((link) => link.field === field.name)!.required
  return (row) => {
    const text = (row.cells[at] ?? '').trim()
    if (text !== '') row.out[slot] = text.includes('\0') ? text.replaceAll('\0', '') : text
    else if (required) row.reject(field.name, { code: 'required_missing', column: field.name })
  }
}

/** A bad required cell rejects the row; a bad optional one is reported and leaves the old value. */
function settle(
  row: RowBuffer,
  { field, slot, problem }: { field: Field; slot: number; problem: ProblemLike | null },
): void {
  if (problem === null) {
    if (field.required) row.reject(field.name, { code: 'required_missing', column: field.name })
    return
  }
  if (field.required) return row.reject(field.name, problem)
  row.warn(field.name, problem)
  row.markBad(slot)
}
