import type { Channel } from '@revisit/domain/channel.ts'
import type { Db } from '../../platform/db.ts'
import { Invalid } from '../../platform/errors.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId, newToken } from '../../platform/random.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { type ConnectionRow, insertConnection, removeConnectionOf, updateConnection } from './connection-queries.ts'
import { type Provider, type ProviderConfig, readProviderConfig } from './provider.ts'
import { findProvider, PROVIDERS } from './providers.ts'

export type NewConnection = {
  clinicId: string
  channel: Channel
  /** The vendor's name as people write it. */
  provider: string
  /** Credentials by the vendor's own names of fields. */
  config: Record<string, unknown>
  /** The clinic knows that the channel is restricted and switches it on. */
  switchOn?: boolean
  price?: number | null
  perSecond?: number | null
  by: string | null
}

/**
 * Connects a channel; the connection before it is removed, and its reports are still taken.
 * @throws Invalid `unknown_provider`, `bad_channel_config`.
 */
export async function connectChannel(ports: Ports, db: Db, connection: NewConnection): Promise<{ id: string }> {
  const { clinicId, channel, price = null, perSecond = null, switchOn = false, by } = connection
  const provider = findProvider(channel, connection.provider)
  if (!provider) throw unknownProvider(channel, connection.provider)
  const config = readProviderConfig(provider, connection.config)
  const now = ports.clock.now()
  const id = newId(now, ports.random)
  await removeConnectionOf(db, clinicId, channel, now)
  await insertConnection(db, {
    clinicId,
    id,
    channel,
    provider: provider.provider,
    config: ports.cipher.seal(JSON.stringify(config), `${clinicId}/${id}`),
    shown: JSON.stringify(shownOf(provider, config)),
    hookSecret: newToken(ports.random),
    price,
    perSecond,
    switchedOnAt: !provider.off || switchOn ? await clinicNow(ports, db, clinicId) : null,
    createdBy: by,
    createdAt: now,
    updatedAt: now,
  })
  return { id }
}

/**
 * Changes a connection of the same vendor: its address for reports and what it sent stay its own.
 * @throws Invalid `bad_channel_config`.
 */
export async function reconnectChannel(
  ports: Ports,
  db: Db,
  { row, ...connection }: NewConnection & { row: ConnectionRow },
): Promise<void> {
  const { clinicId, channel, price = null, perSecond = null, switchOn = false } = connection
  const provider = findProvider(channel, connection.provider)
  if (!provider) throw unknownProvider(channel, connection.provider)
  const config = readProviderConfig(provider, connection.config)
  const isOn = !provider.off || switchOn
  await updateConnection(db, clinicId, row.id, {
    config: ports.cipher.seal(JSON.stringify(config), `${clinicId}/${row.id}`),
    shown: JSON.stringify(shownOf(provider, config)),
    price,
    perSecond,
    switchedOnAt: isOn ? (row.switchedOnAt ?? (await clinicNow(ports, db, clinicId))) : null,
    // Open adapters are known by this moment: it must move even when the clock did not.
    updatedAt: new Date(Math.max(ports.clock.now().getTime(), row.updatedAt.getTime() + 1)),
  })
}

/** What may be shown of credentials: the last two characters of a secret, the rest as it is. */
function shownOf(provider: Provider, config: ProviderConfig): Record<string, string> {
  return Object.fromEntries(
    provider.fields.flatMap(({ key, secret }) => {
      const value = config[key]
      if (value === undefined) return []
      return [[key, secret ? `•••${value.length > 8 ? value.slice(-2) : ''}` : value]]
    }),
  )
}

function unknownProvider(channel: Channel, name: string): Invalid {
  const known = PROVIDERS.filter((one) => one.channel === channel).map(({ provider }) => provider)
  return new Invalid('unknown_provider', {
    ru: `Для канала «${channel}» нет провайдера «${name}». Есть: ${known.join(', ') || 'нет ни одного'}`,
    en: `Channel "${channel}" has no provider "${name}". There are: ${known.join(', ') || 'none'}`,
  })
}
