import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import { Invalid } from '../../platform/errors.ts'
import type { AdapterPorts, ChannelAdapter } from './channel-adapter.ts'

export type ConfigField = {
  key: string
  /** Other names vendors and people give it. */
  also?: readonly string[]
  words: Bilingual
  /** Where the clinic finds it at the vendor. */
  where?: Bilingual
  /** Several lines, or yes and no; a line unless told. */
  kind?: 'lines' | 'switch'
  secret?: boolean
  required?: boolean
  default?: string
  /** A secret of our own making that the vendor only repeats: invented when left empty. */
  made?: boolean
}

/**
 * How a vendor learns where to report: with every message, once by a request of ours, by a person in its settings, over the
 * connection that is open anyway, or not at all.
 */
export type ReportsBy = 'message' | 'subscription' | 'hand' | 'connection' | 'nothing'

/** The credentials of a connection, by the keys of the provider's fields. */
export type ProviderConfig = Readonly<Record<string, string>>

/** A vendor of a channel: what it needs to be told and how to talk to it. */
export type Provider = {
  channel: Channel
  provider: string
  name: string
  fields: readonly ConfigField[]
  /** Messages a second the vendor allows; null = no limit known. */
  perSecond: number | null
  /** Requests at the same time from one worker. */
  concurrency: number
  /** It reports deliveries, so that silence means something. */
  reportsDelivery: boolean
  reportsBy: ReportsBy
  /** It says how much money is left. */
  tellsBalance?: boolean
  /** Where its account is opened and settings live. */
  site?: string
  /** Needs an explicit switch by the clinic: restricted by law or by networks. */
  off?: boolean
  create(config: ProviderConfig, ports: AdapterPorts): ChannelAdapter
}

/** Address fields every HTTP provider shares. */
export const baseUrlField = (address: string): ConfigField => ({
  key: 'baseUrl',
  also: ['base_url', 'url', 'apiRoot', 'endpoint'],
  words: { ru: 'Адрес API', en: 'Address of the API' },
  where: { ru: 'Меняйте, только если провайдер попросил', en: 'Change it only if the vendor asks you to' },
  default: address,
})

/**
 * Credentials as somebody wrote them, by the provider's own keys.
 * @throws Invalid `bad_channel_config` naming every field that is missing or unknown.
 */
export function readProviderConfig(provider: Provider, given: Record<string, unknown>): ProviderConfig {
  const config: Record<string, string> = {}
  const problems: { path: string; message: Bilingual }[] = []
  const known = new Set<string>()
  for (const field of provider.fields) {
    const names = [field.key, ...(field.also ?? [])]
    for (const name of names) known.add(name)
    const found = names
      .map((name) => given[name])
      .find((value) => value !== undefined && value !== null && value !== '')
    const value = found === undefined ? field.default : String(found)
    if (value !== undefined) config[field.key] = value
    else if (field.required)
      problems.push({ path: field.key, message: { ru: `Укажите: ${field.words.ru}`, en: `Give: ${field.words.en}` } })
  }
  for (const name of Object.keys(given)) {
    if (!known.has(name))
      problems.push({ path: name, message: { ru: 'Такого поля нет', en: 'There is no such field' } })
  }
  if (problems.length === 0) return config
  throw new Invalid(
    'bad_channel_config',
    {
      ru: `Настройки ${provider.name} неполны или лишние`,
      en: `The settings of ${provider.name} are incomplete or have extra fields`,
    },
    problems,
  )
}
