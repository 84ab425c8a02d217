import { stricterConsent } from '@revisit/domain/identity.ts'

/** One entry of the ledger. `channel` '*' speaks of every channel. */
export type ConsentEntry = {
  readonly id: string
  readonly patientId: string
  readonly recordId: string
  readonly purpose: string
  readonly channel: string
  readonly granted: boolean
  readonly at: Date
  /** The merge that wrote it, null for what people said. */
  readonly mergeId: string | null
}

/** What two people said about one purpose and channel, and what is left when they become one person. */
export type ConsentOutcome = {
  readonly purpose: string
  readonly channel: string
  readonly keep: boolean | null
  readonly absorb: boolean | null
  readonly outcome: boolean | null
}

/** Every purpose and channel either ledger names; the stricter answer wins. */
export function consentOutcomes(keep: readonly ConsentEntry[], absorb: readonly ConsentEntry[]): ConsentOutcome[] {
  const pairs = new Map(
    [...keep, ...absorb].map(({ purpose, channel }) => [`${purpose}/${channel}`, { purpose, channel }]),
  )
  return [...pairs.keys()].sort().map((key) => {
    const { purpose, channel } = pairs.get(key)!
    const answers = [saidAbout(keep, purpose, channel), saidAbout(absorb, purpose, channel)] as const
    return { purpose, channel, keep: answers[0], absorb: answers[1], outcome: stricterConsent(...answers) }
  })
}

/** Whether the two said different things, so that the ledger of the merged person needs a word of its own. */
export function isContested({ keep, absorb }: ConsentOutcome): boolean {
  return keep !== null && absorb !== null && keep !== absorb
}

/** Later than everything said so far, and not before `now`. */
export function afterEverySaid(entries: readonly ConsentEntry[], now: Date): Date {
  return new Date(Math.max(now.getTime(), ...entries.map(({ at }) => at.getTime() + 1)))
}

/**
 * What becomes of the entries that merges wrote, when a merge is undone and these entries are left with one person: an entry
 * stays while one of the remaining cards had refused before it, and then belongs to a merge that remains.
 */
export function entriesAfterUnmerge(
  entries: readonly ConsentEntry[],
  mergesLeft: readonly string[],
): { readonly dropped: string[]; readonly reassigned: { id: string; mergeId: string }[] } {
  const written = entries.filter(({ mergeId }) => mergeId !== null)
  const isStill = (entry: ConsentEntry) => mergesLeft.length > 0 && isRefusedByACard(entries, entry)
  return {
    dropped: written.filter((entry) => !isStill(entry)).map(({ id }) => id),
    reassigned: written
      .filter((entry) => isStill(entry) && !mergesLeft.includes(entry.mergeId!))
      .map(({ id }) => ({ id, mergeId: mergesLeft.at(-1)! })),
  }
}

function isRefusedByACard(entries: readonly ConsentEntry[], { purpose, channel, at }: ConsentEntry): boolean {
  const before = entries.filter((entry) => entry.mergeId === null && entry.at < at)
  const records = [...new Set(before.map(({ recordId }) => recordId))]
  return records.some(
    (id) =>
      saidAbout(
        before.filter(({ recordId }) => recordId === id),
        purpose,
        channel,
      ) === false,
  )
}

/** The latest word about a channel or about every channel; of two said at once, the refusal. */
function saidAbout(entries: readonly ConsentEntry[], purpose: string, channel: string): boolean | null {
  const said = entries.filter((each) => each.purpose === purpose && (each.channel === channel || each.channel === '*'))
  const newest = said.sort((a, b) => b.at.getTime() - a.at.getTime() || Number(a.granted) - Number(b.granted))[0]
  return newest?.granted ?? null
}
