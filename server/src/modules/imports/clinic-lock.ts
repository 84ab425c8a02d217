import type { Ports } from '../../platform/ports.ts'

/** Held by the one import, check or undo that may run in a clinic. Vanishes with its connection, so a killed process frees it. */
export type ClinicLock = { release(): Promise<void> }

const POLL_MS = 500

/** Tries to take the clinic; null when something else has it. */
export async function tryClinicLock(ports: Ports, clinicId: string): Promise<ClinicLock | null> {
  const client = await ports.database.pool.connect()
  let broken: Error | undefined
  const remember = (error: Error) => (broken = error)
  client.on('error', remember)
  const giveBack = (error?: Error) => {
    client.off('error', remember)
    client.release(error)
  }
  const key = `import:${clinicId}`
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtextextended($1, 0)) as got', [key])
    if (!rows[0].got) {
      giveBack()
      return null
    }
  } catch (error) {
    giveBack(error as Error)
    throw error
  }
  return {
    async release() {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [key]).catch((error: Error) => {
        broken = error
      })
      giveBack(broken)
    },
  }
}

/** Waits for the clinic as long as it takes. `onWait` is told once when there is somebody ahead. @returns null when stopped. */
export async function waitForClinic(
  ports: Ports,
  clinicId: string,
  { onWait, signal }: { onWait: () => Promise<void>; signal: AbortSignal | undefined },
): Promise<ClinicLock | null> {
  let told = false
  for (;;) {
    const lock = await tryClinicLock(ports, clinicId)
    if (lock) return lock
    if (!told) await onWait()
    told = true
    if (signal?.aborted) return null
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
