import type { Ports } from './ports.ts'

/**
 * Work that is due by the state of the tables, one bounded batch at a time, in transactions of its own. Returns how much it did;
 * 0 means that nothing is due now. Several workers may beat at once: a beat takes rows with SKIP LOCKED or claims them.
 */
export type Beat = { name: string; run(ports: Ports, clinicId: string): Promise<number> }

export type PulseOptions = {
  beats: readonly Beat[]
  /** Ids of the clinics of this installation. */
  clinics(): Promise<string[]>
  /** Milliseconds between two rounds that found nothing. */
  restMs?: number
}

/** Rounds of one clinic before the others get their turn, so that nobody starves behind a large import. */
const ROUNDS_IN_A_ROW = 5
/** A drain that still finds work after so many rounds is going in circles. */
const ENDLESS_ROUNDS = 10_000
const REST_MS = 1000

/** Beats until stopped; `stop` waits for the batch in hand. */
export function startPulse(
  ports: Ports,
  { beats, clinics, restMs = REST_MS }: PulseOptions,
): { stop(): Promise<void> } {
  const stopping = new AbortController()
  const isStopped = () => stopping.signal.aborted
  let wake = () => {}
  const rest = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, restMs)
      wake = () => (clearTimeout(timer), resolve())
    })
  const live = async () => {
    while (!isStopped()) {
      let did = 0
      for (const clinicId of await clinics().catch(() => [])) did += await turn(clinicId)
      if (did === 0 && !isStopped()) await rest()
    }
  }
  const turn = async (clinicId: string) => {
    let total = 0
    for (let round = 0; round < ROUNDS_IN_A_ROW && !isStopped(); round += 1) {
      const did = await beatOnce(ports, clinicId, beats)
      total += did
      if (did === 0) break
    }
    return total
  }
  const living = live()
  return {
    stop: async () => {
      stopping.abort()
      wake()
      await living
    },
  }
}

/** Beats until nothing is due in any clinic. @returns how much was done. @throws Error when it never ends. */
export async function drainPulse(ports: Ports, { beats, clinics }: PulseOptions): Promise<number> {
  let total = 0
  for (let round = 0; round < ENDLESS_ROUNDS; round += 1) {
    let did = 0
    for (const clinicId of await clinics()) did += await beatOnce(ports, clinicId, beats)
    if (did === 0) return total
    total += did
  }
  throw new Error('work is still due after ten thousand rounds')
}

/** One round of every beat. A beat that fails is logged and does not hold up the next one. */
async function beatOnce(ports: Ports, clinicId: string, beats: readonly Beat[]): Promise<number> {
  let did = 0
  for (const beat of beats) {
    try {
      did += await beat.run(ports, clinicId)
    } catch (error) {
      const { message, stack } = error as Error
      ports.log.error({ beat: beat.name, error: { message, stack } }, 'beat failed')
    }
  }
  return did
}
