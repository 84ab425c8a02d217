import type { Role } from '@revisit/domain/roles.ts'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { createClinic } from '../modules/clinics/clinics.ts'
import { addMember, createApiKey } from '../modules/staff/staff.ts'
import { type Db, systemAccess } from '../platform/db.ts'
import type { TestDatabase } from './database.ts'

export type TestClinic = {
  id: string
  slug: string
  /** A transaction of the system inside this clinic. */
  db<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** An API key of a role; limited to branches when told. */
  key(role: Role, branches?: string[]): Promise<string>
  /** A member of staff who can sign in with `PASSWORD`. */
  member(role: Exclude<Role, 'integration'>): Promise<{ staffId: string; email: string }>
}

export const PASSWORD = 'correct horse battery'

/** A clinic of its own for a test. */
export async function aClinic(database: TestDatabase, { timezone = 'Europe/Moscow' } = {}): Promise<TestClinic> {
  const unique = randomBytes(5).toString('hex')
  const { id, slug } = await createClinic(database.ports, {
    name: `Клиника ${unique}`,
    slug: `clinic-${unique}`,
    timezone,
  })
  const db: TestClinic['db'] = (work) => database.ports.database.withClinic(systemAccess(id), work)
  return {
    id,
    slug,
    db,
    key: async (role, branches) => {
      const { token } = await database.ports.database.outsideClinics((tx) =>
        createApiKey(database.ports, tx, { clinicId: id, name: `test ${role}`, role, branchScope: branches ?? null }),
      )
      return token
    },
    member: async (role) => {
      const email = `${role}-${randomBytes(4).toString('hex')}@example.ru`
      const { staffId } = await addMember(database.ports, database.signIn, id, {
        email,
        name: `Сотрудник ${role}`,
        password: PASSWORD,
        role,
      })
      return { staffId, email }
    },
  }
}

/** Calls /api/v1 with a key and gives back status and parsed answer. */
export async function call(
  api: FastifyInstance,
  token: string | null,
  request: Omit<InjectOptions, 'url'> & { url: string },
): Promise<{ status: number; body: any; headers: Record<string, unknown> }> {
  const headers = { ...request.headers, ...(token ? { authorization: `Bearer ${token}` } : {}) }
  const answer = await api.inject({ ...request, url: `/api/v1${request.url}`, headers })
  const isJson = String(answer.headers['content-type'] ?? '').includes('json')
  return {
    status: answer.statusCode,
    body: isJson && answer.body ? answer.json() : answer.body,
    headers: answer.headers,
  }
}
