import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { findSuppressed, insertSuppressions, liftByHash } from './queries.ts'

export const SUPPRESSION_REASONS = ['stop_word', 'unsubscribed', 'bot_stopped', 'asked', 'erased', 'complaint'] as const
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number]

/** Why and since when nobody writes to an address. */
export type Silence = {
  address: string
  /** A channel, or `*` for all of them. */
  channel: string
  scope: 'advertising' | 'all'
  reason: SuppressionReason
  since: Date
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

/** Ends the silence of these addresses: somebody with one of them agreed to messages again. */
export async function liftSuppressions(
  ports: Ports,
  db: Db,
  { clinicId, addresses, by, at }: { clinicId: string; addresses: readonly string[]; by: string | null; at: Date },
): Promise<void> {
  const hashes = addresses.map((address) => addressHash(ports, clinicId, address))
  await liftByHash(db, clinicId, { hashes, by, at })
}

/** Every silence in force over these addresses. */
export async function silencesOf(
  ports: Ports,
  db: Db,
  clinicId: string,
  addresses: readonly string[],
): Promise<Silence[]> {
  const byHash = new Map(
    addresses.map((address) => [addressHash(ports, clinicId, address).toString('base64'), address]),
  )
  const hashes = [...byHash.keys()].map((hash) => Buffer.from(hash, 'base64'))
  const found = await findSuppressed(db, clinicId, hashes)
  return found.flatMap(({ hash, ...rest }) => {
    const address = byHash.get(hash.toString('base64'))
    return address === undefined ? [] : [{ ...rest, address } as Silence]
  })
}

/** Which of these addresses asked for silence from everything. */
export async function suppressedAmong(
  ports: Ports,
  db: Db,
  clinicId: string,
  addresses: readonly string[],
): Promise<Set<string>> {
  const silences = await silencesOf(ports, db, clinicId, addresses)
  return new Set(
    silences.flatMap(({ scope, channel, address }) => (scope === 'all' && channel === '*' ? [address] : [])),
  )
}

/** The keyed hash an address is kept under: it survives the erasure of the person, and nobody reads the address out of it. */
function addressHash(ports: Ports, clinicId: string, address: string): Buffer {
  return ports.cipher.digest(address.trim().toLowerCase(), `suppression/${clinicId}`)
}
