import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { copyInto, type Db } from '../../platform/db.ts'
import type { StagedColumn } from './entities/description.ts'

/** Size of the buffers COPY is fed with. */
const PIECE = 256 * 1024

/** Prepares the transaction of a chunk: lookups go by index whatever the planner knows of tables that grow while it runs. */
export async function prepareChunk(db: Db): Promise<void> {
  await sql`set local enable_hashjoin = off; set local enable_mergejoin = off; set local enable_material = off;
    set local enable_memoize = off; set local enable_seqscan = off; set local work_mem = '32MB'`.execute(db)
}

/** Creates (again) a temporary table and fills it with lines of COPY text. */
export async function stage(
  db: Db,
  table: string,
  { columns, lines }: { columns: StagedColumn[]; lines: Iterable<string> },
) {
  const definitions = columns.map(({ name, type }) => `${name} ${type}`).join(', ')
  await sql
    .raw(`drop table if exists pg_temp.${table}; create temp table ${table} (${definitions}) on commit drop`)
    .execute(db)
  const names = columns.map(({ name }) => name).join(', ')
  await copyInto(db, `copy pg_temp.${table} (${names}) from stdin`, Readable.from(pieces(lines), { objectMode: true }))
}

function* pieces(lines: Iterable<string>): Generator<Buffer> {
  let text = ''
  for (const line of lines) {
    text += line
    text += '\n'
    if (text.length < PIECE) continue
    yield Buffer.from(text)
    text = ''
  }
  if (text !== '') yield Buffer.from(text)
}
