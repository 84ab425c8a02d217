import { zoneOffsetAt } from '@revisit/domain/zone-offset.ts'
import { expect, it } from 'vitest'
import { useDatabase } from '../database.ts'
import { sourceFiles } from './source-files.ts'

const database = useDatabase()

/** The only place that may ask the database: whether a moment is a bare day, where the few odd zones do no harm. */
const ALLOWED = new Set(['server/src/modules/imports/double-queries.ts'])

it('the database and the runtime disagree on zones, and on few of them only', async () => {
  const months = Array.from({ length: 60 }, (_, month) => new Date(Date.UTC(2024, month, 15, 12)).toISOString())
  const rows = await database().admin<{ name: string; at: Date; offset: number }>(
    `select name, at, extract(epoch from (at at time zone name) - (at at time zone 'UTC'))::float8 * 1000 as offset
     from unnest($1::text[]) name, unnest($2::timestamptz[]) at
     where name in (select z.name from pg_timezone_names z)`,
    [Intl.supportedValuesOf('timeZone'), months],
  )
  expect(rows.length).toBeGreaterThan(400 * 60)
  const differing = rows.filter(({ name, at, offset }) => zoneOffsetAt(at.getTime(), name) !== offset)
  // A handful is what releases of the time-zone tables differ by; many would mean that one side is wrong.
  expect(new Set(differing.map(({ name }) => name)).size).toBeLessThan(25)
})

it('therefore no statement converts zones or asks for the date of a moment by the zone of a session', () => {
  const sql = /\bat time zone\b|\btimezone\(|\bcurrent_date\b/i
  const found = sourceFiles(/^server\/(src\/.*\.ts|migrations\/.*\.sql)$/)
    .filter(({ path }) => !/[./]testing[./]|\.test\.ts$/.test(path) && !ALLOWED.has(path))
    .flatMap(({ path, text }) =>
      text.split('\n').flatMap((line, index) => (sql.test(line) ? [`${path}:${index + 1} ${line.trim()}`] : [])),
    )
  expect(found).toEqual([])
})

it('and every session lives in UTC, wherever the server stands', async () => {
  await database().admin(
    `do $$ begin execute format('alter database %I set timezone = ''Pacific/Kiritimati''', current_database()); end $$`,
  )
  const { rows } = await database().ports.database.pool.query('show timezone')
  expect(rows).toEqual([{ TimeZone: 'UTC' }])
})
