import { examine, type Finding } from '@revisit/server/doctor.ts'
import type { Command } from 'commander'
import { isEnglish, perform } from '../session.ts'

const MARKS: Record<Finding['state'], string> = { good: '+', warning: '!', bad: 'x' }

/** `doctor`: looks the installation over; exit code 1 when something is bad. */
export function addDoctorVerb(program: Command): void {
  program
    .command('doctor')
    .description('look over configuration, disk, database, time, slow queries, background work and sending')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) =>
      perform(options, async (installation) => {
        const findings = await examine(installation)
        if (findings.some(({ state }) => state === 'bad')) process.exitCode = 1
        const language = isEnglish() ? 'en' : 'ru'
        const lines = findings.map(({ about, state, said }) => `${MARKS[state]} ${about}: ${said[language]}`)
        return { json: findings, lines }
      }),
    )
}
