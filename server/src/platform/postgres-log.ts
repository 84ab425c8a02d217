/** Where the server's log goes; a pino logger fits. */
export type ServerLog = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

export type LogLine = { process: string; severity: string; message: string }

const LINE = /^\[([^\]]*)\] ([A-Z0-9]+): {2}(.*)$/
const EARLY_LINE = /(?:^|\s)(LOG|WARNING|ERROR|FATAL|PANIC|HINT|DETAIL): {2}(.*)$/
const REMEMBERED = 40
const DISK_NEWS_EVERY_MS = 10_000

/** Splits one line of PostgreSQL's log as our `log_line_prefix` writes it; null for continuation lines. */
export function parseLogLine(line: string): LogLine | null {
  const full = LINE.exec(line)
  if (full) return { process: full[1]!, severity: full[2]!, message: full[3]! }
  const early = EARLY_LINE.exec(line)
  return early ? { process: 'postmaster', severity: early[1]!, message: early[2]! } : null
}

/**
 * Follows a server's log: remembers its last lines for a diagnosis and passes on what a person running the product
 * should see. What clients' statements provoke stays out: such messages may quote patients' names and phones.
 */
export function followLog(log: ServerLog, now: () => number = Date.now) {
  const lines: LogLine[] = []
  let rest = ''
  let diskNewsAt = Number.NEGATIVE_INFINITY

  const take = (text: string): void => {
    const line = parseLogLine(text)
    if (line === null) return
    lines.push(line)
    if (lines.length > REMEMBERED) lines.shift()
    if (!worthTelling(line)) return
    if (saysDiskFull(line.message)) {
      if (now() - diskNewsAt < DISK_NEWS_EVERY_MS) return
      diskNewsAt = now()
    }
    pass(log, line)
  }

  return {
    write(chunk: string): void {
      const parts = (rest + chunk).split('\n')
      rest = parts.pop()!
      for (const part of parts) take(part)
    },
    /** The last lines, oldest first. */
    lines: (): readonly LogLine[] => lines,
  }
}

/** Whether PostgreSQL complains about the disk; a full /dev/shm has the same words but another cure. */
export function saysDiskFull(message: string): boolean {
  return /no space left on device|disk quota exceeded/i.test(message) && !/shared memory/i.test(message)
}

function worthTelling({ process, severity, message }: LogLine): boolean {
  if (saysDiskFull(message) || severity === 'PANIC') return true
  if (process !== 'client backend') return severity !== 'DETAIL'
  return false
}

function pass(log: ServerLog, { process, severity, message }: LogLine): void {
  const fields = { component: 'postgres', process }
  const routine = /terminating .* due to administrator command|the database system is (starting up|shutting down)/
  if (severity === 'PANIC' || (severity === 'FATAL' && !routine.test(message))) log.error(fields, message)
  else if (severity === 'ERROR' || severity === 'WARNING') log.warn(fields, message)
  else log.info(fields, message)
}
