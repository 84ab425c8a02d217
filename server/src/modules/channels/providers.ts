import type { Channel } from '@revisit/domain/channel.ts'
import { max } from './adapters/max.ts'
import { smpp } from './adapters/smpp.ts'
import { smsAero } from './adapters/smsaero.ts'
import { smsRu } from './adapters/smsru.ts'
import { smsc } from './adapters/smsc.ts'
import { smtp } from './adapters/smtp.ts'
import { telegram } from './adapters/telegram.ts'
import { wazzupMax, wazzupTelegram, wazzupWhatsapp } from './adapters/wazzup.ts'
import { pushVapid } from './adapters/web-push.ts'
import { webhook } from './adapters/webhook.ts'
import { whatsappCloud } from './adapters/whatsapp-cloud.ts'
import type { Provider } from './provider.ts'

/** Every vendor the product can talk to, in the order of the settings page. */
export const PROVIDERS: readonly Provider[] = [
  max,
  wazzupMax,
  smsAero,
  smsc,
  smsRu,
  smpp,
  smtp,
  telegram,
  wazzupTelegram,
  whatsappCloud,
  wazzupWhatsapp,
  pushVapid,
  webhook,
]

/** The vendor of that name; «sms.ru», «SMS Aero» and «sms-aero» find theirs too. */
export function findProvider(channel: Channel, name: string): Provider | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  const asked = ALIASES[plain(name)] ?? plain(name)
  return PROVIDERS.find((one) => one.channel === channel && plain(one.provider) === asked)
}

const ALIASES: Record<string, string> = {
  smscru: 'smsc',
  maxbot: 'max',
  telegrambot: 'telegram',
  grammy: 'telegram',
  whatsapp: 'cloud',
  whatsappcloud: 'cloud',
  cloudapi: 'cloud',
  meta: 'cloud',
  wazzup24: 'wazzup',
  nodemailer: 'smtp',
  email: 'smtp',
  webpush: 'vapid',
  generic: 'webhook',
}
