import { route } from '../../platform/http/route.ts'
import { followRules, previewRules, readClassRules, valueClasses } from './classes.ts'
import {
  classesAnswer,
  classesQuery,
  classPreviewAnswer,
  classPreviewBody,
  classRulesAnswer,
  classRulesBody,
} from './class-schemas.ts'
import { questionOf, seesMoney } from './question.ts'
import { saveSettings } from './settings.ts'

export const classRoutes = [
  route({
    method: 'GET',
    path: '/analytics/value-classes',
    permission: 'analytics.read',
    summary: 'The four value classes: people, money, margin and why people are in them',
    query: classesQuery,
    answer: classesAnswer,
    handle: async (call) => {
      const question = await questionOf(call, call.query)
      const answer = await call.db((db) => valueClasses(db, question))
      if (seesMoney(call)) return answer
      const hidden = { revenue: 0, margin: 0 }
      const cuts = { lowLtv: null, vipRevenue12m: null }
      return { ...answer, ...hidden, cuts, classes: answer.classes.map((row) => ({ ...row, ...hidden })) }
    },
  }),
  route({
    method: 'GET',
    path: '/analytics/value-classes/rules',
    permission: 'analytics.read',
    summary: 'How the clinic divides its patients into classes, who set it and when',
    answer: classRulesAnswer,
    handle: async (call) => call.db((db) => readClassRules(db, call.caller.clinicId)),
  }),
  route({
    method: 'PUT',
    path: '/analytics/value-classes/rules',
    permission: 'value_rules.edit',
    summary: 'Set the rules of the value classes; everybody is classed again in the background',
    body: classRulesBody,
    answer: classRulesAnswer,
    handle: async (call) =>
      call.db(async (db) => {
        await saveSettings(db, call, { kind: 'classes', settings: call.body.rules ?? {} })
        await followRules(db, call.caller.clinicId)
        return readClassRules(db, call.caller.clinicId)
      }),
  }),
  route({
    method: 'POST',
    path: '/analytics/value-classes/rules/preview',
    permission: 'analytics.read',
    summary: 'How many people would change class under other rules; nothing is saved',
    body: classPreviewBody,
    answer: classPreviewAnswer,
    handle: async (call) => {
      const question = await questionOf(call, {})
      return call.db((db) => previewRules(db, question, call.body.rules))
    },
  }),
]
