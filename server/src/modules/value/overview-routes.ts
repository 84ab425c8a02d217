import { startOfMonth } from '@revisit/domain/local-date.ts'
import { Forbidden, Invalid } from '../../platform/errors.ts'
import { route } from '../../platform/http/route.ts'
import { overview } from './overview.ts'
import { overviewAnswer, overviewQuery } from './overview-schemas.ts'
import { questionOf, seesMoney } from './question.ts'

export const overviewRoutes = [
  route({
    method: 'GET',
    path: '/analytics/overview',
    permission: 'analytics.read',
    summary: "The owner's page: figures of a period beside another, classes, incomplete records, branches",
    query: overviewQuery,
    answer: overviewAnswer,
    handle: async (call) => {
      if (!seesMoney(call)) throw withoutMoney()
      const { from, to, compare, branch = null } = call.query
      const question = await questionOf(call, { asOf: to, branch: branch ?? undefined })
      const days = { from: from ?? startOfMonth(question.asOf), to: question.asOf }
      if (days.from > days.to) throw endsBeforeStart()
      return call.db((db) => overview(db, question, { days, compare, branch, locale: call.locale }))
    },
  }),
]

function endsBeforeStart(): Invalid {
  const message = { ru: 'Последний день раньше первого', en: 'The last day is before the first' }
  return new Invalid('ends_before_start', message, [{ path: 'to', message }])
}

function withoutMoney(): Forbidden {
  return new Forbidden('no_permission', {
    ru: 'Обзор показывает деньги, а ваша роль их не видит',
    en: 'The overview shows money, which your role does not see',
  })
}
