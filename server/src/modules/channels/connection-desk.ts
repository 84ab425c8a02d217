import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newToken } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import type { CheckOutcome } from './channel-adapter.ts'
import { connectChannel, reconnectChannel } from './connecting.ts'
import {
  activeConnection,
  type ConnectionRow,
  readConnection,
  removeConnectionOf,
  updateConnection,
} from './connection-queries.ts'
import { examine, keepExamination, reportAddress } from './examine.ts'
import { configOf, tryAdapter } from './open-adapters.ts'
import { type Provider, type ProviderConfig, readProviderConfig } from './provider.ts'
import { findProvider } from './providers.ts'
import type { AskedConnection } from './schemas.ts'
import { TROUBLE_WORDS } from './trouble-words.ts'

/** How long a connection that was taken away can be put back. */
const RESTORABLE_MS = 24 * 3_600_000

/**
 * Connects a channel or changes its connection: the vendor is asked first, and what it refuses is not kept unless told to. Secrets left
 * out stay as they are.
 * @throws Invalid `unknown_provider`, `bad_channel_config`, `channel_check_failed`.
 */
export async function connectByHand(call: Call, channel: Channel, asked: AskedConnection): Promise<void> {
  const { ports, caller } = call
  const { clinicId } = caller
  const current = await call.db((db) => activeConnection(db, clinicId, channel))
  const provider = findProvider(channel, asked.provider)
  const kept = current && provider?.provider === current.provider ? current : null
  const config = provider
    ? readProviderConfig(provider, completed(call, { provider, given: asked.config, kept }))
    : asked.config
  if (provider && !asked.anyway) assertGood(provider, await tryAdapter(ports, provider, config as ProviderConfig))
  const { price, perSecond, switchOn } = asked
  await call.db(async (db) => {
    const by = caller.kind === 'staff' ? caller.id : null
    const connection = { clinicId, channel, provider: asked.provider, config, price, perSecond, switchOn, by }
    if (kept) await reconnectChannel(ports, db, { ...connection, row: kept })
    else await connectChannel(ports, db, connection)
    await audit(db, call, { action: kept ? 'channel.changed' : 'channel.connected', channel, provider: asked.provider })
  })
  await checkByHand(call, channel)
}

/** Takes the connection of a channel away: its messages go to the sandbox from now on. @throws NotFound `not_connected`. */
export async function disconnectByHand(call: Call, channel: Channel): Promise<void> {
  const { clinicId } = call.caller
  await call.db(async (db) => {
    const { provider } = await connected(db, clinicId, channel)
    await removeConnectionOf(db, clinicId, channel, call.ports.clock.now())
    await audit(db, call, { action: 'channel.disconnected', channel, provider })
  })
}

/** Puts back a connection that was taken away lately. @throws NotFound `not_connected`, Conflict `channel_taken`. */
export async function restoreByHand(call: Call, channel: Channel, id: string): Promise<void> {
  const { clinicId } = call.caller
  await call.db(async (db) => {
    const row = await readConnection(db, clinicId, id)
    const lately = new Date(call.ports.clock.now().getTime() - RESTORABLE_MS)
    if (!row || row.channel !== channel || row.removedAt === null || row.removedAt < lately) throw notConnected()
    if (await activeConnection(db, clinicId, channel)) throw taken()
    await updateConnection(db, clinicId, id, { removedAt: null })
    await audit(db, call, { action: 'channel.connected', channel, provider: row.provider })
  })
}

/** Asks the vendor whether all is well, tells it where to report, and how much money is left. @throws NotFound `not_connected`. */
export async function checkByHand(call: Call, channel: Channel): Promise<void> {
  const { clinicId } = call.caller
  const { row, provider, address } = await call.db(async (db) => {
    const row = await connected(db, clinicId, channel)
    const provider = findProvider(channel, row.provider)
    if (!provider) throw notConnected()
    return { row, provider, address: await reportAddress(call.ports, db, row) }
  })
  const found = await examine(call.ports, { row, provider, address })
  await call.db((db) => keepExamination(db, row, { now: call.now, found }))
}

/** What was given, with the secrets that were left out and those of our own making. */
function completed(
  call: Call,
  { provider, given, kept }: { provider: Provider; given: Record<string, unknown>; kept: ConnectionRow | null },
): Record<string, unknown> {
  const before: ProviderConfig = kept ? configOf(call.ports, kept) : {}
  const config = { ...given }
  for (const { key, secret, made } of provider.fields) {
    if (config[key] === undefined && secret && before[key] !== undefined) config[key] = before[key]
    if (made && !config[key]) config[key] = before[key] ?? newToken(call.ports.random)
  }
  return config
}

function assertGood(provider: Provider, check: CheckOutcome): void {
  if (check.ok) return
  const said: Bilingual = TROUBLE_WORDS[check.trouble]
  const answer = check.detail.slice(0, 200)
  const fields = provider.fields
    .filter(({ secret, required }) => check.trouble === 'auth' && secret && required)
    .map(({ key }) => ({ path: `config.${key}`, message: { ru: 'Проверьте', en: 'Check this' } }))
  throw new Invalid(
    'channel_check_failed',
    {
      ru: answer ? `${said.ru} Ответ: «${answer}»` : said.ru,
      en: answer ? `${said.en} Answer: "${answer}"` : said.en,
    },
    fields,
  )
}

async function connected(db: Db, clinicId: string, channel: Channel): Promise<ConnectionRow> {
  const row = await activeConnection(db, clinicId, channel)
  if (!row) throw notConnected()
  return row
}

async function audit(
  db: Db,
  call: Call,
  { action, ...details }: { action: string; channel: Channel; provider: string },
): Promise<void> {
  await recordAudit(db, call, { action, subjectKind: 'channel', details })
}

function notConnected(): NotFound {
  return new NotFound('not_connected', { ru: 'Канал не подключён', en: 'The channel is not connected' })
}

function taken(): Conflict {
  return new Conflict('channel_taken', {
    ru: 'Канал уже подключён заново. Отключите его, чтобы вернуть прежнее подключение',
    en: 'The channel has been connected anew. Disconnect it to put the earlier connection back',
  })
}
