import { rebuildStatistics } from '@revisit/server/modules/statistics/statistics.ts'
import type { Command } from 'commander'
import { clinicBySlug, perform } from '../session.ts'

/** `stats rebuild`: counts every number anew from the facts. */
export function addStatsVerb(program: Command): void {
  program
    .command('stats')
    .description('statistics of patients')
    .command('rebuild')
    .description('count every number anew from the facts; the result is the same as the one kept step by step')
    .requiredOption('--clinic <slug>')
    .option('--json', 'print one JSON document')
    .action((options: { clinic: string; json?: boolean }) =>
      perform(options, async (installation) => {
        const clinicId = await clinicBySlug(installation, options.clinic)
        const result = await rebuildStatistics(installation.ports, clinicId)
        return { json: result, lines: [`patients: ${result.patients}, ms: ${result.ms}`] }
      }),
    )
}
