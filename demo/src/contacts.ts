import { transliterate } from './names.ts'
import { type Random, weightedChoice } from './random.ts'
import type { PatientRow } from './rows.ts'

type Contacts = Pick<PatientRow, 'phone' | 'phone2' | 'email' | 'telegram' | 'whatsapp' | 'max'>
type Bearer = {
  lastName: string
  firstName: string
  isChild: boolean
  age: number
  birthYear: number
  role: 'adult' | 'spouse' | 'child' | 'elder'
  first: PatientRow | null
}

/**
 * Mobile codes that Russia has not handed out to operators: the numbers look and validate like any mobile number, and
 * no living person can be called or texted by a demo clinic that is connected to a real gateway by mistake.
 */
const UNASSIGNED_CODES = ['943', '944', '945', '946', '948', '972', '973', '974', '975', '976'] as const
/** Reserved by RFC 2606 for the same reason. */
const MAIL_HOSTS = weightedChoice([
  ['yandeks.example', 40],
  ['pochta.example', 32],
  ['dzhimeyl.example', 22],
  ['rabota.example', 6],
] as const)

/** Phones, mailbox and messengers. Children have no phone of their own: a parent's number or none. */
export function drawContacts(random: Random, bearer: Bearer): Contacts {
  const parent = bearer.first?.phone ?? ''
  if (bearer.isChild) {
    const phone = random.chance(0.68) ? parent : ''
    return { phone, phone2: '', email: '', telegram: '', whatsapp: '', max: '' }
  }
  const shared = parent !== '' && random.chance(bearer.role === 'elder' ? 0.45 : 0.22)
  const own = random.chance(0.985) ? drawPhone(random) : ''
  const nick = nickname(random, bearer)
  return {
    phone: shared ? parent : own,
    phone2: sometimes(random, 0.06, drawPhone(random)),
    email: sometimes(random, emailShare(bearer.age), `${nick}@${MAIL_HOSTS.draw(random)}`),
    telegram: sometimes(random, bearer.age < 50 ? 0.34 : 0.12, `@${nick.replaceAll('.', '_')}`),
    whatsapp: shared ? '' : sometimes(random, 0.42, own),
    max: shared ? '' : sometimes(random, 0.2, own),
  }
}

/** A mobile number in E.164. */
export function drawPhone(random: Random): string {
  return `+7${random.pick(UNASSIGNED_CODES)}${String(random.int(0, 9_999_999)).padStart(7, '0')}`
}

function sometimes(random: Random, probability: number, value: string): string {
  return random.chance(probability) ? value : ''
}

function emailShare(age: number): number {
  if (age > 70) return 0.15
  return age > 55 ? 0.4 : 0.62
}

function nickname(random: Random, bearer: Bearer): string {
  const last = transliterate(bearer.lastName)
  const first = transliterate(bearer.firstName)
  const number = random.chance(0.5)
    ? String(bearer.birthYear).slice(random.chance(0.6) ? 2 : 0)
    : String(random.int(1, 999))
  const shapes = [
    `${first}.${last}`,
    `${last}.${first.slice(0, 1)}`,
    `${first.slice(0, 1)}.${last}`,
    `${last}.${first}`,
  ]
  return `${random.pick(shapes)}${number}`
}
