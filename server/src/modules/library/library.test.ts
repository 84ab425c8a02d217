import type { FastifyInstance } from 'fastify'
import { READY_JOURNEYS } from '@revisit/domain/ready-journeys.ts'
import { lintMessage } from '@revisit/domain/message-linter.ts'
import { sentTexts } from '@revisit/domain/template-bodies.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { aClinic, call } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'

const database = useDatabase()
let api: FastifyInstance

beforeAll(async () => {
  api = await buildApi(database())
})

const KEYS = [
  'caries-not-booked',
  'complex-plan',
  'hygiene-recall',
  'no-show',
  'consultation-no-treatment',
  'unused-coupon',
  'overdue-prescription',
  'churn-window',
  'lost-best',
  'policy-ending',
  'birthday',
  'appointment-reminder',
  'nps-after-visit',
  'review-request',
  'programme-due',
]

describe('the library of journeys', () => {
  it('has every scenario a clinic is promised, with neutral words in both languages', () => {
    expect(READY_JOURNEYS.map(({ key }) => key).toSorted()).toEqual(KEYS.toSorted())
    for (const { messages } of READY_JOURNEYS)
      for (const { bodies, messageClass } of messages)
        for (const locale of ['ru', 'en'] as const)
          for (const { text } of sentTexts(bodies[locale])) {
            const words = text.replace(/\{[{%].*?[%}]\}/gs, ' ')
            const found = lintMessage({ text: words, channel: 'sms', messageClass })
            expect({ text, found: found.filter(({ severity }) => severity === 'error') }).toEqual({ text, found: [] })
          }
  })

  it('installs as drafts without a fault, publishes by a person, and installs once', async () => {
    const clinic = await aClinic(database())
    const owner = await clinic.key('owner')
    for (const key of KEYS) {
      const made = await call(api, owner, { method: 'POST', url: `/journey-library/${key}`, payload: {} })
      expect({ key, status: made.status }).toEqual({ key, status: 201 })
      const again = await call(api, owner, { method: 'POST', url: `/journey-library/${key}`, payload: {} })
      expect(again.body.id).toBe(made.body.id)
      const { body } = await call(api, owner, { method: 'GET', url: `/journeys/${made.body.id}` })
      const errors = (body.problems ?? []).filter((problem: any) => problem.severity === 'error')
      expect({ key, errors }).toEqual({ key, errors: [] })
    }
    const { body } = await call(api, owner, { method: 'GET', url: '/journey-library' })
    expect(body.items.every((item: any) => item.installed !== null)).toBe(true)
  })
})
