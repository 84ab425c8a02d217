import { statfs } from 'node:fs/promises'
import { totalmem } from 'node:os'

const MEGABYTE = 1024 ** 2

/** What the settings depend on; sizes in bytes. */
export type Machine = { memory: number; sharedMemory: number; diskFree: number }

/** Memory of this machine or of its container, size of /dev/shm, free space beside the cluster; bytes. */
export async function measureMachine(directory: string): Promise<Machine> {
  const constrained = process.constrainedMemory()
  const memory = constrained > 0 ? Math.min(totalmem(), constrained) : totalmem()
  const sharedMemory = await statfs('/dev/shm').then(
    (disk) => disk.blocks * disk.bsize,
    () => 0,
  )
  return { memory, sharedMemory, diskFree: await freeSpace(directory) }
}

/** Free space for an ordinary user, bytes; infinite when the system does not tell. */
export async function freeSpace(directory: string): Promise<number> {
  return statfs(directory).then(
    (disk) => disk.bavail * disk.bsize,
    () => Number.POSITIVE_INFINITY,
  )
}

/**
 * Settings (`name=value`) for one machine shared with the product itself. They go to a file the owner's own settings override.
 * A quarter of memory for shared buffers is the PostgreSQL manual's advice (section 19.4).
 */
export function tunedSettings(machine: Machine, preload: readonly string[]): string[] {
  const memory = machine.memory / MEGABYTE
  return asLines({
    shared_buffers: megabytes(memory / 4, 64, 4096),
    effective_cache_size: megabytes(memory / 2, 128, 65_536),
    maintenance_work_mem: megabytes(memory / 16, 32, 512),
    work_mem: megabytes(memory / 256, 4, 32),
    max_wal_size: megabytes(machine.diskFree / MEGABYTE / 10, 128, 4096),
    min_wal_size: '80MB',
    wal_compression: 'on',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: "'UTC'",
    log_timezone: "'UTC'",
    // Disks answer many questions at once; the default of three readers leaves them waiting.
    io_workers: '12',
    track_io_timing: 'on',
    ...(preload.length > 0 ? { shared_preload_libraries: `'${preload.join(',')}'` } : {}),
    // Containers often give /dev/shm 64 MB; parallel queries then fail as if the disk were full.
    dynamic_shared_memory_type: machine.sharedMemory < 256 * MEGABYTE ? 'mmap' : 'posix',
  })
}

/**
 * Settings the product relies on, given on the command line so that no file overrides them: reachable from this
 * machine only, the log on stderr, and no statement texts or row values in the log.
 */
export function forcedSettings(port: number): string[] {
  return asLines({
    cluster_name: CLUSTER_NAME,
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    logging_collector: 'off',
    log_destination: 'stderr',
    log_line_prefix: '[%b] ',
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_checkpoints: 'off',
  })
}

/** Marks our servers in the process list: nothing without this mark is ever signalled. */
export const CLUSTER_NAME = 'revisit'

function asLines(settings: Record<string, string>): string[] {
  return Object.entries(settings).map(([name, value]) => `${name}=${value}`)
}

function megabytes(value: number, least: number, most: number): string {
  return `${Math.round(Math.min(Math.max(value, least), most))}MB`
}
