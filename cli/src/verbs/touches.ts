import { walkTouches } from '@revisit/server/modules/touches/touches.ts'
import type { Command } from 'commander'
import { clinicBySlug, perform } from '../session.ts'

/** `touches export`: every touch and its deliveries as JSON lines. */
export function addTouchesVerb(program: Command): void {
  program
    .command('touches')
    .description('messages planned, sent and not sent')
    .command('export')
    .description('print every touch with its deliveries, one JSON document a line; with --json one array')
    .requiredOption('--clinic <slug>')
    .option('--json', 'print one JSON document')
    .action((options: { clinic: string; json?: boolean }) =>
      perform(options, async (installation) => {
        const clinicId = await clinicBySlug(installation, options.clinic)
        const rows: object[] = []
        for await (const row of walkTouches(installation.ports, clinicId)) rows.push(row)
        return { json: rows, lines: rows.map((row) => JSON.stringify(row)) }
      }),
    )
}
