import { sql } from 'kysely'
import type { Db } from './db.ts'

const DISK_FULL = '53100'

/** Whether PostgreSQL refused a write because its disk is full. */
export function isDiskFull(error: unknown): boolean {
  return (error as { code?: string } | null)?.code === DISK_FULL
}

/**
 * Writes something a reader can do without, so that a full disk stops writers and not readers: when there is no room,
 * the transaction goes on as if nothing had been written. @returns whether it was.
 */
export async function writeIfRoom(db: Db, write: () => Promise<unknown>): Promise<boolean> {
  await sql`savepoint room`.execute(db)
  try {
    await write()
    await sql`release savepoint room`.execute(db)
    return true
  } catch (error) {
    if (!isDiskFull(error)) throw error
    await sql`rollback to savepoint room`.execute(db)
    return false
  }
}
