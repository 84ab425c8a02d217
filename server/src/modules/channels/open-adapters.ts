import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { ChannelAdapter } from './channel-adapter.ts'
import type { ConnectionRow } from './connection-queries.ts'
import { keepInbound } from './inbound.ts'
import type { Provider, ProviderConfig } from './provider.ts'

type Open = { version: number; adapter: ChannelAdapter }

/** Adapters keep sockets open (SMTP, SMPP), so one process has one per connection; a changed connection gets a new one. */
const open = new WeakMap<Ports, Map<string, Open>>()

/** The adapter of a connection, opened on first use. */
export function adapterOf(ports: Ports, row: ConnectionRow, provider: Provider): ChannelAdapter {
  const known = open.get(ports) ?? new Map<string, Open>()
  open.set(ports, known)
  const current = known.get(row.id)
  const version = row.updatedAt.getTime()
  if (current?.version === version) return current.adapter
  void current?.adapter.close?.()
  const adapter = provider.create(configOf(ports, row), {
    outbound: ports.outbound,
    now: () => ports.clock.now(),
    simulation: ports.config.simulation,
    report: (items) =>
      ports.database.withClinic(systemAccess(row.clinicId), (db) => keepInbound(ports, db, { connection: row, items })),
  })
  known.set(row.id, { version, adapter })
  return adapter
}

/** The credentials of a connection, unsealed. */
export function configOf(ports: Ports, { clinicId, id, config }: ConnectionRow): ProviderConfig {
  return JSON.parse(ports.cipher.open(config, `${clinicId}/${id}`)) as ProviderConfig
}

/** Lets go of every socket before the process ends. */
export async function closeAdapters(ports: Ports): Promise<void> {
  const known = open.get(ports)
  open.delete(ports)
  for (const { adapter } of known?.values() ?? []) await adapter.close?.()
}
