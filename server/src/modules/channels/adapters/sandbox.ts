import { systemAccess } from '../../../platform/db.ts'
import type { Ports } from '../../../platform/ports.ts'
import { clinicNow } from '../../clinics/clinics.ts'
import type { ChannelAdapter, Outgoing, SendOutcome } from '../channel-adapter.ts'
import { findSandbox, insertSandbox } from '../sandbox-queries.ts'

type Waiting = { message: Outgoing; resolve(outcome: SendOutcome): void }

/**
 * A provider that sends nothing and shows everything. A message is kept once per delivery, so repeating is harmless. Messages given
 * in one turn of the event loop are written together.
 */
export function sandboxAdapter(ports: Ports, clinicId: string): ChannelAdapter {
  let waiting: Waiting[] = []
  const write = async () => {
    const batch = waiting
    waiting = []
    const outcomes = await keep(ports, clinicId, batch).catch((error: Error): SendOutcome => ({
      kind: 'unknown',
      detail: error.message,
    }))
    for (const { message, resolve } of batch) resolve(outcomes ?? accepted(message))
  }
  return {
    idempotent: true,
    send: (message) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(() => void write())
        waiting.push({ message, resolve })
      }),
    lookup: async ({ deliveryId }) => {
      const found = await ports.database.withClinic(systemAccess(clinicId), (db) =>
        findSandbox(db, clinicId, deliveryId),
      )
      return found ? { kind: 'found', providerId: deliveryId, state: 'accepted' } : { kind: 'absent' }
    },
    check: async () => ({ ok: true }),
  }
}

async function keep(ports: Ports, clinicId: string, batch: readonly Waiting[]): Promise<null> {
  await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const at = await clinicNow(ports, db, clinicId)
    await insertSandbox(
      db,
      clinicId,
      batch.map(({ message }) => ({ ...message, at })),
    )
  })
  return null
}

function accepted({ deliveryId }: Outgoing): SendOutcome {
  return { kind: 'accepted', providerId: deliveryId, cost: 0 }
}
