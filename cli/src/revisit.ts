import { Command, CommanderError } from 'commander'
import { addAdminVerbs } from './verbs/admin.ts'
import { addBackupVerbs } from './verbs/backup.ts'
import { addChannelVerb } from './verbs/channel.ts'
import { addClockVerb, addWorkerVerb } from './verbs/operation.ts'
import { addDoctorVerb } from './verbs/doctor.ts'
import { addImportVerb } from './verbs/import.ts'
import { addJourneyVerbs } from './verbs/journey.ts'
import { addStatsVerb } from './verbs/stats.ts'
import { addTouchesVerb } from './verbs/touches.ts'

const program = new Command('revisit')
  .description('Revisit from the command line. Works on REVISIT_DATA or DATABASE_URL, whether the server runs or not.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => process.stderr.write(text) })

addAdminVerbs(program)
addImportVerb(program)
addStatsVerb(program)
addChannelVerb(program)
addJourneyVerbs(program)
addTouchesVerb(program)
addClockVerb(program)
addWorkerVerb(program)
addBackupVerbs(program)
addDoctorVerb(program)
inheritExit(program)

try {
  await program.parseAsync(process.argv)
} catch (error) {
  if (!(error instanceof CommanderError)) throw error
  process.exitCode = error.exitCode === 0 ? 0 : 2
}
process.exit()

/** Wrong words on the command line end with code 2, whatever verb they belong to. */
function inheritExit(command: Command): void {
  for (const child of command.commands) {
    child.exitOverride()
    inheritExit(child)
  }
}
