import { createHash } from 'node:crypto'
import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { isBlockedIdentityValue } from '@revisit/domain/identity.ts'
import { readPhone } from '@revisit/domain/phone.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { InboundNews } from '../channels/channels.ts'
import { readChatToken } from '../chat-links/chat-links.ts'
import { clinicNow, readClinic } from '../clinics/clinics.ts'
import { type NewWord, recordWords } from '../consents/consents.ts'
import { bindContact, unbindContact } from '../patients/patients.ts'
import { liftSuppressions } from '../suppressions/suppressions.ts'
import { createTasks } from '../tasks/tasks.ts'
import { holdersOf, isLiving, ownersOfPhone, useOnce } from './queries.ts'

type ChatChannel = 'telegram' | 'max'
type Start = { channel: ChatChannel; address: string; payload?: string; phone?: string }
/** Both messengers number their chats. */
const CHAT = /^-?\d{1,20}$/

type Place = { clinicId: string; now: Date }

/**
 * Hears who opened or left the clinic's bots. A personal link, or a phone of one's own that one person only has, says whose chat it
 * is; anything less certain is left to an operator. Whoever stops the bot has no chat any more.
 */
export async function hearChats(ports: Ports, db: Db, clinicId: string, news: readonly InboundNews[]): Promise<void> {
  if (!news.some(({ item }) => item.kind === 'start' || item.kind === 'stop')) return
  const now = await clinicNow(ports, db, clinicId)
  for (const { channel, item } of news) {
    if ((channel !== 'telegram' && channel !== 'max') || !('address' in item) || !CHAT.test(item.address)) continue
    if (item.kind === 'stop') await part(ports, db, { clinicId, now }, { channel, address: item.address })
    if (item.kind === 'start') await meet(ports, db, { clinicId, now }, { ...item, channel })
  }
}

async function meet(ports: Ports, db: Db, place: Place, start: Start): Promise<void> {
  if (start.payload) await followLink(ports, db, place, { ...start, payload: start.payload })
  else if (start.phone) await recognisePhone(ports, db, place, { ...start, phone: start.phone })
}

/** A link is for one chat: whoever comes by it from another one may have got it from the patient, not be them. */
async function followLink(
  ports: Ports,
  db: Db,
  { clinicId, now }: Place,
  { channel, address, payload }: Start & { payload: string },
): Promise<void> {
  const patientId = readChatToken(ports, { clinicId, channel, token: payload, now })
  if (patientId === null || !(await isLiving(db, clinicId, patientId))) return
  const hash = createHash('sha256').update(payload).digest()
  const chat = seatOf(ports, clinicId, address)
  const used = await useOnce(db, clinicId, { hash, channel, address: chat, now })
  if (used.address !== chat) return
  await bind(ports, db, { clinicId, now }, { channel, address, patientId, how: 'link' })
}

async function recognisePhone(
  ports: Ports,
  db: Db,
  { clinicId, now }: Place,
  { channel, address, phone: said }: Start & { phone: string },
): Promise<void> {
  const phone = readPhone(said)
  const owners = phone === null || isBlockedIdentityValue(phone) ? [] : await ownersOfPhone(db, clinicId, phone)
  const [patientId, ...others] = owners
  if (patientId !== undefined && others.length === 0) {
    return bind(ports, db, { clinicId, now }, { channel, address, patientId, how: 'phone' })
  }
  const hash = createHash('sha256').update(`phone ${channel} ${address} ${said}`).digest()
  const { isFirst } = await useOnce(db, clinicId, { hash, channel, address: seatOf(ports, clinicId, address), now })
  if (isFirst) await askOperator(ports, db, { clinicId, now }, { channel, phone: said, shared: others.length > 0 })
}

/** A chat as it may be kept after the person is erased: nobody reads the address out of it. */
function seatOf(ports: Ports, clinicId: string, address: string): string {
  return ports.cipher.digest(address, `chat/${clinicId}`).toString('base64url')
}

async function bind(
  ports: Ports,
  db: Db,
  { clinicId, now }: Place,
  { channel, address, ...who }: { channel: ChatChannel; address: string; patientId: string; how: 'link' | 'phone' },
): Promise<void> {
  const chat = { clinicId, patientId: who.patientId, kind: channel, value: address, now } as const
  const { patientId, isNew } = await bindContact(ports, db, chat)
  if (!isNew) return
  // Opening the bot is a wish to hear about one's care there; it says nothing about advertising.
  const purposes = channel === 'telegram' ? (['service', 'messenger'] as const) : (['service'] as const)
  const words = purposes.map((purpose): NewWord => ({
    patientId,
    purpose,
    channel,
    granted: true,
    form: who.how === 'link' ? 'link' : 'reply',
    source: 'message',
    evidence: { channel, opened: 'bot', known_by: who.how },
  }))
  await recordWords(ports, db, { clinicId, words, now })
  await liftSuppressions(ports, db, { clinicId, addresses: [address], by: null, at: now })
}

async function part(
  ports: Ports,
  db: Db,
  { clinicId, now }: Place,
  { channel, address }: { channel: ChatChannel; address: string },
): Promise<void> {
  for (const patientId of await holdersOf(db, clinicId, { kind: channel, value: address }))
    await unbindContact(ports, db, { clinicId, patientId, kind: channel, value: address, now })
}

async function askOperator(
  ports: Ports,
  db: Db,
  { clinicId, now }: Place,
  { channel, phone, shared }: { channel: ChatChannel; phone: string; shared: boolean },
): Promise<void> {
  const locale = (await readClinic(db, clinicId))?.locale === 'en' ? 'en' : 'ru'
  const ending = phone.slice(-4)
  const { title, script } = QUESTION[locale]
  const task = {
    kind: 'review' as const,
    patientId: null,
    recordId: null,
    title: title(CHANNEL_WORDS[channel][locale], ending),
    script: script(shared),
    dueAt: now,
    priority: 'service' as const,
    assigneeRole: 'operator' as const,
    origin: null,
  }
  await createTasks(ports, db, { clinicId, tasks: [task], now })
}

const QUESTION = {
  ru: {
    title: (channel: string, ending: string) => `${channel}: чей номер …${ending}`,
    script: (shared: boolean) =>
      shared
        ? 'Человек открыл бот и поделился номером, а номер указан у нескольких пациентов. Уточните, кто это, и пришлите ему личную ссылку из его карточки.'
        : 'Человек открыл бот и поделился номером, которого нет ни в одной карточке. Найдите его по имени или заведите карточку.',
  },
  en: {
    title: (channel: string, ending: string) => `${channel}: whose number is …${ending}`,
    script: (shared: boolean) =>
      shared
        ? 'Somebody opened the bot and shared a number several patients have. Find out who it is and send them the personal link from their card.'
        : 'Somebody opened the bot and shared a number no card has. Find them by name or make a card.',
  },
}
