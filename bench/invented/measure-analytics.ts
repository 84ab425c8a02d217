import type { FastifyInstance } from 'fastify'
import { buildApi } from '../../server/src/api.ts'
import { createApiKey } from '../../server/src/modules/staff/staff.ts'
import { dropKeptAnswers } from '../../server/src/modules/statistics/statistics.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Runtime } from '../../server/src/runtime.ts'
import { printFigure, timed } from '../figure.ts'
import { CLINIC_DAY } from './analytics-clinic.ts'
import { plainClasses, plainCohorts, plainReturns, plainRfm } from './plain-analytics.ts'

const MONTH_END = '2026-08-31'

/** Every analytical answer over HTTP against the same numbers by plain SQL over the facts: the first time anybody asks, and after. */
export async function measureAnswers(runtime: Runtime, clinicId: string): Promise<void> {
  const { ports } = runtime
  const api = await buildApi(runtime)
  const { token } = await ports.database.outsideClinics((db) =>
    createApiKey(ports, db, { clinicId, name: 'bench', role: 'owner', branchScope: null }),
  )
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  for (const [when, asOf] of [
    ['today', CLINIC_DAY],
    ['month_end', MONTH_END],
  ] as const) {
    const questions: [string, string, (db: Db) => Promise<void>][] = [
      ['rfm', `/analytics/rfm?method=quantile&asOf=${asOf}`, (db) => plainRfm(db, clinicId, asOf)],
      ...['source', 'doctor', 'branch', 'payer'].map((slice): [string, string, (db: Db) => Promise<void>] => [
        `cohorts_${slice}`,
        `/analytics/cohorts?by=${slice}&asOf=${asOf}`,
        (db) =>
          plainCohorts(db, clinicId, { asOf, slice: slice === 'doctor' || slice === 'branch' ? `${slice}_id` : slice }),
      ]),
      ['returns', `/analytics/returns?withinDays=90&asOf=${asOf}`, (db) => plainReturns(db, clinicId, asOf)],
      ['value_classes', `/analytics/value-classes?asOf=${asOf}`, (db) => plainClasses(db, clinicId, asOf)],
    ]
    for (const [name, url, plain] of questions) {
      await inClinic((db) => dropKeptAnswers(db, clinicId, null))
      const first = await timed(() => ask(api, token, url))
      const again = await timed(() => ask(api, token, url))
      const baseline = (await timed(() => inClinic(plain))).ms
      const figure = (kind: string, ms: number) =>
        printFigure({
          name: `analytics.${name}.${when}.${kind}`,
          value: ms,
          unit: 'ms',
          baseline,
          ratio: baseline / ms,
        })
      figure('first', first.ms)
      figure('kept', again.ms)
    }
  }
  await api.close()
}

async function ask(api: FastifyInstance, token: string, url: string): Promise<void> {
  const answer = await api.inject({
    method: 'GET',
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${token}` },
  })
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body.slice(0, 300)}`)
}
