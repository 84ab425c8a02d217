import { drainEverything } from '@revisit/server/drain.ts'
import { setSimulatedTime } from '@revisit/server/modules/clinics/clinics.ts'
import { systemAccess } from '@revisit/server/platform/db.ts'
import { Forbidden, Invalid } from '@revisit/server/platform/errors.ts'
import type { Command } from 'commander'
import { clinicBySlug, perform, WrongUsage } from '../session.ts'

/** `clock --set | --reset`: the simulated clock of a clinic. */
export function addClockVerb(program: Command): void {
  program
    .command('clock')
    .description('simulated clinic clock; only with REVISIT_SIMULATION=1')
    .requiredOption('--clinic <slug>')
    .option('--set <time>', 'ISO time the clinic shall believe in')
    .option('--reset', 'back to the real time')
    .option('--json', 'print one JSON document')
    .action((options: { clinic: string; set?: string; reset?: boolean; json?: boolean }) =>
      perform(options, async (installation) => {
        if (!options.set === !options.reset) throw new WrongUsage('give either --set or --reset')
        const { config, database } = installation.ports
        if (!config.simulation) {
          throw new Forbidden('simulation_off', {
            ru: 'Часы клиники можно двигать только при REVISIT_SIMULATION=1',
            en: 'The clinic clock moves only with REVISIT_SIMULATION=1',
          })
        }
        const clinicId = await clinicBySlug(installation, options.clinic)
        const at = options.set ? readTime(options.set) : null
        await database.withClinic(systemAccess(clinicId), (db) => setSimulatedTime(db, clinicId, at))
        return { json: { simulatedAt: at?.toISOString() ?? null }, lines: [at ? at.toISOString() : 'real time'] }
      }),
    )
}

/** `worker drain`: runs everything that is due, then exits. */
export function addWorkerVerb(program: Command): void {
  program
    .command('worker')
    .description('background work')
    .command('drain')
    .description('run every job and journey step that is due now, then exit')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) =>
      perform(options, async ({ ports }) => {
        const { jobs, steps } = await drainEverything(ports)
        return { json: { jobs, steps }, lines: [`jobs: ${jobs}`, `steps: ${steps}`] }
      }),
    )
}

function readTime(text: string): Date {
  const at = new Date(text)
  if (Number.isNaN(at.getTime()))
    throw new Invalid('bad_time', {
      ru: `«${text}» не похоже на время ISO, пример: 2026-11-22T12:00:00+03:00`,
      en: `"${text}" is not an ISO time, for example 2026-11-22T12:00:00+03:00`,
    })
  return at
}
