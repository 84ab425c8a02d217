import { buildApi } from '../../server/src/api.ts'
import { createApiKey } from '../../server/src/modules/staff/staff.ts'
import { dropKeptAnswers } from '../../server/src/modules/statistics/statistics.ts'
import { type Db, systemAccess } from '../../server/src/platform/db.ts'
import type { Runtime } from '../../server/src/runtime.ts'
import { printFigure, progress, timed } from '../figure.ts'
import { CLINIC_DAY } from './analytics-clinic.ts'
import { plainClasses, plainCohorts, plainList, plainReturns, plainRfm } from './plain-analytics.ts'

const MONTH_END = '2026-08-31'
const SLICES = ['source', 'service', 'specialty', 'doctor', 'branch', 'payer']
const WINDOWS = 'withinDays=90'
/** First pages: every order, and filters of every kind. */
const LISTS = [
  'sort=name',
  'sort=-name',
  ...['revenue', 'visits', 'lastVisit', 'firstVisit', 'createdAt'].flatMap((sort) => [`sort=${sort}`, `sort=-${sort}`]),
  'valueClass=vip&sort=-revenue',
  'source=Сайт',
  'rfm=333&sort=-lastVisit',
  'rfm=113&sort=name',
  'cohort=2025-03&sort=-revenue',
  'visitsMin=30&sort=name',
  'revenueMin=100000000&sort=name',
  'lastVisitTo=2023-06-30&sort=-revenue',
  'valueClass=stable&source=Сайт&visitsMin=5&sort=-lastVisit',
  'hasNextAppointment=yes',
  'hasPhone=no&sort=-revenue',
  'search=фамилия 777',
]

type Question = { name: string; url: string; plain: string }
type Answer = { name: string; plain: string; cold: number; kept: number }

/**
 * Every answer of analytics and the first page of lists, over HTTP, against the same numbers by plain SQL over the facts. `cold`: the
 * first request after statistics changed and every kept answer was dropped; `kept`: the next one.
 */
export async function measureAnswers(runtime: Runtime, clinicId: string): Promise<void> {
  const { ports } = runtime
  const api = await buildApi(runtime)
  const address = await api.listen({ port: 0, host: '127.0.0.1' })
  const { token } = await ports.database.outsideClinics((db) =>
    createApiKey(ports, db, { clinicId, name: `bench ${Date.now()}`, role: 'owner', branchScope: null }),
  )
  const inClinic = <T>(work: (db: Db) => Promise<T>) => ports.database.withClinic(systemAccess(clinicId), work)
  const ask = (url: string) => timed(() => answerOf(`${address}/api/v1${url}`, token))
  // What a server does once in its life is not a figure of any answer.
  await ask('/analytics/returns')
  const answers: Answer[] = []
  for (const [when, asOf] of [
    ['today', CLINIC_DAY],
    ['month_end', MONTH_END],
  ] as const) {
    for (const { name, url, plain } of questionsAt(asOf)) {
      if (plain === 'list' && when !== 'today') continue
      await inClinic((db) => dropKeptAnswers(db, clinicId, null))
      const cold = (await ask(url)).ms
      const kept = (await ask(url)).ms
      progress(`${name} ${when}: cold ${Math.round(cold)} ms, kept ${Math.round(kept)} ms`)
      answers.push({ name: `${name}.${when}`, plain, cold, kept })
    }
  }
  // Plain SQL reads the same facts whatever day it is asked about and however it slices: it is measured once a question.
  for (const [kind, plain] of Object.entries(plainWays(clinicId, CLINIC_DAY))) {
    progress(`plain SQL: ${kind}`)
    const baseline = (await timed(() => inClinic(plain))).ms
    for (const answer of answers.filter((one) => one.plain === kind)) {
      for (const state of ['cold', 'kept'] as const) {
        const ms = answer[state]
        printFigure({ name: `${answer.name}.${state}`, value: ms, unit: 'ms', baseline, ratio: baseline / ms })
      }
    }
  }
  await api.close()
}

function questionsAt(asOf: string): Question[] {
  const analytics = (name: string, query: string, plain: string): Question => ({
    name: `analytics.${name}`,
    url: `/analytics/${query}&asOf=${asOf}`,
    plain,
  })
  return [
    analytics('rfm_quantile', 'rfm?method=quantile', 'rfm'),
    analytics('rfm_thresholds', 'rfm?method=thresholds', 'rfm'),
    analytics('value_classes', 'value-classes?', 'classes'),
    analytics('returns', `returns?${WINDOWS}`, 'returns'),
    ...['source', 'service', 'doctor', 'branch'].map((by) =>
      analytics(`returns_${by}`, `returns?${WINDOWS}&by=${by}`, 'returns'),
    ),
    analytics('cohorts', 'cohorts?', 'cohorts'),
    ...SLICES.map((by) => analytics(`cohorts_${by}`, `cohorts?by=${by}`, 'cohorts')),
    ...LISTS.map((query) => ({ name: `list[${query}]`, url: `/patients?${query}`, plain: 'list' })),
  ]
}

/** The same numbers straight from the facts; of cohorts the slice that needs the least work. */
function plainWays(clinicId: string, asOf: string): Record<string, (db: Db) => Promise<void>> {
  return {
    rfm: (db) => plainRfm(db, clinicId, asOf),
    cohorts: (db) => plainCohorts(db, clinicId, { asOf, slice: 'payer' }),
    returns: (db) => plainReturns(db, clinicId, asOf),
    list: (db) => plainList(db, clinicId, asOf),
    classes: (db) => plainClasses(db, clinicId, asOf),
  }
}

async function answerOf(url: string, token: string): Promise<void> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  const body = await answer.text()
  if (answer.status !== 200) throw new Error(`${url}: ${answer.status} ${body.slice(0, 300)}`)
}
