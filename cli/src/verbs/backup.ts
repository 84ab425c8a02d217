import { migrateSignIn } from '@revisit/server/modules/staff/staff.ts'
import { prepareDatabase } from '@revisit/server/runtime.ts'
import { restoreBackup } from '@revisit/server/platform/backup/restore.ts'
import { writeBackup } from '@revisit/server/platform/backup/write.ts'
import { ensureSecret } from '@revisit/server/platform/secrets-file.ts'
import type { Command } from 'commander'
import { perform } from '../session.ts'

/** `backup FILE` and `restore FILE`: everything the installation knows, in one file. */
export function addBackupVerbs(program: Command): void {
  program
    .command('backup')
    .description('write the whole installation into one file, also while the product works')
    .argument('<file>', 'the file to write; it holds patients and keys: keep it where only you can read it')
    .option('--json', 'print one JSON document')
    .action((file: string, options: { json?: boolean }) =>
      perform(options, async ({ adminUrl, ports }) => {
        const { dataDir } = ports.config
        const signInSecret = await ensureSecret(dataDir, 'signInSecret')
        const result = await writeBackup(file, { adminUrl, dataDir, signInSecret, now: ports.clock.now() })
        return { json: { file, ...result }, lines: [`${file}: ${result.tables} tables, ${result.bytes} bytes`] }
      }),
    )
  program
    .command('restore')
    .description('put a backup in place of everything in this installation; the product must be stopped')
    .argument('<file>', 'a file that `backup` wrote')
    .option('--replace', 'throw away the clinics that are here')
    .option('--json', 'print one JSON document')
    .action((file: string, options: { replace?: boolean; json?: boolean }) =>
      perform(options, async ({ adminUrl, ports, disconnect }) => {
        await disconnect()
        const { dataDir } = ports.config
        const target = { adminUrl, dataDir, replace: options.replace ?? false, migrateSignIn, now: ports.clock.now() }
        const result = await restoreBackup(file, target)
        await prepareDatabase(adminUrl, await ensureSecret(dataDir, 'applicationPassword'))
        return { json: result, lines: [`restored: ${result.tables} tables, ${result.rows} rows`] }
      }),
    )
}
