import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import { copyLine } from './copy-text.ts'
import type { EntityBatch, StagedRow } from './chunk.ts'
import type { StagedColumn } from './entities/description.ts'
import { assignmentsSql, classifySql, hasOwner, insertSql, type MergeShape } from './merge-sql.ts'
import { stage } from './staging-queries.ts'
import type { MoneyTotals } from './tally.ts'

/** What every statement of a run needs. */
export type MergeContext = { clinicId: string; importId: string; origin: string; now: Date; timeZone: string }

export type Rejected = { n: number; field: string; ref: string | null }
export type MergeCounts = { created: number; updated: number; unchanged: number; rejected: Rejected[] }

const STAGED: StagedColumn[] = [
  { name: 'n', type: 'int' },
  { name: 'id', type: 'uuid' },
  { name: 'known', type: 'boolean' },
  { name: 'key', type: 'text' },
  { name: 'bad', type: 'int' },
  { name: 'fill', type: 'boolean' },
]

/** What of a chunk decides the SQL. */
export function shapeOf({ mapped, columns, rows }: EntityBatch): MergeShape {
  const { entity, fields } = mapped
  return {
    entity,
    columns,
    links: entity.links.filter((link) => fields.has(link.field)),
    anyBad: rows.some((row) => row.bad !== 0),
    anyFill: rows.some((row) => row.fill),
  }
}

/** Puts the rows of one entity into staging and finds out what each of them is. */
export async function classify(db: Db, batch: EntityBatch, context: MergeContext): Promise<MergeShape> {
  const shape = shapeOf(batch)
  await stage(db, 'import_stage', { columns: [...STAGED, ...batch.columns], lines: lines(batch.rows) })
  const campaign = batch.columns.some(({ name }) => name === 'campaign') ? `coalesce(s.campaign, '')` : `''`
  await sql.raw('drop table if exists pg_temp.import_row').execute(db)
  await fill(classifySql(shape).replaceAll('$campaign', campaign), context).execute(db)
  if (shape.entity.recognition === 'patient') {
    await sql`create index on pg_temp.import_row (n)`.execute(db)
    await sql`create index on pg_temp.import_row (old_id) where old_id is not null`.execute(db)
    await sql`analyze pg_temp.import_row`.execute(db)
  }
  return shape
}

/** Writes the classified rows of a fact or directory: before-images, updates, inserts. */
export async function mergeClassified(
  db: Db,
  shape: MergeShape,
  { context, counts }: { context: MergeContext; counts: MergeCounts },
): Promise<void> {
  if (counts.updated > 0) await updateRows(db, shape, context)
  if (counts.created === 0) return
  const { columns, values } = insertSql(shape)
  const keyed = shape.entity.recognition === 'spend' ? ['origin', '$origin'] : ['origin, external_id', '$origin, r.key']
  await fill(
    `insert into ${shape.entity.table} (clinic_id, id, import_id, ${keyed[0]}, ${columns})
      select $clinic, r.id, $import, ${keyed[1]}, ${values} from import_row r where r.old_id is null and r.missing is null`,
    context,
  ).execute(db)
}

async function updateRows(db: Db, shape: MergeShape, context: MergeContext): Promise<void> {
  await keepBefore(db, shape, context)
  const adopt = shape.entity.recognition === 'directory' ? ', origin = $origin, external_id = r.key' : ''
  const set = `${assignmentsSql(shape)}${adopt}`.replace(/^, /, '')
  if (set === '') return
  await fill(
    `update ${shape.entity.table} t set ${set} from import_row r
      where r.changed and r.missing is null and t.clinic_id = $clinic and t.id = r.old_id`,
    context,
  ).execute(db)
}

/** Keeps what the rows about to change were, once per import; rows this import made need no keeping. */
async function keepBefore(db: Db, { entity }: MergeShape, context: MergeContext): Promise<void> {
  await fill(
    `insert into import_changes (clinic_id, import_id, entity, row_id, before)
      select $clinic, $import, '${entity.name}', t.id, to_jsonb(t) from import_row r
      join ${entity.table} t on t.clinic_id = $clinic and t.id = r.old_id
      where r.changed and r.missing is null and t.import_id is distinct from $import
      on conflict do nothing`,
    context,
  ).execute(db)
}

/** How the classified rows divide, and which refer to something unknown. */
export async function countRows(db: Db, shape: MergeShape): Promise<MergeCounts> {
  const refs = shape.links.map(({ field }) => `when '${field}' then ${field}_ref`)
  const ref = sql.raw(refs.length === 0 ? 'null' : `case missing ${refs.join(' ')} end`)
  const { rows } = await sql<MergeCounts>`
    select count(*) filter (where missing is null and old_id is null)::int as created,
      count(*) filter (where missing is null and changed)::int as updated,
      count(*) filter (where missing is null and old_id is not null and not changed)::int as unchanged,
      coalesce(jsonb_agg(jsonb_build_object('n', n, 'field', missing, 'ref', ${ref}) order by n)
        filter (where missing is not null), '[]') as rejected
    from pg_temp.import_row`.execute(db)
  return rows[0]!
}

/** Money of the payments that are written, in minor units; those that stay as they are do not count. */
export async function sumWrittenMoney(db: Db, { columns }: MergeShape): Promise<MoneyTotals> {
  if (!columns.some(({ name }) => name === 'amount')) return { payments: 0, refunds: 0 }
  const { rows } = await sql<MoneyTotals>`
    select coalesce(sum(amount) filter (where coalesce(kind, 'payment') <> 'refund'), 0)::bigint as payments,
      coalesce(sum(amount) filter (where kind = 'refund'), 0)::bigint as refunds
    from pg_temp.import_row where missing is null and (old_id is null or changed)`.execute(db)
  return rows[0]!
}

/** A query for the live people whose facts the chunk changed; null when such rows belong to nobody. */
export function touchedPatients({ entity }: MergeShape): RawBuilder<unknown> | null {
  const owned = hasOwner(entity) || entity.owner === 'plan' || entity.recognition === 'patient'
  if (!owned) return null
  return sql`select owner_patient from pg_temp.import_row where missing is null and (old_id is null or changed)
    union all select old_patient from pg_temp.import_row where missing is null and changed`
}

/** Fills the named places of a statement built from the entity descriptions. */
export function fill(text: string, context: MergeContext): RawBuilder<unknown> {
  const values: Record<string, RawBuilder<unknown>> = {
    clinic: sql`${context.clinicId}::uuid`,
    import: sql`${context.importId}::uuid`,
    origin: sql`${context.origin}::text`,
    timezone: sql`${context.timeZone}::text`,
    now: sql`${context.now}::timestamptz`,
  }
  const parts = text.split(/\$(clinic|import|origin|timezone|now)\b/)
  return sql.join(
    parts.map((part, i) => (i % 2 === 0 ? sql.raw(part) : values[part]!)),
    sql.raw(''),
  )
}

function* lines(rows: StagedRow[]): Generator<string> {
  for (let n = 0; n < rows.length; n++) {
    const { id, known, key, bad, fill, out } = rows[n]!
    const head = `${n}\t${id}\t${known ? 't' : 'f'}\t${copyLine([key])}\t${bad}\t${fill ? 't' : 'f'}`
    yield out.length === 0 ? head : `${head}\t${copyLine(out)}`
  }
}
