import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

const PRIVATE = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  PRIVATE.addSubnet(network, prefix)
for (const [network, prefix] of [
  ['::', 128],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv6')
const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8)
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * The address a socket may connect to for this host name, so that no later answer of the name server can point elsewhere.
 * Private and loopback addresses are refused, but for loopback when `allowLoopback`.
 * @throws Error `forbidden_address` or the resolver's own error.
 */
export async function publicAddressOf(host: string, { allowLoopback }: { allowLoopback: boolean }): Promise<string> {
  const { address } = isIP(host) ? { address: host } : await lookup(host)
  const plain = address.startsWith('::ffff:') ? address.slice(7) : address
  const family = isIP(plain) === 6 ? 'ipv6' : 'ipv4'
  if (LOOPBACK.check(plain, family) ? allowLoopback : !PRIVATE.check(plain, family)) return plain
  throw new Error('forbidden_address')
}
