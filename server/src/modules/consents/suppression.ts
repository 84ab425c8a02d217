import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { findSuppressed, insertSuppressions } from './queries.ts'

export type SuppressionReason = 'stop_word' | 'unsubscribed' | 'bot_stopped' | 'asked' | 'erased' | 'complaint'

/** The keyed hash an address is kept under: it survives the erasure of the person, and nobody reads the address out of it. */
export function addressHash(ports: Ports, clinicId: string, address: string): Buffer {
  return ports.cipher.digest(address.trim().toLowerCase(), `suppression/${clinicId}`)
}

/** Nobody writes to these addresses any more, whoever they belong to. */
export async function suppressAddresses(
  ports: Ports,
  db: Db,
  {
    clinicId,
    addresses,
    reason,
    scope,
    channel = '*',
    since,
  }: {
    clinicId: string
    addresses: readonly string[]
    reason: SuppressionReason
    scope: 'advertising' | 'all'
    channel?: string
    since: Date
  },
): Promise<void> {
  const rows = [...new Set(addresses)].map((address) => ({
    hash: addressHash(ports, clinicId, address),
    channel,
    scope,
    reason,
  }))
  await insertSuppressions(db, clinicId, { rows, since })
}

/** Which of these addresses asked for silence from everything. */
export async function suppressedAmong(
  ports: Ports,
  db: Db,
  clinicId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  const byHash = new Map(
    addresses.map((address) => [addressHash(ports, clinicId, address).toString('base64'), address]),
  )
  const found = await findSuppressed(
    db,
    clinicId,
    [...byHash.keys()].map((hash) => Buffer.from(hash, 'base64')),
  )
  return new Set(
    found.flatMap(({ hash, scope, channel }) =>
      scope === 'all' && channel === '*' ? (byHash.get(hash.toString('base64')) ?? []) : [],
    ),
  )
}
