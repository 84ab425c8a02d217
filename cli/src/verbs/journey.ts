import { CHANNELS, type Channel } from '@revisit/domain/channel.ts'
import { READY_JOURNEYS } from '@revisit/domain/ready-journeys.ts'
import { findReadyJourney, journeyStatus } from '@revisit/server/modules/journeys/journeys.ts'
import { installJourney } from '@revisit/server/modules/library/library.ts'
import { systemAccess } from '@revisit/server/platform/db.ts'
import { NotFound } from '@revisit/server/platform/errors.ts'
import type { Command } from 'commander'
import { asOwner } from '../acting.ts'
import { clinicBySlug, type Output, perform, WrongUsage } from '../session.ts'

type Options = { clinic: string; publish?: boolean; channels?: string; withoutHoldout?: boolean; json?: boolean }

/** `journey library | install | status`: ready journeys and how they are doing. */
export function addJourneyVerbs(program: Command): void {
  const journey = program.command('journey').description('journeys of patients')
  journey
    .command('library')
    .description('list the ready journeys')
    .option('--json', 'print one JSON document')
    .action((options: { json?: boolean }) => printLibrary(options))
  journey
    .command('install <key>')
    .description('make a ready journey the clinic’s own')
    .requiredOption('--clinic <slug>')
    .option('--publish', 'publish it at once')
    .option('--channels <list>', 'channels of its messages, for example sms,email')
    .option('--without-holdout', 'no control group')
    .option('--json', 'print one JSON document')
    .action((key: string, options: Options) => install(key, options))
  journey
    .command('status <key>')
    .description('where its people stand and what became of its messages')
    .requiredOption('--clinic <slug>')
    .option('--json', 'print one JSON document')
    .action((key: string, options: Options) => status(key, options))
}

function printLibrary(options: { json?: boolean }): void {
  const items = READY_JOURNEYS.map(({ key, name, description, needs }) => ({ key, name, description, needs }))
  const lines = items.map(({ key, name }) => `${key.padEnd(28)}${name.ru} / ${name.en}`)
  process.stdout.write(options.json ? `${JSON.stringify(items)}\n` : `${lines.join('\n')}\n`)
}

function install(key: string, options: Options): Promise<void> {
  return perform(options, async (installation) => {
    const channels = readChannels(options.channels)
    const clinicId = await clinicBySlug(installation, options.clinic)
    const { publish = false, withoutHoldout = false } = options
    const installing = { publish, withoutHoldout, ...(channels ? { channels } : {}) }
    const done = await asOwner(installation, clinicId, (db, call) => installJourney(db, call, key, installing))
    return { json: { key, ...done }, lines: [`${key}: ${done.published ? 'published' : 'draft'} ${done.id}`] }
  })
}

function status(key: string, options: Options): Promise<void> {
  return perform(options, async (installation): Promise<Output> => {
    const clinicId = await clinicBySlug(installation, options.clinic)
    return installation.ports.database.withClinic(systemAccess(clinicId), async (db) => {
      const found = await findReadyJourney(db, clinicId, key)
      if (!found) throw notInstalled(key)
      const { enrollments, touches } = await journeyStatus(db, clinicId, found.id)
      const lines = [
        `${key}: ${found.state}`,
        ...enrollments.map(({ state, node, people }) => `  people ${state} at ${node}: ${people}`),
        ...touches.map(
          ({ state, reason, messages }) => `  touches ${state}${reason ? ` (${reason})` : ''}: ${messages}`,
        ),
      ]
      return { json: { key, id: found.id, state: found.state, enrollments, touches }, lines }
    })
  })
}

function readChannels(list: string | undefined): Channel[] | null {
  if (list === undefined) return null
  return list.split(',').map((name) => {
    const channel = CHANNELS.find((one) => one === name.trim())
    if (!channel) throw new WrongUsage(`there is no channel "${name.trim()}"; there are: ${CHANNELS.join(', ')}`)
    return channel
  })
}

function notInstalled(key: string): NotFound {
  return new NotFound('journey_not_installed', {
    ru: `Сценарий «${key}» не установлен: revisit journey install ${key}`,
    en: `The journey "${key}" is not installed: revisit journey install ${key}`,
  })
}
