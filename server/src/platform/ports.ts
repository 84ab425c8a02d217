import type { Cipher } from './cipher.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Database } from './db.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Outbound } from './outbound.ts'
import type { Random } from './random.ts'

/** Everything the product needs from outside itself, passed down instead of imported. */
export type Ports = {
  config: Config
  database: Database
  clock: Clock
  cipher: Cipher
  random: Random
  outbound: Outbound
  files: Files
  log: Log
}
