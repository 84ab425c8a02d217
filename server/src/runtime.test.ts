import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { assertPlainRole } from './platform/application-role.ts'
import { prepareDatabase } from './runtime.ts'

const OWNER = 'outside_owner'
const DATABASE = 'outside'

async function asSuperuser(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') })
  await client.connect()
  for (const statement of statements) await client.query(statement)
  await client.end()
}

afterAll(() =>
  asSuperuser(
    `drop database if exists ${DATABASE} with (force)`,
    `drop role if exists ${DATABASE}_app`,
    `drop role if exists ${OWNER}`,
  ),
)

it(
  'serves a database whose owner is no superuser, at the first start and at every later one',
  { timeout: 120_000 },
  async () => {
    await asSuperuser(
      `create role ${OWNER} login createrole password 'owner'`,
      `create database ${DATABASE} owner ${OWNER}`,
    )
    const url = new URL(inject('adminUrl'))
    Object.assign(url, { username: OWNER, password: 'owner', pathname: `/${DATABASE}` })
    const first = await prepareDatabase(url.toString(), 'one')
    const later = await prepareDatabase(url.toString(), 'another')
    expect(new URL(later).username).toBe(new URL(first).username)
    const pool = new pg.Pool({ connectionString: later })
    await assertPlainRole(pool)
    await pool.end()
  },
)
