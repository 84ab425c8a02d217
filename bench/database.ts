import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openInstallation, type Installation } from '../server/src/installation.ts'
import { readConfig } from '../server/src/platform/config.ts'
import { createLog } from '../server/src/platform/log.ts'

/** An installation of its own on an empty data directory, gone afterwards; on `kept` when given, which stays. */
export async function withInstallation<T>(
  work: (installation: Installation, dataDir: string) => Promise<T>,
  kept: string | null = null,
): Promise<T> {
  const dataDir = kept ?? (await mkdtemp(join(tmpdir(), 'revisit-bench-')))
  const installation = await openInstallation({
    config: readConfig({ REVISIT_DATA: dataDir }),
    log: createLog('error'),
  })
  try {
    return await work(installation, dataDir)
  } finally {
    await installation.close()
    if (kept === null) await rm(dataDir, { recursive: true, force: true })
  }
}
