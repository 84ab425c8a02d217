import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Milliseconds of one tick of /proc/…/stat on Linux. */
const TICK = 10

/**
 * Milliseconds of processor time the database server of a data directory has used so far, all of its processes together. Unlike
 * wall time it hardly depends on what else the machine does. Linux only; 0 elsewhere.
 */
export async function databaseTime(dataDir: string): Promise<number> {
  const server = await serverPid(dataDir)
  let ticks = 0
  for (const pid of await readdir('/proc').catch(() => [])) {
    const text = /^\d+$/.test(pid) ? await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null) : null
    if (text === null) continue
    // After the name in brackets: state, parent, …, user, system, and the same of children that ended.
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const own = Number(fields[11]) + Number(fields[12])
    if (pid === server) ticks += own + Number(fields[13]) + Number(fields[14])
    else if (fields[1] === server) ticks += own
  }
  return ticks * TICK
}

/** Milliseconds of processor time this process has used so far. */
export function ownTime(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

async function serverPid(dataDir: string): Promise<string | null> {
  const entries = await readdir(dataDir, { recursive: true })
  const file = entries.find((entry) => entry.endsWith('postmaster.pid'))
  return file ? (await readFile(join(dataDir, file), 'utf8')).split('\n')[0]! : null
}
