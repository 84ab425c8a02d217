import { CHANNELS } from '@revisit/domain/channel.ts'
import { connectChannel } from '@revisit/server/modules/channels/channels.ts'
import { systemAccess } from '@revisit/server/platform/db.ts'
import { Invalid } from '@revisit/server/platform/errors.ts'
import type { Command } from 'commander'
import { readFile } from 'node:fs/promises'
import { clinicBySlug, perform, WrongUsage } from '../session.ts'

type Options = {
  clinic: string
  channel: string
  provider: string
  config: string
  price?: string
  perSecond?: string
  switchOn?: boolean
  json?: boolean
}

/** `channel connect`: the provider a clinic sends through, with credentials from a file. */
export function addChannelVerb(program: Command): void {
  program
    .command('channel')
    .description('ways of reaching patients')
    .command('connect')
    .description('connect a provider; the file holds its credentials as JSON and is not kept')
    .requiredOption('--clinic <slug>')
    .requiredOption('--channel <channel>', CHANNELS.filter((channel) => channel !== 'call').join(', '))
    .requiredOption(
      '--provider <name>',
      'smsaero, smsc, smsru, smpp, smtp, max, telegram, cloud, wazzup, vapid, webhook',
    )
    .requiredOption('--config <file>', 'JSON with the credentials of the provider and an optional baseUrl')
    .option('--price <kopecks>', 'price of one message or SMS part')
    .option('--per-second <number>', 'messages a second')
    .option('--switch-on', 'switch on a channel that is off by default (WhatsApp)')
    .option('--json', 'print one JSON document')
    .action((options: Options) =>
      perform(options, async (installation) => {
        const channel = CHANNELS.find((one) => one === options.channel && one !== 'call')
        if (!channel) throw new WrongUsage(`there is no channel "${options.channel}"`)
        const config = await readConfigFile(options.config)
        const clinicId = await clinicBySlug(installation, options.clinic)
        const { ports } = installation
        const { id } = await ports.database.withClinic(systemAccess(clinicId), (db) =>
          connectChannel(ports, db, { clinicId, channel, config, by: null, ...readNumbers(options) }),
        )
        return { json: { id, channel, provider: options.provider }, lines: [`${channel}: ${options.provider} ${id}`] }
      }),
    )
}

function readNumbers({ provider, price, perSecond, switchOn }: Options) {
  return {
    provider,
    price: price === undefined ? null : Number(price),
    perSecond: perSecond === undefined ? null : Number(perSecond),
    // Whoever connects a channel from the command line wants it on.
    switchOn: switchOn ?? true,
  }
}

async function readConfigFile(path: string): Promise<Record<string, unknown>> {
  try {
    const config: unknown = JSON.parse(await readFile(path, 'utf8'))
    if (typeof config === 'object' && config !== null && !Array.isArray(config)) return { ...config }
  } catch (error) {
    throw badFile(path, (error as Error).message)
  }
  throw badFile(path, 'not an object')
}

function badFile(path: string, reason: string): Invalid {
  return new Invalid('bad_config_file', {
    ru: `Файл ${path} не читается как JSON с настройками: ${reason}`,
    en: `The file ${path} is no JSON object with settings: ${reason}`,
  })
}
