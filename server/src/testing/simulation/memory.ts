/** A booking as the one who made it remembers it. `step` is the count of the clinic's rounds, not a time: clocks jump. */
export type Booking = { id: string; recordId: string; startsAt: Date; step: number; stands: boolean }

type Merge = { id: string; keepId: string; absorbId: string }

/** What truly happened to people, kept beside the product and never read from it: the oracle of a simulated clinic. */
export type Memory = {
  /** Rounds of the clinic so far. */
  step: number
  readonly agreed: Set<string>
  readonly refused: Set<string>
  readonly dead: Set<string>
  readonly bookings: Booking[]
  readonly merges: Merge[]
  /** Every card of the person a card belongs to now. */
  personOf(recordId: string): Set<string>
}

export function createMemory(): Memory {
  const merges: Merge[] = []
  return {
    step: 0,
    agreed: new Set(),
    refused: new Set(),
    dead: new Set(),
    bookings: [],
    merges,
    personOf: (recordId) => reachableFrom(recordId, merges),
  }
}

function reachableFrom(recordId: string, merges: readonly Merge[]): Set<string> {
  const person = new Set([recordId])
  for (let before = 0; before < person.size;) {
    before = person.size
    for (const { keepId, absorbId } of merges)
      if (person.has(keepId) || person.has(absorbId)) person.add(keepId).add(absorbId)
  }
  return person
}
