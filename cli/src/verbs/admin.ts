import { API_KEY_ROLES, type Role, STAFF_ROLES } from '@revisit/domain/roles.ts'
import { createClinic } from '@revisit/server/modules/clinics/clinics.ts'
import { addMember, createApiKey } from '@revisit/server/modules/staff/staff.ts'
import { newToken } from '@revisit/server/platform/random.ts'
import { type Command, Option } from 'commander'
import { text } from 'node:stream/consumers'
import { clinicBySlug, perform } from '../session.ts'

/** `clinic create`, `staff create`, `api-key create`. */
export function addAdminVerbs(program: Command): void {
  addClinicVerb(program)
  addStaffVerb(program)
  addApiKeyVerb(program)
}

function addClinicVerb(program: Command): void {
  program
    .command('clinic')
    .description('clinics of this installation')
    .command('create')
    .description('create a clinic')
    .requiredOption('--name <name>', 'name people see')
    .requiredOption('--slug <slug>', 'short name for commands: latin letters, digits, hyphens')
    .requiredOption('--timezone <zone>', 'IANA time zone, for example Europe/Moscow')
    .addOption(new Option('--locale <locale>', 'language').choices(['ru', 'en']).default('ru'))
    .option('--json', 'print one JSON document')
    .action((options: { name: string; slug: string; timezone: string; locale: 'ru' | 'en'; json?: boolean }) =>
      perform(options, async ({ ports }) => {
        const clinic = await createClinic(ports, options)
        return { json: clinic, lines: [`${clinic.slug}: ${clinic.id}`] }
      }),
    )
}

type StaffOptions = {
  clinic: string
  email: string
  name?: string
  role: Exclude<Role, 'integration'>
  passwordStdin?: boolean
  json?: boolean
}

function addStaffVerb(program: Command): void {
  program
    .command('staff')
    .description('people who sign in')
    .command('create')
    .description('create a member of staff; without --password-stdin a password is made up and printed')
    .requiredOption('--clinic <slug>')
    .requiredOption('--email <email>')
    .addOption(new Option('--role <role>').choices(STAFF_ROLES).makeOptionMandatory())
    .option('--name <name>')
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'print one JSON document')
    .action((options: StaffOptions) =>
      perform(options, async (installation) => {
        const clinicId = await clinicBySlug(installation, options.clinic)
        const given = options.passwordStdin ? (await text(process.stdin)).trim() : null
        const password = given ?? newToken(installation.ports.random).slice(0, 16)
        const { email, role, name = email } = options
        const { staffId } = await addMember(installation.ports, installation.signIn, clinicId, {
          email,
          name,
          role,
          password,
        })
        const shown = given ? {} : { password }
        return {
          json: { id: staffId, email, role, ...shown },
          lines: [`${email} (${role})`, ...(given ? [] : [`password: ${password}`])],
        }
      }),
    )
}

function addApiKeyVerb(program: Command): void {
  program
    .command('api-key')
    .description('keys for the API')
    .command('create')
    .description('create a key; it is shown once')
    .requiredOption('--clinic <slug>')
    .addOption(new Option('--role <role>').choices(API_KEY_ROLES).makeOptionMandatory())
    .option('--name <name>', 'what it is for', 'command line')
    .option('--json', 'print one JSON document')
    .action((options: { clinic: string; role: Role; name: string; json?: boolean }) =>
      perform(options, async (installation) => {
        const clinicId = await clinicBySlug(installation, options.clinic)
        const { token } = await installation.ports.database.outsideClinics((db) =>
          createApiKey(installation.ports, db, { clinicId, name: options.name, role: options.role }),
        )
        return { json: { key: token }, lines: [token] }
      }),
    )
}
