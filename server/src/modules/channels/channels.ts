import { type Channel, CHANNELS } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { sandboxAdapter } from './adapters/sandbox.ts'
import { readMessageSettings } from '../templates/templates.ts'
import type { ChannelAdapter } from './channel-adapter.ts'
import { type ConnectionRow, listConnections } from './connection-queries.ts'
import { hookAddress } from './hook-page.ts'
import { adapterOf } from './open-adapters.ts'
import { findProvider } from './providers.ts'

export type {
  ChannelAdapter,
  InboundItem,
  LookupOutcome,
  Outgoing,
  ReceiptState,
  Refusal,
  SendOutcome,
} from './channel-adapter.ts'
export { connectChannel } from './connecting.ts'
export { activeConnection } from './connection-queries.ts'
export { REFUSAL_WORDS } from './trouble-words.ts'
export { hookPages } from './hook-page.ts'
export { sameSecret } from './hook-reading.ts'
export { inboundBeat, type InboundNews, type InboundReader } from './inbound.ts'
export { closeAdapters } from './open-adapters.ts'

/** An active way out of the clinic. */
export type Connection = {
  /** Names it in pace, deliveries and receipts: the id of the connection, or 'sandbox'. */
  key: string
  channel: Channel
  /** Code of the vendor: sandbox, smtp, smsaero … */
  provider: string
  adapter: ChannelAdapter
  /** Messages a second it may carry, over all workers; null = no limit. */
  perSecond: number | null
  /** Requests at the same time from one worker. */
  concurrency: number
  /** The provider tells later what became of a message; only then silence means something. */
  reportsDelivery: boolean
  /** Minor units for one message (one part of a text message) when the provider does not say. */
  price: number | null
  /** Where it is to report; told with every message to vendors that take it so. */
  receiptUrl?: string
}

/** Channels that reach somebody without a person doing it. */
const SENDABLE = CHANNELS.filter((channel) => channel !== 'call')

/** The active connection of each channel; a channel without one goes to the sandbox, which only shows what it was given. */
export async function connectionsOf(ports: Ports, db: Db, clinicId: string): Promise<Map<Channel, Connection>> {
  const sandbox = sandboxAdapter(ports, clinicId)
  const found = new Map<Channel, Connection>(SENDABLE.map((channel) => [channel, sandboxConnection(channel, sandbox)]))
  const rows = await listConnections(db, clinicId)
  const addresses = rows.some(takesAddresses) ? await readMessageSettings(db, clinicId) : null
  for (const row of rows) {
    const connection = connectionOf(ports, row)
    if (!connection) continue
    const receiptUrl = addresses && takesAddresses(row) ? await hookAddress(ports, row, addresses.publicUrl) : null
    found.set(connection.channel, receiptUrl === null ? connection : { ...connection, receiptUrl })
  }
  return found
}

/** Whether the vendor is told with every message where to report. */
function takesAddresses({ channel, provider }: ConnectionRow): boolean {
  return findProvider(channel as Channel, provider)?.reportsBy === 'message'
}

function connectionOf(ports: Ports, row: ConnectionRow): Connection | null {
  const provider = findProvider(row.channel as Channel, row.provider)
  if (!provider) return null
  if (provider.off && row.switchedOnAt === null) return null
  return {
    key: row.id,
    channel: provider.channel,
    provider: provider.provider,
    adapter: adapterOf(ports, row, provider),
    perSecond: row.perSecond ?? provider.perSecond,
    concurrency: provider.concurrency,
    reportsDelivery: provider.reportsDelivery,
    price: row.price,
  }
}

function sandboxConnection(channel: Channel, adapter: ChannelAdapter): Connection {
  return {
    key: 'sandbox',
    channel,
    provider: 'sandbox',
    adapter,
    perSecond: null,
    concurrency: 500,
    reportsDelivery: false,
    price: null,
  }
}
