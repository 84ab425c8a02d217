import { readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { CLUSTER_NAME } from './postgres-settings.ts'

/** A process working inside a cluster directory. `ours`: proven to be a server this product started there. */
export type ClusterProcess = { pid: number; postmaster: boolean; ours: boolean; command: string }

/**
 * Every PostgreSQL process whose working directory is the cluster, as it always is. Proof that it is ours takes three
 * facts: that directory, the program name, and our cluster name on its command line. A process id alone proves
 * nothing: the system reuses them. Empty where there is no /proc.
 */
export async function processesInCluster(cluster: string): Promise<ClusterProcess[]> {
  const directory = await realpath(cluster)
  const pids = await readdir('/proc').catch(() => [])
  const found: ClusterProcess[] = []
  for (const name of pids) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    const command = await commandInside(pid, directory)
    const judged = command === null ? null : judge(command)
    if (judged) found.push({ pid, command: command!.join(' ').slice(0, 200), ...judged })
  }
  return found
}

/** The command line of a process when the directory is its working directory, else null. */
async function commandInside(pid: number, directory: string): Promise<string[] | null> {
  try {
    if ((await readlink(`/proc/${pid}/cwd`)) !== directory) return null
    const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0').filter((part) => part !== '')
    return command.length > 0 ? command : null
  } catch {
    return null
  }
}

/** Null when the program is no PostgreSQL at all, such as a shell somebody opened in the directory. */
function judge(command: string[]): { postmaster: boolean; ours: boolean } | null {
  const [program = ''] = command
  if (program.startsWith('postgres: ')) {
    return { postmaster: false, ours: program.startsWith(`postgres: ${CLUSTER_NAME}: `) }
  }
  if (!/(^|\/)postgres$/.test(program)) return null
  return { postmaster: true, ours: command.includes(`cluster_name=${CLUSTER_NAME}`) }
}
