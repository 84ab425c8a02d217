import { dayAt, type Moment, momentOn } from './calendar.ts'
import { drawPhone } from './contacts.ts'
import { drawSurname, surnameFor } from './names.ts'
import type { Life } from './person.ts'
import { type Random, weightedChoice } from './random.ts'
import type { AppointmentRow, PatientRow } from './rows.ts'
import type { World } from './world.ts'

export type DuplicateKind =
  | 'same'
  | 'typo'
  | 'yo'
  | 'no-phone'
  | 'new-phone'
  | 'birth-typo'
  | 'short-name'
  | 'maiden-name'

/** Two cards of one person. `certain` pairs share name, birth date and a phone or e-mail: safe to merge unasked. */
export type DuplicatePair = { keep: string; absorb: string; kind: DuplicateKind; certain: boolean }

const SHARE = 0.026
const KINDS = weightedChoice<DuplicateKind>([
  ['same', 20],
  ['typo', 22],
  ['yo', 7],
  ['no-phone', 14],
  ['new-phone', 13],
  ['birth-typo', 8],
  ['short-name', 6],
  ['maiden-name', 10],
])

/** Now and then a person is entered a second time, and part of their later life lands on the second card. */
export function maybeDuplicate(world: World, life: Life): DuplicatePair | null {
  const { random, person } = life
  if (!random.chance(SHARE) || person.arrivesOn > world.span.end - 20) return null
  const drawn = KINDS.draw(random)
  const kind = drawn === 'maiden-name' && (person.sex === 'm' || person.isChild) ? 'typo' : drawn
  const pivot = pickPivot(life)
  const entered = pivot?.bookedAt ?? momentOn(random.int(person.arrivesOn + 1, world.span.end), random.int(560, 1180))
  const second = secondCard(world, life, { kind, createdAt: Math.max(entered, person.card.createdAt + 60) })
  life.rows.patients.push(second)
  if (pivot !== null) moveLater(life, pivot, second.externalId)
  return { keep: person.card.externalId, absorb: second.externalId, kind, certain: isCertain(person.card, second) }
}

/** An appointment free of plans and policies (those stay with the first card), not the very first if there is another. */
function pickPivot(life: Life): AppointmentRow | null {
  const free = movable(life)
  if (free.length === 0 || life.rows.appointments.length < 2) return null
  const later = free.filter((row) => row !== life.rows.appointments[0])
  return later.length === 0 ? null : life.random.pick(later)
}

function movable(life: Life): AppointmentRow[] {
  const planned = new Set<string>()
  for (const line of life.rows.service_lines)
    if (line.planItemExternalId !== '') planned.add(line.appointmentExternalId)
  return life.rows.appointments.filter((row) => row.policyNumber === '' && !planned.has(row.externalId))
}

function moveLater(life: Life, pivot: AppointmentRow, cardId: string): void {
  const moved = new Set<string>()
  for (const row of movable(life)) {
    if (row === pivot || (row.startsAt > pivot.startsAt && life.random.chance(0.7))) {
      row.patientExternalId = cardId
      moved.add(row.externalId)
    }
  }
  for (const row of [...life.rows.payments, ...life.rows.offers])
    if (moved.has(row.appointmentExternalId)) row.patientExternalId = cardId
}

function secondCard(world: World, life: Life, entry: { kind: DuplicateKind; createdAt: Moment }): PatientRow {
  const { random, person } = life
  const { card } = person
  const externalId = world.cardNumbers.spare(world.arrivals.shareAt(dayAt(entry.createdAt)))
  const copy: PatientRow = {
    ...card,
    externalId,
    createdAt: entry.createdAt,
    email: random.chance(0.5) ? card.email : '',
    telegram: '',
    whatsapp: '',
    max: '',
    phone2: '',
    tags: [],
    source: random.chance(0.6) ? card.source : '',
    referrerExternalId: '',
    consentMarketing: random.chance(0.6) ? card.consentMarketing : random.chance(0.5),
    deceased: false,
  }
  return { ...copy, ...CHANGES[entry.kind](random, card, life) }
}

const CHANGES: Readonly<Record<DuplicateKind, (random: Random, card: PatientRow, life: Life) => Partial<PatientRow>>> =
  {
    same: () => ({}),
    typo: (random, card) => ({ lastName: withTypo(random, card.lastName) }),
    yo: (random, card) => ({
      lastName: swapYo(card.lastName),
      firstName: swapYo(card.firstName),
      middleName: random.chance(0.5) ? swapYo(card.middleName) : card.middleName,
    }),
    'no-phone': () => ({ phone: '', email: '' }),
    'new-phone': (random) => ({ phone: drawPhone(random), email: '' }),
    'birth-typo': (random, card) => ({
      birthDate: card.birthDate === null ? null : card.birthDate + random.pick([-9, -1, 1, 10, 365]),
    }),
    'short-name': (_, card) => ({ firstName: card.firstName.slice(0, 1), middleName: card.middleName.slice(0, 1) }),
    'maiden-name': (random, _, life) => ({ lastName: surnameFor(drawSurname(random), life.person.sex) }),
  }

/** A letter dropped, doubled or swapped with its neighbour, never the first one. */
function withTypo(random: Random, name: string): string {
  if (name.length < 4) return `${name}${name.slice(-1)}`
  const at = random.int(1, name.length - 3)
  const shapes = [
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + name.charAt(at) + name.slice(at),
    name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2),
  ]
  const typo = random.pick(shapes)
  return typo === name ? (shapes[0] ?? name) : typo
}

function swapYo(name: string): string {
  return name.includes('ё') ? name.replaceAll('ё', 'е') : name
}

function isCertain(first: PatientRow, second: PatientRow): boolean {
  const sameName =
    fold(first.lastName + first.firstName + first.middleName) ===
    fold(second.lastName + second.firstName + second.middleName)
  const sameBirth = first.birthDate !== null && first.birthDate === second.birthDate
  const sameContact =
    (first.phone !== '' && first.phone === second.phone) || (first.email !== '' && first.email === second.email)
  return sameName && sameBirth && sameContact
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('ё', 'е')
}
