import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type TestRow = {
  id: string
  channel: string
  connection: string
  provider: string
  address: string
  text: string
  subject: string | null
  sendBefore: Date
  now: Date
  /** A worker has so many seconds of the database clock to begin with it. */
  seconds: number
}

/** Puts a test in the queue of its connection, before everything else there. Its touch is itself: there is no other. */
export async function insertTest(db: Db, clinicId: string, row: TestRow): Promise<void> {
  await sql`insert into deliveries (clinic_id, id, touch_id, number, priority, channel, connection, provider, address, text, subject,
      payload, state, send_before, lease_until, claimed_at, test)
    values (${clinicId}::uuid, ${row.id}::uuid, ${row.id}::uuid, 1, 0, ${row.channel}, ${row.connection}, ${row.provider},
      ${row.address}, ${row.text}, ${row.subject}, ${JSON.stringify({ test: true })}::jsonb, 'claimed', ${row.sendBefore},
      clock_timestamp() + make_interval(secs => ${row.seconds}::float8), ${row.now}, true)`.execute(db)
}

/** How many tests were sent since a moment. Rides deliveries_tests. */
export async function countTests(db: Db, clinicId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ tests: number }>`select count(*)::int as tests from deliveries
    where clinic_id = ${clinicId}::uuid and test and claimed_at > ${since}`.execute(db)
  return rows[0]!.tests
}

export async function findTest(db: Db, clinicId: string, id: string) {
  return db
    .selectFrom('deliveries')
    .select(['id', 'channel', 'connection', 'provider', 'address', 'text', 'state', 'refusal', 'detail', 'cost'])
    .select('claimedAt as at')
    .where('clinicId', '=', clinicId)
    .where('id', '=', id)
    .where('test', '=', true)
    .executeTakeFirst()
}
