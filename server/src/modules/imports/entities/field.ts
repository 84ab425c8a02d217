import type { ColumnType, Field, FieldKind, StagedColumn } from './description.ts'

const TYPES: Partial<Record<FieldKind, ColumnType>> = {
  day: 'date',
  month: 'date',
  instant: 'timestamptz',
  money: 'bigint',
  amount: 'bigint',
  quantity: 'numeric',
  count: 'int',
  boolean: 'boolean',
  list: 'text[]',
  branch: 'uuid',
  staff: 'uuid',
  service: 'uuid',
  insurer: 'uuid',
}

type Extra = Partial<Omit<Field, 'name' | 'kind' | 'label' | 'column'>> & { column?: string; fallback?: string }

/** A field and its words; the column has the field's own name unless told. */
export function field(name: string, kind: FieldKind, words: [ru: string, en: string], extra: Extra = {}): Field {
  const { column = name, fallback, ...rest } = extra
  const [ru, en] = words
  return { name, kind, label: { ru, en }, column: columnOf(column, kind, fallback), ...rest }
}

/** A field that only serves `complete` or a link: it has no column of its own. */
export function hint(
  name: string,
  kind: FieldKind,
  words: [ru: string, en: string],
  extra: Partial<Field> = {},
): Field {
  const [ru, en] = words
  return { name, kind, label: { ru, en }, ...extra }
}

/** The source system's id of a row; made of the row's own cells when the file has none. */
export function externalId(ru: string, en: string): Field {
  return hint('external_id', 'key', [ru, en])
}

function columnOf(name: string, kind: FieldKind, fallback: string | undefined): StagedColumn {
  return { name, type: TYPES[kind] ?? 'text', ...(fallback === undefined ? {} : { fallback }) }
}
