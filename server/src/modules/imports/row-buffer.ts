import type { SlashOrder } from '@revisit/domain/cell-day.ts'
import type { Entity, ProblemLike, RowAccess } from './entities/description.ts'
import type { Directories } from './directory.ts'

/** How the columns of a file map to one entity. */
export type MappedEntity = {
  entity: Entity
  /** Field → index of its cell. */
  fields: ReadonlyMap<string, number>
  /** Custom field key → index of its cell (patients). */
  custom: ReadonlyMap<string, number>
  slashOrders: ReadonlyMap<number, SlashOrder>
  /** Names in directory fields create what is missing (reports know no ids). */
  createsNamed: boolean
}

/** Facts every row of a run is read with. */
export type RunContext = {
  /** Now, as the clinic's clock shows it. */
  now: Date
  /** The clinic's present day. */
  today: string
  timeZone: string
  directories: Directories
  newId: () => string
  /** Zone of the row being read, when something other than its own branch tells it. */
  zoneOf: ((cells: readonly string[]) => string | undefined) | null
}

/** What is wrong with one cell, with the field it was read for. */
export type CellIssue = { field: string; problem: ProblemLike; severity: 'error' | 'warning' }

/** Rows of other tables that come out of one patient row. */
export type PatientExtras = {
  contacts: { kind: string; value: string; label: string | null; extension: string | null }[]
  tags: readonly string[]
  keys: readonly { kind: string; value: string }[]
  consentService: boolean | null
  consentMarketing: boolean | null
  referrer: string | null
}

/** One row being read: its cells and the texts that go to the database. Reused from row to row. */
export class RowBuffer implements RowAccess {
  cells: readonly string[] = []
  out: (string | null)[] = []
  /** Bit i: the cell of column i was bad, so the old value stays. */
  bad = 0
  rejected = false
  issues: CellIssue[] = []
  timeZone: string
  extras: PatientExtras | null = null
  readonly now: number
  readonly today: string
  readonly context: RunContext
  #slots: ReadonlyMap<string, number>
  #blank: (string | null)[]
  #mapped: ReadonlyMap<string, number>

  constructor(context: RunContext, slots: ReadonlyMap<string, number>, mapped: ReadonlyMap<string, number>) {
    this.context = context
    this.now = context.now.getTime()
    this.today = context.today
    this.timeZone = context.timeZone
    this.#slots = slots
    this.#blank = Array.from(slots.values(), () => null)
    this.#mapped = mapped
  }

  start(cells: readonly string[]): void {
    this.cells = cells
    this.out = this.#blank.slice()
    this.bad = 0
    this.rejected = false
    this.timeZone = this.context.zoneOf?.(cells) ?? this.context.timeZone
    this.extras = null
    if (this.issues.length > 0) this.issues = []
  }

  has(field: string): boolean {
    return this.#mapped.has(field)
  }

  cell(field: string): string {
    const at = this.#mapped.get(field)
    return at === undefined ? '' : (this.cells[at] ?? '')
  }

  get(column: string): string | null {
    const slot = this.#slots.get(column)
    return slot === undefined ? null : (this.out[slot] ?? null)
  }

  set(column: string, value: string | null): void {
    const slot = this.#slots.get(column)
    if (slot !== undefined) this.out[slot] = value
  }

  insurer(name: string): string {
    return this.context.directories.insurers.ensure(name)
  }

  warn(field: string, problem: ProblemLike): void {
    this.issues.push({ field, problem, severity: 'warning' })
  }

  reject(field: string, problem: ProblemLike): void {
    this.rejected = true
    this.issues.push({ field, problem, severity: 'error' })
  }

  markBad(slot: number): void {
    if (slot < 31) this.bad |= 1 << slot
  }
}
