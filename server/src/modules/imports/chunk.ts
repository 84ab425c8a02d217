import { foldName } from '@revisit/domain/person-name.ts'
import { copyLine } from './copy-text.ts'
import type { DirectoryName } from './directory.ts'
import type { Entity, EntityName, ProblemLike, StagedColumn } from './entities/description.ts'
import { keyText } from './cell-readers.ts'
import { HashCounter } from './hash-counter.ts'
import { isNaturalKey } from './natural-keys.ts'
import type { MappedEntity, PatientExtras, RowBuffer, RunContext } from './row-buffer.ts'
import { openRowReader, type RowReader } from './row-reader.ts'
import type { SourcePlan } from './source-plan.ts'

/** What is wrong with a row, ready to be kept. */
export type RowIssue = {
  entity: EntityName | null
  rowNumber: number
  column: string | null
  code: string
  params: Record<string, unknown>
  severity: 'error' | 'warning'
  cells: readonly string[]
}

/** One row on its way into the staging table. */
export type StagedRow = {
  id: string
  /** The row of a directory it is about, when known already. */
  known: boolean
  key: string
  rowNumber: number
  cells: readonly string[]
  out: (string | null)[]
  bad: number
  /** Only fills what is empty: a later row of the same person or visit in a wide sheet. */
  fill: boolean
  extras: PatientExtras | null
}

export type EntityBatch = {
  mapped: MappedEntity
  columns: StagedColumn[]
  rows: StagedRow[]
  /** Rows that never reach the database: rejected, and repeats of a row of this chunk. */
  rejected: number
  repeated: number
}

export type Chunk = { batches: EntityBatch[]; issues: RowIssue[]; rows: number; directories: DirectoryName[] }

type Lane = { mapped: MappedEntity; reader: RowReader; seen: HashCounter | null; seenKeys: HashCounter | null }

/** Turns rows of one sheet into chunks for the database. Pure but for ids and the directories it teaches. */
export class ChunkBuilder {
  #plan: SourcePlan
  #context: RunContext
  #lanes: Lane[]
  #batches: EntityBatch[] = []
  #byKey: Map<string, number>[] = []
  #issues: RowIssue[] = []
  #rows = 0

