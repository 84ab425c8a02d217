import type { Entity, Link, LinkTarget, StagedColumn } from './entities/description.ts'

/** Column names and types only ever come from the entity descriptions, so they may stand in SQL text as they are. */

export type MergeShape = {
  entity: Entity
  columns: StagedColumn[]
  /** Links the file has a column for. */
  links: Link[]
  /** Some row of the chunk had a bad optional cell. */
  anyBad: boolean
  /** Some row only fills what is empty. */
  anyFill: boolean
}

const LINKED: Readonly<Record<LinkTarget, { alias: string; table: string; id: string; key: string }>> = {
  patient: { alias: 'x', table: 'patient_external_ids', id: 'record_id', key: 'external_id' },
  appointment: { alias: 'a', table: 'appointments', id: 'id', key: 'external_id' },
  plan: { alias: 'p', table: 'plans', id: 'id', key: 'external_id' },
  plan_item: { alias: 'i', table: 'plan_items', id: 'id', key: 'external_id' },
}

/** Columns that only exist in staging: references and texts kept elsewhere. */
export function tableColumns({ columns }: MergeShape): StagedColumn[] {
  return columns.filter(({ name }) => !name.endsWith('_ref') && name !== 'diagnosis' && name !== 'note')
}

/** The statement that classifies a chunk: `import_row` has one row per staged row with what was found for it. */
export function classifySql(shape: MergeShape): string {
  const { entity, links } = shape
  const joins = links.map(({ field, target }) => {
    const { alias, table, key } = LINKED[target]
    return `left join ${table} ${alias} on ${alias}.clinic_id = $clinic and ${alias}.origin = $origin and ${alias}.${key} = s.${field}_ref`
  })
  const owner = ownerSql(shape)
  return `create temp table import_row on commit drop as
    select s.*, ${owner.patient} as owner_patient, ${owner.record} as owner_record,
      ${links.map((link) => linkColumns(link)).join('')}
      ${entity.name === 'service_lines' ? 'a.visited_on as visited_on,' : ''}
      ${missingSql(shape, owner.required)} as missing,
      t.id as old_id, ${hasOwner(entity) ? 't.patient_id' : 'null::uuid'} as old_patient,
      t.id is not null and (${changedSql(shape)}) as changed
    from import_stage s
    ${joins.join('\n')}
    ${recognitionSql(entity)}`
}

/** Assignments of an update, for rows `r` of import_row over rows `t` of the table. */
export function assignmentsSql(shape: MergeShape): string {
  const own = updated(shape).map(({ name, value }) => `${name} = ${value('r')}`)
  const linked = shape.links.filter((link) => link.column).map((link) => `${link.column} = r.link_${link.column}`)
  const owned = ownerColumns(shape).map(
    (name) => `${name} = r.${name === 'patient_id' ? 'owner_patient' : 'owner_record'}`,
  )
  const day = shape.entity.name === 'service_lines' && shape.links.length > 0 ? ['visited_on = r.visited_on'] : []
  return [...own, ...linked, ...owned, ...day].join(', ')
}

/** Columns and values of an insert from import_row `r`. */
export function insertSql(shape: MergeShape): { columns: string; values: string } {
  const pairs: [string, string][] = tableColumns(shape).map(({ name, fallback }) => [
    name,
    fallback === undefined ? `r.${name}` : `coalesce(r.${name}, ${fallbackSql(fallback)})`,
  ])
  const present = new Set(pairs.map(([name]) => name))
  for (const field of shape.entity.fields) {
    const column = field.column
    if (column?.fallback === undefined || present.has(column.name)) continue
    present.add(column.name)
    pairs.push([column.name, fallbackSql(column.fallback)])
  }
  for (const link of shape.links) if (link.column) pairs.push([link.column, `r.link_${link.column}`])
  if (hasOwner(shape.entity)) pairs.push(['patient_id', 'r.owner_patient'], ['record_id', 'r.owner_record'])
  if (shape.entity.name === 'service_lines') pairs.push(['visited_on', 'r.visited_on'])
  return { columns: pairs.map(([name]) => name).join(', '), values: pairs.map(([, value]) => value).join(', ') }
}

/** Whether rows of the table carry patient_id and record_id. */
export function hasOwner({ owner }: Entity): boolean {
  return owner !== 'none' && owner !== 'plan'
}

function linkColumns({ target, column }: Link): string {
  if (!column) return ''
  const { alias, id } = LINKED[target]
  return `${alias}.${id} as link_${column}, `
}

type OwnerSql = { patient: string; record: string; required: boolean }

/** Where the owner of a row comes from, best first; only targets the file has a column for count. */
const OWNERS: Readonly<Record<Entity['owner'], { from: readonly LinkTarget[]; required: boolean }>> = {
  patient: { from: ['patient'], required: false },
  optional_patient: { from: ['patient'], required: false },
  appointment: { from: ['appointment'], required: false },
  patient_or_appointment: { from: ['patient', 'appointment'], required: true },
  plan: { from: ['plan'], required: false },
  none: { from: [], required: false },
}

