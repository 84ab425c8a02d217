import { createCipher } from '../../platform/cipher.ts'
import { systemClock } from '../../platform/clock.ts'
import { readConfig } from '../../platform/config.ts'
import { openDatabase } from '../../platform/db.ts'
import { openFiles } from '../../platform/files.ts'
import { createLog } from '../../platform/log.ts'
import { createOutbound } from '../../platform/outbound.ts'
import type { Ports } from '../../platform/ports.ts'
import { systemRandom } from '../../platform/random.ts'

/** What a process that will be killed needs of the product, on a prepared database; nothing that takes long to start. */
export function portsForKilling(applicationUrl: string, dataDir: string): Ports {
  const config = readConfig({ REVISIT_DATA: dataDir })
  return {
    config,
    database: openDatabase(applicationUrl),
    clock: systemClock,
    cipher: createCipher('kill-test-kill-test-kill-test-kill-test-1'),
    random: systemRandom,
    outbound: createOutbound({ allowLoopback: true }),
    files: openFiles(config.dataDir),
    log: createLog(process.env.KILL_STDERR ? 'warn' : 'silent'),
  }
}
