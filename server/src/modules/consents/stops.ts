import { type Channel, CONTACT_OF_CHANNEL } from '@revisit/domain/channel.ts'
import { type StopScope, stopWordIn } from '@revisit/domain/stop-word.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { InboundNews } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { recordWords } from './ledger.ts'
import { ownersOf } from './queries.ts'
import { suppressAddresses, type SuppressionReason } from '../suppressions/suppressions.ts'

type Stop = { channel: Channel; address: string; scope: StopScope; said: 'stop_word' | 'bot_stopped' }

/**
 * Hears demands to stop in what came from patients: СТОП and its kin in any channel end advertising everywhere at once, stronger words
 * end everything, a stopped bot ends its own channel. An address several people share is silent for all of them.
 */
export async function hearStops(ports: Ports, db: Db, clinicId: string, news: readonly InboundNews[]): Promise<void> {
  const stops = news.flatMap(stopOf)
  if (stops.length === 0) return
  const now = await clinicNow(ports, db, clinicId)
  const addresses = stops.flatMap(({ channel, address }) => {
    const kind = CONTACT_OF_CHANNEL[channel]
    return kind === null ? [] : [{ kind, value: address }]
  })
  const owners = await ownersOf(db, clinicId, addresses)
  for (const stop of stops) {
    const kind = CONTACT_OF_CHANNEL[stop.channel]
    const patientIds = owners
      .filter((one) => one.kind === kind && one.value === stop.address)
      .map(({ patientId }) => patientId)
    await silence(ports, db, { clinicId, stop, patientIds: [...new Set(patientIds)], now })
  }
}

function stopOf({ channel, item }: InboundNews): Stop[] {
  if (item.kind === 'stop') return [{ channel, address: item.address, scope: 'all', said: 'bot_stopped' }]
  const scope = item.kind === 'message' ? stopWordIn(item.text) : null
  return scope === null || item.kind !== 'message' ? [] : [{ channel, address: item.address, scope, said: 'stop_word' }]
}

async function silence(
  ports: Ports,
  db: Db,
  { clinicId, stop, patientIds, now }: { clinicId: string; stop: Stop; patientIds: string[]; now: Date },
): Promise<void> {
  const { scope, said, channel, address } = stop
  // A stopped bot says nothing about other channels.
  const about = said === 'bot_stopped' ? channel : '*'
  const purposes = scope === 'all' ? (['marketing', 'service'] as const) : (['marketing'] as const)
  const words = patientIds.flatMap((patientId) =>
    purposes.map((purpose) => ({
      patientId,
      purpose,
      channel: about,
      granted: false,
      form: 'reply' as const,
      source: said,
      evidence: { channel },
    })),
  )
  await recordWords(ports, db, { clinicId, words, now })
  const reason: SuppressionReason = said
  await suppressAddresses(ports, db, { clinicId, addresses: [address], reason, scope, channel: about, since: now })
}
