/** Counts how often texts were met, in a few bytes each: exact but for collisions of 53-bit hashes (one in 10 million at 40 million texts). */
export class HashCounter {
  #hashes = new Float64Array(1024)
  #counts = new Uint32Array(1024)
  #size = 0

  /** How many times the text was met, this time included. */
  add(text: string): number {
    if (this.#size * 2 > this.#hashes.length) this.#grow()
    return this.#addHash(hash53(text), 1)
  }

  #addHash(hash: number, times: number): number {
    const mask = this.#hashes.length - 1
    let at = (hash % 2_147_483_647) & mask
    while (this.#hashes[at] !== 0 && this.#hashes[at] !== hash) at = (at + 1) & mask
    if (this.#hashes[at] === 0) {
      this.#hashes[at] = hash
      this.#size += 1
    }
    return (this.#counts[at]! += times)
  }

  #grow(): void {
    const [hashes, counts] = [this.#hashes, this.#counts]
    this.#hashes = new Float64Array(hashes.length * 2)
    this.#counts = new Uint32Array(hashes.length * 2)
    this.#size = 0
    hashes.forEach((hash, i) => hash !== 0 && this.#addHash(hash, counts[i]!))
  }
}

/** A 53-bit hash of a text (cyrb53, public domain); never 0. */
export function hash53(text: string): number {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    a = Math.imul(a ^ code, 2_654_435_761)
    b = Math.imul(b ^ code, 1_597_334_677)
  }
  a = Math.imul(a ^ (a >>> 16), 2_246_822_507) ^ Math.imul(b ^ (b >>> 13), 3_266_489_909)
  b = Math.imul(b ^ (b >>> 16), 2_246_822_507) ^ Math.imul(a ^ (a >>> 13), 3_266_489_909)
  return 4_294_967_296 * (2_097_151 & b) + (a >>> 0) || 1
}
