import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { activeConnection, sameSecret } from '../channels/channels.ts'
import { numberOfClinic } from '../clinics/clinics.ts'
import { readMessageSettings } from '../templates/templates.ts'

/** Channels somebody has to open from their own side first. */
export type LinkedChannel = 'telegram' | 'max' | 'push'

/** Personal addresses by channel; a channel the clinic has not connected is absent. */
export type ChatLinks = Partial<Record<LinkedChannel, string>>

const BOT_ADDRESS = { telegram: 'https://t.me/', max: 'https://max.ru/' } as const
const DAYS = 60
const DAY_MS = 86_400_000
const ID_BYTES = 16
const DAY_BYTES = 2
const MAC_BYTES = 12

/** Makes the personal links by which people connect a messenger or the browser: they say who it is and work once. */
export async function chatLinks(
  ports: Ports,
  db: Db,
  clinicId: string,
  now: Date,
): Promise<(patientId: string) => ChatLinks> {
  const [telegram, max] = [await botOf(db, clinicId, 'telegram'), await botOf(db, clinicId, 'max')]
  const { publicUrl } = await readMessageSettings(db, clinicId)
  const push = publicUrl === '' ? undefined : await activeConnection(db, clinicId, 'push')
  const number = push ? await numberOfClinic(ports, clinicId) : 0
  return (patientId) => {
    const token = (channel: LinkedChannel) => chatToken(ports, { clinicId, channel, patientId, now })
    return {
      ...(telegram ? { telegram: `${BOT_ADDRESS.telegram}${telegram}?start=${token('telegram')}` } : {}),
      ...(max ? { max: `${BOT_ADDRESS.max}${max}?start=${token('max')}` } : {}),
      ...(push ? { push: `${publicUrl.replace(/\/$/, '')}/push/${number}-${token('push')}` } : {}),
    }
  }
}

/** Name of the clinic's bot; null when the channel is not connected or the bot has no name to link to. */
async function botOf(db: Db, clinicId: string, channel: 'telegram' | 'max'): Promise<string | null> {
  const connection = await activeConnection(db, clinicId, channel)
  const bot = (connection?.shown as { bot?: unknown } | undefined)?.bot
  const name = typeof bot === 'string' ? /([\w.-]+)\/?$/.exec(bot.trim())?.[1] : undefined
  return name ?? null
}

type Invited = { clinicId: string; channel: LinkedChannel; patientId: string; now: Date }

/** 40 signs of A–Z, a–z, 0–9, - and _: what messengers let through (64 at most). */
export function chatToken(ports: Ports, { clinicId, channel, patientId, now }: Invited): string {
  const body = Buffer.alloc(ID_BYTES + DAY_BYTES)
  body.write(patientId.replaceAll('-', ''), 'hex')
  body.writeUInt16BE(Math.floor(now.getTime() / DAY_MS) + DAYS, ID_BYTES)
  return Buffer.concat([body, macOf(ports, { clinicId, channel, body })]).toString('base64url')
}

/** Who a link was made for; null when it is not ours, is for another channel or clinic, or is too old. */
export function readChatToken(
  ports: Ports,
  { clinicId, channel, token, now }: { clinicId: string; channel: LinkedChannel; token: string; now: Date },
): string | null {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== ID_BYTES + DAY_BYTES + MAC_BYTES) return null
  const body = bytes.subarray(0, ID_BYTES + DAY_BYTES)
  const given = bytes.subarray(ID_BYTES + DAY_BYTES).toString('base64url')
  if (!sameSecret(given, macOf(ports, { clinicId, channel, body }).toString('base64url'))) return null
  if (body.readUInt16BE(ID_BYTES) < Math.floor(now.getTime() / DAY_MS)) return null
  const hex = body.toString('hex', 0, ID_BYTES)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function macOf(
  ports: Ports,
  { clinicId, channel, body }: { clinicId: string; channel: LinkedChannel; body: Buffer },
): Buffer {
  return ports.cipher.digest(body.toString('base64url'), `chat-link/${clinicId}/${channel}`).subarray(0, MAC_BYTES)
}