function ownerSql({ entity, links }: MergeShape): OwnerSql {
  if (entity.recognition === 'patient') {
    return { patient: 'coalesce(e.patient_id, s.id)', record: 'coalesce(e.record_id, s.id)', required: false }
  }
  const { from, required } = OWNERS[entity.owner]
  const aliases = from
    .filter((target) => links.some((link) => link.target === target))
    .map((target) => LINKED[target].alias)
  const of = (column: string) => {
    if (aliases.length === 0) return 'null::uuid'
    return aliases.length === 1
      ? `${aliases[0]}.${column}`
      : `coalesce(${aliases.map((alias) => `${alias}.${column}`).join(', ')})`
  }
  return { patient: of('patient_id'), record: of('record_id'), required }
}

/** The field whose reference is unknown, or null. */
function missingSql({ links, entity, columns }: MergeShape, required: boolean): string {
  const cases = links.map(({ field, target }) => {
    const { alias, id } = LINKED[target]
    return `when s.${field}_ref is not null and ${alias}.${id} is null then '${field}'`
  })
  const absent = entity.links.filter((link) => link.required && !links.includes(link))
  for (const field of absentFields(entity, columns)) cases.push(`when t.id is null then '${field}'`)
  for (const link of absent) cases.push(`when t.id is null then '${link.field}'`)
  if (required) {
    const found = links.map(({ target }) => `${LINKED[target].alias}.${LINKED[target].id} is null`)
    cases.push(`when t.id is null and ${found.length === 0 ? 'true' : found.join(' and ')} then 'patient_external_id'`)
  }
  return cases.length === 0 ? 'null::text' : `case ${cases.join(' ')} end`
}

/** Required fields without a column in the file: such a file can only speak of rows that are there already. */
function absentFields(entity: Entity, columns: StagedColumn[]): string[] {
  const staged = new Set(columns.map(({ name }) => name))
  const absent = entity.fields.filter(({ required, column }) => required && column && !staged.has(column.name))
  return absent.map(({ name }) => name)
}

function recognitionSql(entity: Entity): string {
  switch (entity.recognition) {
    case 'external_id':
      return `left join ${entity.table} t on t.clinic_id = $clinic and t.origin = $origin and t.external_id = s.key`
    case 'directory':
      return `left join ${entity.table} t on t.clinic_id = $clinic and t.id = s.id and s.known`
    case 'patient':
      return `left join patient_external_ids e on e.clinic_id = $clinic and e.origin = $origin and e.external_id = s.key
        left join patients t on t.clinic_id = $clinic and t.id = e.record_id`
    case 'spend':
      return `left join marketing_spend t on t.clinic_id = $clinic and t.origin = $origin and t.month = s.month
        and t.source = s.source and t.campaign = ${entity.name === 'marketing_spend' ? '$campaign' : "''"}`
  }
}

function changedSql(shape: MergeShape): string {
  const own = updated(shape).map(({ name, value }) => `${value('s')} is distinct from t.${name}`)
  const linked = shape.links
    .filter((link) => link.column)
    .map(({ target, column }) => `${LINKED[target].alias}.${LINKED[target].id} is distinct from t.${column}`)
  const owner = ownerColumns(shape).length > 0 ? [`${ownerSql(shape).record} is distinct from t.record_id`] : []
  const adopted = shape.entity.recognition === 'directory' ? ['s.key is distinct from t.external_id'] : []
  const day =
    shape.entity.name === 'service_lines' && shape.links.length > 0
      ? ['a.visited_on is distinct from t.visited_on']
      : []
  const all = [...own, ...linked, ...owner, ...adopted, ...day]
  return all.length === 0 ? 'false' : all.join(' or ')
}

/** The owner moves only when the file says whose row it is. */
function ownerColumns(shape: MergeShape): string[] {
  const known = shape.links.some(({ target }) => target === 'patient' || target === 'appointment')
  return hasOwner(shape.entity) && known ? ['patient_id', 'record_id'] : []
}

type Updated = { name: string; value: (row: 's' | 'r') => string }

/** New values of the columns an update changes, over old row `t`. */
function updated(shape: MergeShape): Updated[] {
  return shape.columns.flatMap((column, index): Updated[] => {
    const { name, type, insertOnly } = column
    if (insertOnly || !tableColumns(shape).includes(column)) return []
    if (type === 'jsonb') return [{ name, value: (row) => `(t.${name} || coalesce(${row}.${name}, '{}'))` }]
    const keeps = shape.entity.keepsWhenEmpty || column.keeps || column.fallback !== undefined
    return [{ name, value: (row) => newValue(row, name, { keeps: keeps === true, index, shape }) }]
  })
}

function newValue(
  row: string,
  name: string,
  { keeps, index, shape }: { keeps: boolean; index: number; shape: MergeShape },
): string {
  if (keeps) {
    const usual = `coalesce(${row}.${name}, t.${name})`
    return shape.anyFill ? `case when ${row}.fill then coalesce(t.${name}, ${row}.${name}) else ${usual} end` : usual
  }
  if (!shape.anyBad || index >= 31) return `${row}.${name}`
  return `case when ${row}.bad & ${(1 << index) | 0} <> 0 then t.${name} else ${row}.${name} end`
}

function fallbackSql(fallback: string): string {
  if (fallback === 'clinic_timezone') return '$timezone'
  if (fallback === 'import_time') return '$now'
  return fallback
}
