import { readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ServerLog } from './postgres-log.ts'
import { processesInCluster, type ClusterProcess } from './postgres-processes.ts'
import { StartFailure } from './start-failure.ts'

/** Steps of stopping what an earlier run left: after so many milliseconds, that signal. */
const STEPS: readonly { afterMs: number; postmaster: NodeJS.Signals; backend: NodeJS.Signals | null }[] = [
  { afterMs: 0, postmaster: 'SIGINT', backend: null },
  { afterMs: 2000, postmaster: 'SIGINT', backend: 'SIGTERM' },
  { afterMs: 20_000, postmaster: 'SIGQUIT', backend: 'SIGQUIT' },
]
const GIVE_UP_MS = 30_000

/**
 * Makes the cluster free to start: stops a server an earlier run of ours left there and sets a stale
 * `postmaster.pid` aside. Call it only while holding the lock of the data directory.
 * @throws StartFailure `database_foreign_server` when a process we did not start works in the cluster; it is not touched
 */
export async function clearLeftovers(cluster: string, log: ServerLog): Promise<void> {
  const began = Date.now()
  let step = 0
  for (;;) {
    const found = await processesInCluster(cluster)
    const foreign = found.find((one) => !one.ours)
    if (foreign) throw foreignServer(cluster, foreign)
    if (found.length === 0) break
    const spent = Date.now() - began
    if (spent > GIVE_UP_MS) throw foreignServer(cluster, found[0]!)
    const due = STEPS[step]
    if (due && spent >= due.afterMs) {
      if (step === 0) log.warn({ pids: found.map(({ pid }) => pid) }, 'stopping PostgreSQL left by an earlier run')
      signalAll(found, due)
      step += 1
    }
    await sleep(50)
  }
  await setStalePidFileAside(cluster, log)
}

function signalAll(found: ClusterProcess[], step: (typeof STEPS)[number]): void {
  const orphaned = !found.some(({ postmaster }) => postmaster)
  for (const { pid, postmaster } of found) {
    const signal = postmaster ? step.postmaster : orphaned ? step.backend : null
    if (signal !== null) signalQuietly(pid, signal)
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}

/**
 * PostgreSQL refuses to start when the file names any living process of the same account, even an unrelated one, or
 * when it is empty. No server works in the cluster by now, so the file is stale; it is renamed, not removed.
 */
async function setStalePidFileAside(cluster: string, log: ServerLog): Promise<void> {
  // Without /proc nothing was proven; PostgreSQL's own, stricter check decides then.
  if (process.platform !== 'linux') return
  const path = join(cluster, 'postmaster.pid')
  const content = await readFile(path, 'utf8').catch(() => null)
  if (content === null) return
  await rename(path, `${path}.stale`)
  log.warn({ pid: content.split('\n')[0] || 'none' }, 'set aside a stale postmaster.pid')
}

function foreignServer(cluster: string, { pid, command }: ClusterProcess): StartFailure {
  return new StartFailure('database_foreign_server', {
    ru: `В каталоге базы ${cluster} работает другой процесс: ${pid} (${command}). Остановите его сами и запустите программу снова; мы чужие процессы не трогаем.`,
    en: `Another process works in the database directory ${cluster}: ${pid} (${command}). Stop it yourself and start again; we do not touch processes we did not start.`,
  })
}
