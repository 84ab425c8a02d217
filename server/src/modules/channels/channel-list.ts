import { CHANNEL_WORDS, type Channel, CHANNELS } from '@revisit/domain/channel.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { readMessageSettings } from '../templates/templates.ts'
import type { Refusal, Trouble } from './channel-adapter.ts'
import { type ConnectionRow, listConnections, readConnectors } from './connection-queries.ts'
import {
  countSandbox,
  type DeliveryTrouble,
  readResting,
  readTraffic,
  readTroubles,
  type Traffic,
} from './health-queries.ts'
import { hookAddress } from './hook-page.ts'
import type { ConfigField, Provider } from './provider.ts'
import { findProvider, PROVIDERS } from './providers.ts'
import type { ChannelItem, channelList } from './schemas.ts'
import { REFUSAL_WORDS, TROUBLE_WORDS } from './trouble-words.ts'

const WEEK_MS = 7 * 86_400_000

/** Everything the page of channels shows: vendors, what each needs, and how the connections are. */
export async function readChannels(db: Db, call: Call): Promise<z.output<typeof channelList>> {
  const { clinicId } = call.caller
  const rows = await listConnections(db, clinicId)
  const since = new Date(call.now.getTime() - WEEK_MS)
  const { publicUrl } = await readMessageSettings(db, clinicId)
  const facts: HealthFacts = {
    locale: call.locale,
    traffic: new Map((await readTraffic(db, clinicId, since)).map((one) => [one.connection, one])),
    troubles: new Map(
      (
        await readTroubles(
          db,
          clinicId,
          rows.map(({ id }) => id),
        )
      ).map((one) => [one.connection, one]),
    ),
    resting: await readResting(db, clinicId),
    connectors: await readConnectors(db, clinicId),
    addresses: new Map(
      await Promise.all(rows.map(async (row) => [row.id, await hookAddress(call.ports, row, publicUrl)] as const)),
    ),
  }
  const channels = CHANNELS.filter((channel) => channel !== 'call')
  return {
    items: channels.map((channel) =>
      itemOf(
        channel,
        rows.find((row) => row.channel === channel),
        facts,
      ),
    ),
    publicUrl: publicUrl || null,
    sandboxMessages: await countSandbox(db, clinicId, since),
  }
}

/** One channel as the page shows it. */
export async function readChannel(db: Db, call: Call, channel: Channel): Promise<ChannelItem> {
  const { items } = await readChannels(db, call)
  return items.find((item) => item.channel === channel)!
}

type HealthFacts = {
  locale: Locale
  traffic: ReadonlyMap<string, Traffic>
  troubles: ReadonlyMap<string, DeliveryTrouble>
  resting: ReadonlySet<string>
  connectors: ReadonlyMap<string, string>
  addresses: ReadonlyMap<string, string | null>
}

function itemOf(channel: ChannelItem['channel'], row: ConnectionRow | undefined, facts: HealthFacts): ChannelItem {
  const provider = row ? findProvider(channel, row.provider) : undefined
  const base = {
    channel,
    name: CHANNEL_WORDS[channel][facts.locale],
    providers: PROVIDERS.filter((one) => one.channel === channel).map((one) => providerShown(one, facts.locale)),
  }
  if (!row || !provider) return { ...base, state: 'sandbox', trouble: null, connection: null }
  const trouble = troubleNow(row, facts)
  const isOff = provider.off === true && row.switchedOnAt === null
  return {
    ...base,
    state: isOff ? 'off' : trouble ? 'trouble' : 'working',
    trouble,
    connection: connectionShown(row, provider, facts),
  }
}

function connectionShown(row: ConnectionRow, provider: Provider, facts: HealthFacts): ChannelItem['connection'] {
  const { id, price, createdAt, checkedAt, balance, balanceAt, reportsAt, reportsTrouble, reportsDetail } = row
  const { sent = 0, delivered = 0, cost = 0 } = facts.traffic.get(id) ?? {}
  const refused = reportsTrouble as Trouble | null
  const reportAddress = facts.addresses.get(id) ?? null
  return {
    id,
    provider: provider.provider,
    name: provider.name,
    shown: row.shown as Record<string, string>,
    switchedOn: row.switchedOnAt !== null,
    price,
    perSecond: row.perSecond,
    connectedBy: facts.connectors.get(id) ?? null,
    connectedAt: createdAt,
    checkedAt,
    balance: balance === null || balanceAt === null ? null : { amount: balance, at: balanceAt },
    reportAddress,
    // Told another address since: it has to be told again.
    toldAt: row.reportsAddress === reportAddress ? reportsAt : null,
    reportTrouble: refused && {
      code: refused,
      text: TROUBLE_WORDS[refused][facts.locale],
      detail: reportsDetail,
      at: checkedAt ?? createdAt,
    },
    resting: facts.resting.has(id),
    week: { sent, delivered, cost },
  }
}

/** What is wrong now: what the last check found, or a later failure of a message that no later success took back. */
function troubleNow(row: ConnectionRow, { troubles, traffic, locale }: HealthFacts): ChannelItem['trouble'] {
  const { id, checkTrouble, checkDetail, checkedAt, updatedAt } = row
  if (checkTrouble !== null) {
    const code = checkTrouble as Trouble
    return { code, text: TROUBLE_WORDS[code][locale], detail: checkDetail, at: checkedAt ?? updatedAt }
  }
  const told = troubles.get(id)
  const wellSince = Math.max(traffic.get(id)?.lastAcceptedAt.getTime() ?? 0, checkedAt?.getTime() ?? 0)
  if (!told || told.at.getTime() <= wellSince) return null
  const { state, refusal, detail, at } = told
  if (refusal !== null) return { code: refusal, text: REFUSAL_WORDS[refusal as Refusal][locale], detail, at }
  const code: Trouble = state === 'retry' ? 'unavailable' : 'no_answer'
  return { code, text: TROUBLE_WORDS[code][locale], detail, at }
}

function providerShown(one: Provider, locale: Locale): ChannelItem['providers'][number] {
  const { provider, name, site = null, fields, perSecond, reportsBy, tellsBalance = false, off = false } = one
  const shown = fields.map((field) => fieldShown(field, locale))
  return { provider, name, site, fields: shown, perSecond, reportsBy, tellsBalance, needsSwitch: off }
}

function fieldShown(
  { key, words, where, kind, secret = false, required = false, default: given }: ConfigField,
  locale: Locale,
): ChannelItem['providers'][number]['fields'][number] {
  return {
    key,
    name: words[locale],
    where: where?.[locale] ?? null,
    kind: kind ?? 'line',
    secret,
    required,
    default: given ?? null,
  }
}
