import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { AdapterPorts, ChannelAdapter, CheckOutcome } from './channel-adapter.ts'
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
  const report: AdapterPorts['report'] = (items) =>
    ports.database.withClinic(systemAccess(row.clinicId), (db) => keepInbound(ports, db, { connection: row, items }))
  const adapter = provider.create(configOf(ports, row), adapterPorts(ports, report))
  known.set(row.id, { version, adapter })
  return adapter
}

/** Asks a vendor whether credentials are good before anything of them is kept. What throws has told nothing. */
export async function tryAdapter(ports: Ports, provider: Provider, config: ProviderConfig): Promise<CheckOutcome> {
  const adapter = provider.create(
    config,
    adapterPorts(ports, async () => {}),
  )
  try {
    return await adapter.check()
  } catch (error) {
    return { ok: false, trouble: 'no_answer', detail: error instanceof Error ? error.message : '' }
  } finally {
    await adapter.close?.()
  }
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

function adapterPorts(ports: Ports, report: AdapterPorts['report']): AdapterPorts {
  const { outbound, clock, config } = ports
  return { outbound, now: () => clock.now(), simulation: config.simulation, report }
}
