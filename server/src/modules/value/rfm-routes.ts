import { z } from 'zod'
import { route } from '../../platform/http/route.ts'
import { queueWarmUp } from './keep-warm.ts'
import { permitExport } from './cohort-routes.ts'
import { questionOf, seesMoney } from './question.ts'
import { rfmFile } from './rfm-file.ts'
import { previewThresholds, rfmGrid, rfmHistogram, rfmMovement } from './rfm.ts'
import {
  histogramAnswer,
  histogramQuery,
  movementAnswer,
  movementQuery,
  previewAnswer,
  previewBody,
  rfmAnswer,
  rfmQuery,
  thresholdsAnswer,
  thresholdsBody,
} from './rfm-schemas.ts'
import { readRfmRules, type RfmRules, saveSettings } from './settings.ts'

export const rfmRoutes = [
  route({
    method: 'GET',
    path: '/analytics/rfm',
    permission: 'analytics.read',
    summary: 'RFM: 27 cells with people and money, the cuts, nine groups with what to do; JSON, CSV or XLSX',
    query: rfmQuery,
    answer: rfmAnswer,
    handle: async (call) => {
      const question = await questionOf(call, call.query)
      const answer = await call.db((db) => rfmGrid(db, question, call.query))
      const { format } = call.query
      const withMoney = seesMoney(call)
      if (format !== 'json') {
        await permitExport(call, { table: 'rfm', rows: answer.cells.length, format })
        return (await rfmFile(answer, { format, locale: call.locale, withMoney })) as never
      }
      if (withMoney) return answer
      const hidden = { revenue: 0 }
      return {
        ...answer,
        ...hidden,
        cells: answer.cells.map((cell) => ({ ...cell, ...hidden })),
        groups: answer.groups.map((group) => ({ ...group, ...hidden })),
      }
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/rfm/movement',
    permission: 'analytics.read',
    summary: 'Who moved between RFM groups from one day to another',
    query: movementQuery,
    answer: movementAnswer,
    handle: async (call) => {
      const { from, to, method, branch } = call.query
      const question = await questionOf(call, { asOf: to, branch })
      return call.db((db) => rfmMovement(db, question, { from, method }))
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/rfm/histogram',
    permission: 'analytics.read',
    summary: 'How many people have each recency, frequency and money: the bars of the editor of cuts',
    query: histogramQuery,
    answer: histogramAnswer,
    handle: async (call) => {
      const question = await questionOf(call, call.query)
      return call.db((db) => rfmHistogram(db, question))
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/rfm/thresholds',
    permission: 'analytics.read',
    summary: 'How the clinic scores RFM: method, cuts, who set them and when',
    answer: thresholdsAnswer,
    handle: async (call) => call.db(async (db) => rulesAnswer(await readRfmRules(db, call.caller.clinicId))),
  }),
  route({
    method: 'PUT',
    path: '/analytics/rfm/thresholds',
    permission: 'value_rules.edit',
    summary: "Set the clinic's cuts and method of RFM",
    body: thresholdsBody,
    answer: thresholdsAnswer,
    handle: async (call) =>
      call.db(async (db) => {
        const { clinicId } = call.caller
        const { settings } = await readRfmRules(db, clinicId)
        await saveSettings(db, call, { kind: 'rfm', settings: { ...settings, ...call.body } })
        await queueWarmUp(db, clinicId)
        return rulesAnswer(await readRfmRules(db, clinicId))
      }),
  }),
  route({
    method: 'POST',
    path: '/analytics/rfm/thresholds/preview',
    permission: 'analytics.read',
    summary: 'How many people would change group under other cuts; nothing is saved',
    body: previewBody,
    answer: previewAnswer,
    handle: async (call) => {
      const { asOf, branch, thresholds } = call.body
      const question = await questionOf(call, { asOf, branch: branch ?? undefined })
      return call.db((db) => previewThresholds(db, question, { thresholds }))
    },
  }),
]

function rulesAnswer({ settings, thresholds, own, setBy }: RfmRules): z.input<typeof thresholdsAnswer> {
  const { method, monetaryBasis, frequencyMonths } = settings
  return { method, monetaryBasis, frequencyMonths, thresholds, own, setBy }
}
