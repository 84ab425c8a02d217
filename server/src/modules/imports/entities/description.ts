import type { Text } from '../../../platform/errors.ts'

/** The fifteen tables of the exchange format, in the order they are imported. */
export const ENTITY_NAMES = [
  'branches',
  'staff',
  'services',
  'insurers',
  'patients',
  'plans',
  'plan_items',
  'appointments',
  'service_lines',
  'payments',
  'policies',
  'offers',
  'leads',
  'marketing_spend',
  'calls',
] as const
export type EntityName = (typeof ENTITY_NAMES)[number]

/** How a cell is read. `raw` cells are left to the entity's own `complete`. */
export type FieldKind =
  | 'text'
  | 'key'
  | 'day'
  | 'instant'
  | 'month'
  | 'money'
  | 'amount'
  | 'quantity'
  | 'count'
  | 'boolean'
  | 'list'
  | 'sex'
  | 'timezone'
  | 'treatment_type'
  | 'appointment_status'
  | 'cancelled_by'
  | 'payer'
  | 'payment_kind'
  | 'plan_status'
  | 'plan_item_status'
  | 'staff_role'
  | 'call_direction'
  | 'offer_outcome'
  | 'phone'
  | 'email'
  | 'branch'
  | 'staff'
  | 'service'
  | 'insurer'
  | 'raw'

export type ColumnType =
  | 'text'
  | 'uuid'
  | 'date'
  | 'timestamptz'
  | 'bigint'
  | 'numeric'
  | 'boolean'
  | 'int'
  | 'text[]'
  | 'jsonb'

/** A column of the staging table and, under the same name, of the table it goes to. */
export type StagedColumn = {
  name: string
  type: ColumnType
  /** SQL value of a new row when the file says nothing; such a column is never emptied by an update. */
  fallback?: string
  /** Written to new rows only. */
  insertOnly?: boolean
  /** An empty value never erases what is known. */
  keeps?: boolean
}

export type Field = {
  /** Name in the exchange format, or of our own for what systems print differently (full_name, doctor_name …). */
  name: string
  kind: FieldKind
  label: Text
  /** A row without it is rejected. */
  required?: boolean
  /** The column it fills; none when `complete` makes something else of it. */
  column?: StagedColumn
  /** For instants: the column of the local day. */
  dayColumn?: string
  /** Longest text. */
  limit?: number
  /** For directory references: found by name, and created when nobody has it. */
  byName?: boolean
  /** Not after today (births, past facts). */
  past?: boolean
}

/** A field that names a row of another entity by its external id; resolved by a join. */
export type LinkTarget = 'patient' | 'appointment' | 'plan' | 'plan_item'
export type Link = {
  field: string
  target: LinkTarget
  required: boolean
  /** Column that keeps the found id; none when only the owner follows from it. */
  column?: string
}

/** Whom a row belongs to: decides patient_id and record_id. */
export type Owner = 'patient' | 'appointment' | 'patient_or_appointment' | 'plan' | 'optional_patient' | 'none'

/** How a row already in the base is recognised. */
export type Recognition = 'external_id' | 'directory' | 'patient' | 'spend'

export type Entity = {
  name: EntityName
  label: Text
  table: string
  recognition: Recognition
  owner: Owner
  links: Link[]
  fields: Field[]
  /** Columns `complete` fills although no field of that name is mapped; written to new rows only. */
  computed?: StagedColumn[]
  /** Empty cells never erase what is known. */
  keepsWhenEmpty?: boolean
  /** Last touch to a row: combined cells, defaults, rules that look at several cells. */
  complete?: (row: RowAccess) => void
}

/** What an entity's own rule sees of one row. Values are the texts that go to the database. */
export type RowAccess = {
  /** Whether a field has a column in the file. */
  has(field: string): boolean
  /** The raw cell of a field, '' when there is none. */
  cell(field: string): string
  get(column: string): string | null
  set(column: string, value: string | null): void
  /** Keeps the row, reports the cell. */
  warn(field: string, problem: ProblemLike): void
  /** Rejects the row. */
  reject(field: string, problem: ProblemLike): void
  /** The id of an insurer by name, created when nobody has it. */
  insurer(name: string): string
  timeZone: string
  /** Now, as the clinic's clock shows it, epoch milliseconds. */
  now: number
  today: string
}

export type ProblemLike = { code: string } & Record<string, unknown>
