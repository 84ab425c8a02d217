import type { Bilingual } from '@revisit/domain/bilingual.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import { readEmail } from '@revisit/domain/email.ts'
import { readPhone } from '@revisit/domain/phone.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { newId } from '../../platform/random.ts'
import { recordAudit } from '../audit/audit.ts'
import { connectionsOf, type Refusal, REFUSAL_WORDS } from '../channels/channels.ts'
import { readClinic } from '../clinics/clinics.ts'
import { suppressedAmong } from '../suppressions/suppressions.ts'
import { SEND_TIMINGS } from './doors.ts'
import type { channelTestState } from './schemas.ts'
import { keepPace } from './send-queries.ts'
import { countTests, findTest, insertTest } from './test-queries.ts'

/** Enough to connect every channel twice; too few to write to strangers. */
const TESTS_AN_HOUR = 20
const HOUR_MS = 3_600_000
const STILL_WANTED_MS = 10 * 60_000

type TestState = z.output<typeof channelTestState>

/**
 * Puts a message that names itself a test on the way every message goes: claimed, sent, marked, reported on. The words are ours, so
 * that nobody can be written to this way. @returns its id.
 * @throws Invalid `bad_test_address`; Conflict `too_many_tests`, `address_silent`.
 */
export async function planTest(db: Db, call: Call, channel: Channel, to: string): Promise<string> {
  const { ports, caller, now, locale } = call
  const { clinicId } = caller
  const address = addressFor(channel, to)
  if ((await countTests(db, clinicId, new Date(now.getTime() - HOUR_MS))) >= TESTS_AN_HOUR) throw tooMany()
  if ((await suppressedAmong(ports, db, clinicId, [address])).has(address)) throw silent()
  const connection = (await connectionsOf(ports, db, clinicId)).get(channel)!
  const id = newId(ports.clock.now(), ports.random)
  const clinic = (await readClinic(db, clinicId))?.name ?? ''
  // Somebody repaired the connection and asks now: it need not rest any longer.
  await keepPace(db, clinicId, { connection: connection.key, rest: null })
  await insertTest(db, clinicId, {
    id,
    channel,
    connection: connection.key,
    provider: connection.provider,
    address,
    text: TEXT[locale](clinic),
    subject: channel === 'email' || channel === 'push' ? SUBJECT[locale] : null,
    sendBefore: new Date(now.getTime() + STILL_WANTED_MS),
    now,
    seconds: SEND_TIMINGS.claim,
  })
  const details = { channel, provider: connection.provider }
  await recordAudit(db, call, { action: 'channel.tested', subjectKind: 'channel', details })
  return id
}

/** What became of a test. @throws NotFound `test_not_found`. */
export async function readTest(db: Db, { caller, locale }: Call, id: string): Promise<TestState> {
  const row = await findTest(db, caller.clinicId, id)
  if (!row) throw new NotFound('test_not_found', { ru: 'Такой пробы нет', en: 'There is no such test' })
  const { state: sent, refusal, connection, ...shown } = row
  const state = connection === 'sandbox' && sent === 'accepted' ? 'sandbox' : STATES[sent]!
  const said = refusal === null ? (TROUBLED[sent] ?? SAID[state]) : REFUSAL_WORDS[refusal as Refusal]
  return { ...shown, state, said: said[locale] }
}

const SUBJECT = { ru: 'Проверка связи', en: 'Test of the channel' }
const TEXT = {
  ru: (clinic: string) => `Проверка связи: ${clinic}. Если вы читаете это, канал работает.`,
  en: (clinic: string) => `Test of the channel: ${clinic}. If you read this, it works.`,
}

const STATES: Record<string, TestState['state']> = {
  claimed: 'waiting',
  sending: 'waiting',
  unclear: 'unclear',
  accepted: 'accepted',
  sent: 'accepted',
  delivered: 'delivered',
  read: 'read',
  failed: 'failed',
  retry: 'failed',
  released: 'failed',
  cancelled: 'failed',
  unknown: 'unclear',
}

const SAID: Readonly<Record<TestState['state'], Bilingual>> = {
  waiting: { ru: 'Ждёт отправки', en: 'Waiting to be sent' },
  sandbox: {
    ru: 'Лежит в песочнице: канал не подключён, наружу ничего не ушло',
    en: 'It lies in the sandbox: the channel is not connected, nothing left the house',
  },
  accepted: { ru: 'Провайдер принял сообщение', en: 'The provider took the message' },
  delivered: { ru: 'Доставлено', en: 'Delivered' },
  read: { ru: 'Прочитано', en: 'Read' },
  failed: { ru: 'Провайдер не доставил сообщение', en: 'The provider did not deliver the message' },
  unclear: {
    ru: 'Ответ провайдера потерялся: сообщение могло уйти. Посмотрите на телефоне.',
    en: 'The answer of the provider was lost: the message may have gone out. Look at the phone.',
  },
}

const TROUBLED: Readonly<Record<string, Bilingual>> = {
  retry: {
    ru: 'Провайдер сейчас не берёт сообщения: недоступен или просит подождать. Повторите через минуту.',
    en: 'The provider takes no messages now: it is down or asks to wait. Try again in a minute.',
  },
  released: {
    ru: 'До отправки не дошла очередь. Проверьте, что фоновый процесс работает, и повторите.',
    en: 'Its turn did not come. Check that the worker process runs, and try again.',
  },
}

/** @throws Invalid `bad_test_address`. */
function addressFor(channel: Channel, to: string): string {
  const found = ADDRESS[channel]?.(to) ?? to
  if (found !== '') return found
  const words =
    channel === 'email' ? NOT_AN_EMAIL : channel === 'sms' || channel === 'whatsapp' ? NOT_A_PHONE : NOT_AN_ID
  throw new Invalid('bad_test_address', words, [{ path: 'to', message: words }])
}

const ADDRESS: Partial<Record<Channel, (to: string) => string>> = {
  sms: (to) => readPhone(to) ?? '',
  whatsapp: (to) => readPhone(to) ?? '',
  email: (to) => readEmail(to) ?? '',
  max: (to) => /^\d{1,20}$/.exec(to)?.[0] ?? '',
  telegram: (to) => /^-?\d{1,20}$/.exec(to)?.[0] ?? '',
}

const NOT_A_PHONE = { ru: 'Это не похоже на номер телефона', en: 'This does not look like a phone number' }
const NOT_AN_EMAIL = { ru: 'Это не похоже на адрес почты', en: 'This does not look like an e-mail address' }
const NOT_AN_ID = { ru: 'Нужен номер чата: только цифры', en: 'The number of the chat is needed: digits only' }

function tooMany(): Conflict {
  return new Conflict('too_many_tests', {
    ru: 'За час уже было 20 проб. Подождите немного',
    en: 'There have been 20 tests within an hour. Wait a little',
  })
}

function silent(): Conflict {
  return new Conflict('address_silent', {
    ru: 'Этот адрес просил больше не писать. Возьмите другой',
    en: 'This address asked for no more messages. Take another one',
  })
}
