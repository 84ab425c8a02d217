import { Forbidden } from '../../platform/errors.ts'
import { type Call, route } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { allRows, screenRows } from './cohort-files.ts'
import { cohortAnswer, cohortQuery, returnsAnswer, returnsQuery, returnTrendAnswer } from './cohort-schemas.ts'
import { cohortTable } from './cohorts.ts'
import { questionOf, seesMoney } from './question.ts'
import { returnFile, trendRows } from './return-files.ts'
import { returnRates, returnTrend } from './returns.ts'
import { parseWhere } from './slices.ts'
import { tableFile } from './table-file.ts'

export const cohortRoutes = [
  route({
    method: 'GET',
    path: '/analytics/cohorts',
    permission: 'analytics.read',
    summary: 'Cohorts by first visit: revenue, margin, retention and visits by age; JSON, CSV or XLSX',
    query: cohortQuery,
    answer: cohortAnswer,
    handle: async (call) => {
      const { grain, mode, by = null, format, measure, per, rows, last = null } = call.query
      const question = await questionOf(call, call.query)
      const where = parseWhere(call.query.where)
      const whole = await call.db((db) => cohortTable(db, question, { grain, mode, by, where, locale: call.locale }))
      const shown = seesMoney(call) ? whole : withoutMoney(whole)
      if (format === 'json') return shown
      const file = { measure, per, format, locale: call.locale }
      const table = rows === 'screen' ? screenRows(shown, file, last) : allRows(shown, file)
      await permitExport(call, { table: 'cohorts', measure, by, rows: table.length - 1 })
      return (await tableFile(table, {
        name: `cohorts-${measure}-${shown.asOf}`,
        format,
        locale: call.locale,
      })) as never
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/returns',
    permission: 'analytics.read',
    summary: 'Conversion to the next visit by slice, with intervals; JSON, CSV or XLSX',
    query: returnsQuery,
    answer: returnsAnswer,
    handle: async (call) => {
      const { by = null, withinDays, fromVisit = null, format } = call.query
      const question = await questionOf(call, call.query)
      const asked = { by, withinDays, fromVisit, where: parseWhere(call.query.where), locale: call.locale }
      const answer = await call.db((db) => returnRates(db, question, asked))
      if (format === 'json') return answer
      await permitExport(call, { table: 'returns', by, rows: answer.rows.length })
      return (await returnFile(answer, { format, locale: call.locale })) as never
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/returns/trend',
    permission: 'analytics.read',
    summary: 'Conversion to the next visit by month of the visit before it; unfinished months are immature',
    query: returnsQuery,
    answer: returnTrendAnswer,
    handle: async (call) => {
      const { by = null, withinDays, fromVisit = null, format } = call.query
      const question = await questionOf(call, call.query)
      const asked = { by, withinDays, fromVisit, where: parseWhere(call.query.where), locale: call.locale }
      const answer = await call.db((db) => returnTrend(db, question, asked))
      if (format === 'json') return answer
      const rows = trendRows(answer)
      await permitExport(call, { table: 'return trend', by, rows: rows.length })
      return (await returnFile({ asOf: answer.asOf, rows }, { format, locale: call.locale })) as never
    },
  }),
]

/** Exports are a right of their own and leave a trace. */
export async function permitExport(call: Call<any, any, any>, details: Record<string, unknown>): Promise<void> {
  if (!call.caller.permissions.has('analytics.export')) {
    throw new Forbidden('no_permission', {
      ru: 'Ваша роль не выгружает аналитику',
      en: 'Your role does not export analytics',
    })
  }
  await call.db((db) => recordAudit(db, call, { action: 'analytics.exported', details }))
}

const HIDDEN = { revenue: 0, cumulativeRevenue: 0, margin: 0, cumulativeMargin: 0 }

type Table = Awaited<ReturnType<typeof cohortTable>>

function withoutMoney(table: Table): Table {
  return {
    ...table,
    cohorts: table.cohorts.map((cohort) => ({
      ...cohort,
      spend: null,
      cac: null,
      paybackK: null,
      cells: cohort.cells.map((cell) => ({ ...cell, ...HIDDEN })),
    })),
    totals: table.totals.map((total) => ({ ...total, ...HIDDEN })),
  }
}