  constructor(plan: SourcePlan, context: RunContext) {
    this.#plan = plan
    this.#context = context
    this.#lanes = plan.entities.map((mapped) => {
      const repeats = plan.wide && (mapped.entity.name === 'patients' || mapped.entity.name === 'appointments')
      const counter = () => (repeats ? new HashCounter() : null)
      return { mapped, reader: openRowReader(mapped, context), seen: counter(), seenKeys: counter() }
    })
    this.#reset()
  }

  get rows(): number {
    return this.#rows
  }

  /** Keeps a problem of the file itself. */
  report(issue: RowIssue): void {
    this.#issues.push(issue)
  }

  add(original: readonly string[], rowNumber: number): void {
    this.#rows += 1
    const { cells, repeated } = this.#plan.complete(original)
    if (repeated) return this.#repeatWhole(original, rowNumber)
    let rejected = false
    for (let i = 0; i < this.#lanes.length; i++) {
      const batch = this.#batches[i]!
      if (this.#plan.skips(batch.mapped.entity.name, cells)) continue
      if (rejected) {
        batch.rejected += 1
        continue
      }
      const accepted = this.#addTo(i, cells, { original, rowNumber })
      if (!accepted && this.#plan.wide) rejected = true
    }
  }

  /** Everything added since the last time. */
  take(): Chunk {
    const chunk = { batches: this.#batches, issues: this.#issues, rows: this.#rows, directories: [] }
    this.#reset()
    return chunk
  }

  #reset(): void {
    this.#batches = this.#lanes.map(({ mapped, reader }) => ({
      mapped,
      columns: reader.columns,
      rows: [],
      rejected: 0,
      repeated: 0,
    }))
    this.#byKey = this.#lanes.map(() => new Map())
    this.#issues = []
    this.#rows = 0
  }

  #repeatWhole(cells: readonly string[], rowNumber: number): void {
    const main = this.#batches.at(-1)!
    main.repeated += 1
    const problem = { code: 'row_repeated', row: '' }
    this.#keep(
      { entity: main.mapped.entity, field: null, problem, severity: 'warning' },
      { original: cells, rowNumber },
    )
  }

  #addTo(i: number, cells: readonly string[], at: { original: readonly string[]; rowNumber: number }): boolean {
    const { mapped, reader, seen, seenKeys } = this.#lanes[i]!
    const batch = this.#batches[i]!
    const row = reader.read(cells)
    const key = row.rejected ? null : this.#keyOf(row, mapped.entity)
    for (const issue of row.issues) this.#keep({ entity: mapped.entity, ...issue }, at)
    if (key === null || row.rejected) {
      batch.rejected += 1
      return false
    }
    const earlier = this.#byKey[i]!.get(key)
    if (earlier !== undefined) return this.#meetAgain(batch, { staged: batch.rows[earlier]!, row, at })
    if (seen && seen.add(`${key}\u0001${copyLine(row.out)}${extrasText(row.extras)}`) > 1) return true
    const fill = seenKeys ? seenKeys.add(key) > 1 : false
    this.#byKey[i]!.set(key, batch.rows.length)
    batch.rows.push(this.#staged(mapped.entity, { key, row, at, fill }))
    return true
  }

  #staged(
    entity: Entity,
    {
      key,
      row,
      at,
      fill,
    }: { key: string; row: RowBuffer; at: { original: readonly string[]; rowNumber: number }; fill: boolean },
  ): StagedRow {
    const met =
      entity.recognition === 'directory'
        ? this.#context.directories[entity.name as DirectoryName].meet(key, row.get('name')!, {
            code: row.get('code'),
            timezone: row.get('timezone'),
          })
        : { id: this.#context.newId(), known: false }
    const { out, bad, extras } = row
    return { ...met, key, rowNumber: at.rowNumber, cells: at.original, out, bad, fill, extras }
  }

  #keyOf(row: RowBuffer, entity: Entity): string | null {
    if (entity.recognition === 'spend')
      return [row.get('month'), row.get('source'), row.get('campaign') ?? ''].join('\u0001')
    const key = keyText(row.cell('external_id'))
    if (typeof key === 'string') return key
    row.reject('external_id', key ?? { code: 'required_missing', column: 'external_id' })
    return null
  }

  /** The same id again: rows of one person in a wide sheet add up, an equal row counts once, otherwise the last one wins. */
  #meetAgain(
    batch: EntityBatch,
    { staged, row, at }: { staged: StagedRow; row: RowBuffer; at: { original: readonly string[]; rowNumber: number } },
  ): boolean {
    const entity = batch.mapped.entity
    const natural = isNaturalKey(staged.key)
    const repeats = this.#plan.wide && (entity.name === 'patients' || entity.name === 'appointments')
    if (entity.name === 'patients' && isAnotherPerson(batch, staged.out, row.out)) {
      batch.rejected += 1
      this.#keep(
        { entity, field: 'external_id', problem: { code: 'key_taken', cell: staged.key }, severity: 'error' },
        at,
      )
      return false
    }
    if (repeats || natural) {
      if (!repeats) this.#repeated(batch, staged, at)
      staged.out = staged.out.map((value, i) => value ?? row.out[i] ?? null)
      staged.extras = joined(staged.extras, row.extras)
      return true
    }
    batch.repeated += 1
    const same = copyLine(staged.out) === copyLine(row.out) && extrasText(staged.extras) === extrasText(row.extras)
    const problem = same
      ? { code: 'row_repeated', row: staged.rowNumber }
      : { code: 'key_repeated', cell: staged.key, row: staged.rowNumber }
    this.#keep({ entity, field: 'external_id', problem, severity: 'warning' }, at)
    const { out, bad, extras } = row
    if (!same) Object.assign(staged, { out, bad, extras, rowNumber: at.rowNumber, cells: at.original })
    return true
  }

  #repeated(batch: EntityBatch, staged: StagedRow, at: { original: readonly string[]; rowNumber: number }): void {
    batch.repeated += 1
    const problem = { code: 'row_same_person', row: staged.rowNumber }
    this.#keep({ entity: batch.mapped.entity, field: null, problem, severity: 'warning' }, at)
  }

  #keep(
    {
      entity,
      field,
      problem,
      severity,
    }: { entity: Entity; field: string | null; problem: ProblemLike; severity: RowIssue['severity'] },
    { original, rowNumber }: { original: readonly string[]; rowNumber: number },
  ): void {
    const { code, ...params } = problem
    const column = field === null ? null : this.columnOf(entity.name, field)
    if ('column' in params) params.column = column ?? params.column
    this.#issues.push({ entity: entity.name, rowNumber, column, code, params, severity, cells: original })
  }

  /** The header a field was read from; the field's Russian name when the file has no such column. */
  columnOf(entity: EntityName, field: string): string {
    const mapped = this.#plan.entities.find((each) => each.entity.name === entity)!
    const at = mapped.fields.get(field)
    const header = at === undefined ? undefined : this.#plan.header[at]
    return header ?? mapped.entity.fields.find((each) => each.name === field)?.label.ru ?? field
  }
}

/** Different names and different birth dates under one number are two people. */
function isAnotherPerson({ columns }: EntityBatch, a: (string | null)[], b: (string | null)[]): boolean {
  const of = (out: (string | null)[], name: string) => out[columns.findIndex((column) => column.name === name)] ?? null
  const [birthA, birthB] = [of(a, 'birth_date'), of(b, 'birth_date')]
  if (birthA === null || birthB === null || birthA === birthB) return false
  const name = (out: (string | null)[]) => foldName(`${of(out, 'last_name') ?? ''} ${of(out, 'first_name') ?? ''}`)
  return name(a) !== name(b)
}

function joined(a: PatientExtras | null, b: PatientExtras | null): PatientExtras | null {
  if (a === null || b === null) return a ?? b
  const extra = <T>(known: readonly T[], more: readonly T[], key: (item: T) => string) => [
    ...known,
    ...more.filter((item) => !known.some((each) => key(each) === key(item))),
  ]
  return {
    contacts: extra(a.contacts, b.contacts, (item) => `${item.kind} ${item.value}`),
    tags: extra(a.tags, b.tags, (tag) => tag),
    keys: extra(a.keys, b.keys, (item) => `${item.kind} ${item.value}`),
    consentService: a.consentService ?? b.consentService,
    consentMarketing: a.consentMarketing ?? b.consentMarketing,
    referrer: a.referrer ?? b.referrer,
  }
}

function extrasText(extras: PatientExtras | null): string {
  return extras === null ? '' : JSON.stringify(extras)
}
