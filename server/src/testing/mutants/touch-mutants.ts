import { clinicNow } from '../../modules/clinics/clinics.ts'
import type { TouchDoors } from '../../modules/touches/doors.ts'
import { takeDue } from '../../modules/touches/fact-queries.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Beat } from '../../platform/pulse.ts'

/** Deliberately broken ways of sending. Tests of reliability must go red on each: a test that stays green on them proves nothing. */

/** Takes a lease that ran out for a message that was not sent, instead of asking the provider. */
export function resendOnLease(doors: TouchDoors): TouchDoors {
  return {
    ...doors,
    connections: async (ports, db, clinicId) => {
      const connections = await doors.connections(ports, db, clinicId)
      return new Map(
        [...connections].map(([channel, connection]) => [
          channel,
          { ...connection, adapter: { ...connection.adapter, lookup: async () => ({ kind: 'absent' as const }) } },
        ]),
      )
    },
  }
}

/** Sends whenever it wakes up, however long ago its lease ran out. */
export function noDeadlineCheck(doors: TouchDoors): TouchDoors {
  return { ...doors, timings: { ...doors.timings, request: -86_400 } }
}

/** Sends inside the transaction that takes the work and marks it done at its end, as a job queue does. */
export function sendInJob(doors: TouchDoors): Beat {
  return {
    name: 'mutant.send-in-job',
    run: (ports, clinicId) =>
      ports.database.withClinic(systemAccess(clinicId), async (db) => {
        const now = await clinicNow(ports, db, clinicId)
        const touches = await takeDue(db, clinicId, { now, limit: 100 })
        const connection = (await doors.connections(ports, db, clinicId)).get('sms')!
        for (const { id } of touches) {
          await doors.reach('send.before')
          await connection.adapter.send({ deliveryId: id, channel: 'sms', address: id, text: 'Ждём вас' })
          await doors.reach('send.after')
        }
        const ids = touches.map(({ id }) => id)
        if (ids.length > 0)
          await db.updateTable('touches').set({ state: 'sent', nextAt: null }).where('id', 'in', ids).execute()
        await doors.reach('mark.written')
        return touches.length
      }),
  }
}
