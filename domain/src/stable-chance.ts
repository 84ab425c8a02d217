/**
 * A number in [0, 1) that depends on the text alone: the same draw on every machine and after every restart. Not for secrets.
 * Source: cyrb53 by bryc (public domain), 53 bits of two mixed 32-bit hashes.
 */
export function chanceOf(seed: string): number {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < seed.length; i += 1) {
    const code = seed.charCodeAt(i)
    high = Math.imul(high ^ code, 2_654_435_761)
    low = Math.imul(low ^ code, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (4_294_967_296 * (2_097_151 & low) + (high >>> 0)) / 9_007_199_254_740_992
}
