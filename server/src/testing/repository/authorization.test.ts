import { API_KEY_ROLES, permissionsOf, type Role } from '@revisit/domain/roles.ts'
import type { FastifyInstance } from 'fastify'
import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { routesOf } from '../../app.ts'
import type { SignIn } from '../../modules/staff/staff.ts'
import type { Route } from '../../platform/http/route.ts'
import { call } from '../builders.ts'
import { useDatabase } from '../database.ts'
import { MATRIX_ROWS, type MatrixRow } from './authorization-rows.ts'
import { aWorld, type Kind, type World } from './authorization-world.ts'

const database = useDatabase()
const routes = routesOf({} as SignIn)
const nameOf = (route: Route) => `${route.method} ${route.path}`

let api: FastifyInstance
let own: World
let foreign: World
const keys = new Map<Role, string>()

beforeAll(async () => {
  api = await buildApi(database())
  own = await aWorld(database())
  foreign = await aWorld(database())
  for (const role of API_KEY_ROLES) keys.set(role, await own.clinic.key(role))
})

type Ids = Partial<Record<Kind, string>> | 'unknown'

/** Calls a route with a key (or none), its parameters naming things of the given ids. */
async function ask(route: Route, row: MatrixRow, { token, ids }: { token: string | null; ids: Ids }) {
  const url = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const kind = row.params?.[name]
    if (kind === undefined) throw new Error(`${nameOf(route)}: no row for parameter ${name}`)
    if (typeof kind === 'object') return kind.literal
    return ids === 'unknown' ? randomUUID() : (ids[kind] ?? randomUUID())
  })
  const payload = row.body ? { payload: row.body } : {}
  return call(api, token, { method: route.method, url: url + (row.query ?? ''), ...payload })
}

describe('every route × every actor', () => {
  it('has exactly one row per route', () => {
    expect(Object.keys(MATRIX_ROWS).sort()).toEqual(routes.map(nameOf).sort())
  })

  it('refuses strangers everywhere but at the public doors', async () => {
    for (const route of routes.filter(({ permission }) => permission !== 'public')) {
      const answer = await ask(route, MATRIX_ROWS[nameOf(route)]!, { token: null, ids: own.ids })
      expect(answer.status, nameOf(route)).toBe(401)
      const forged = await ask(route, MATRIX_ROWS[nameOf(route)]!, { token: 'rv_forged', ids: own.ids })
      expect(forged.status, nameOf(route)).toBe(401)
    }
  })

  it.each(API_KEY_ROLES.map((role) => [role]))(
    'lets %s do what the table of rights says and nothing else',
    async (role) => {
      const allowed = permissionsOf(role) as ReadonlySet<string>
      for (const route of routes.filter(({ permission }) => permission !== 'public')) {
        const may = route.permission === 'signed_in' || allowed.has(route.permission)
        const { status, body } = await ask(route, MATRIX_ROWS[nameOf(route)]!, {
          token: keys.get(role)!,
          ids: 'unknown',
        })
        const refused = status === 403 && body.error.code === 'no_permission'
        expect(refused, `${role} ${nameOf(route)} → ${status}`).toBe(!may)
        expect(status, `${role} ${nameOf(route)}`).not.toBe(500)
      }
    },
  )

  it('answers about things of another clinic exactly as about things that do not exist', async () => {
    const token = keys.get('owner')!
    for (const route of routes.filter(({ path, permission }) => path.includes(':') && permission !== 'public')) {
      const row = MATRIX_ROWS[nameOf(route)]!
      if (Object.values(row.params ?? {}).every((kind) => typeof kind === 'object')) continue
      const unknown = await ask(route, row, { token, ids: 'unknown' })
      const theirs = await ask(route, row, { token, ids: foreign.ids })
      expect([404, 400], `${nameOf(route)} → ${unknown.status} ${JSON.stringify(unknown.body)}`).toContain(
        unknown.status,
      )
      expect({ status: theirs.status, body: theirs.body }, nameOf(route)).toEqual({
        status: unknown.status,
        body: unknown.body,
      })
    }
  })

  it('answers branch-limited staff about another branch exactly as about things that do not exist', async () => {
    const token = await own.clinic.key('owner', [own.branchId])
    for (const route of routes.filter((candidate) => MATRIX_ROWS[nameOf(candidate)]?.byBranch)) {
      const row = MATRIX_ROWS[nameOf(route)]!
      const unknown = await ask(route, row, { token, ids: 'unknown' })
      const other = await ask(route, row, { token, ids: own.otherBranchIds })
      expect({ status: other.status, body: other.body }, nameOf(route)).toEqual({
        status: unknown.status,
        body: unknown.body,
      })
      const mine = await ask(route, row, { token, ids: own.ids })
      expect(mine.status, `${nameOf(route)} within the branch`).toBeLessThan(400)
    }
  })
})
