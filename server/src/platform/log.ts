import { pino, type Logger } from 'pino'

export type Log = Logger

const SECRET_PATHS = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'key',
  'phone',
  'email',
  'fullName',
  'search',
]

/** JSON lines on stderr. Names, phones, e-mails and secrets are cut wherever a log call passes an object holding them. */
export function createLog(level: string = process.env.LOG_LEVEL ?? 'info'): Log {
  return pino(
    {
      level,
      redact: { paths: SECRET_PATHS.flatMap((path) => [path, `*.${path}`, `*.*.${path}`]), censor: '…' },
    },
    pino.destination(2),
  )
}
