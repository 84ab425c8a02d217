import { describe, expect, it } from 'vitest'
import { aClinic } from '../../testing/builders.ts'
import { TODAY, useDatabase } from '../../testing/database.ts'
import { anInvitation, aPatient, sandboxOf, settle, touchState } from './touches.testing.ts'

const database = useDatabase()

describe('the way of one message', () => {
  it('goes from the plan through the gate into the sandbox, once', async () => {
    database().clock.set(TODAY)
    const clinic = await aClinic(database())
    const patientId = await aPatient(clinic, { phone: '+79161112233' })
    const id = await anInvitation(database(), clinic, { patientId })
    await settle(database(), clinic)
    await settle(database(), clinic)
    expect(await sandboxOf(database(), clinic)).toEqual([{ address: '+79161112233', text: 'Ждём вас на осмотр' }])
    expect(await touchState(clinic, id)).toMatchObject({
      state: 'sent',
      verdict: 'send',
      reason: 'sent',
      channel: 'sms',
    })
  })
})
