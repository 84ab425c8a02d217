import type { Branch } from './branches.ts'
import { type Day, dayOfParts, momentOn, yearOf } from './calendar.ts'
import { drawContacts } from './contacts.ts'
import { drawFatherName, drawFirstName, drawSurname, patronymicFor, type Sex, surnameFor } from './names.ts'
import { HABITS, type PatientKind } from './patient-kinds.ts'
import type { Person } from './person.ts'
import { type Choice, type Random, weightedChoice } from './random.ts'
import type { PatientRow } from './rows.ts'
import { type Source, SOURCES } from './sources.ts'
import type { World } from './world.ts'

type Role = 'adult' | 'spouse' | 'child' | 'elder'

const HOUSEHOLDS = weightedChoice<readonly Role[]>([
  [['adult'], 66],
  [['adult', 'spouse'], 13],
  [['adult', 'child'], 9],
  [['adult', 'child', 'child'], 3],
  [['adult', 'spouse', 'child'], 5],
  [['adult', 'spouse', 'child', 'child'], 2],
  [['adult', 'elder'], 3],
])
const MAIN_SOURCES = weightedChoice(SOURCES.map((source) => [source, source.weight] as const))
const KINDS = new Map<Source, Choice<PatientKind>>(
  SOURCES.map((source) => [source, weightedChoice(Object.entries(source.mix) as [PatientKind, number][])]),
)
const RECOMMENDATIONS = SOURCES[0] as Source
const TAGS = weightedChoice([
  ['боится боли', 6],
  ['аллергия на анестетики', 2],
  ['просит утро', 4],
  ['просит вечер', 5],
  ['студент', 3],
  ['сотрудник партнёра', 2],
  ['не звонить до обеда', 3],
  ['левша', 1],
  ['на учёте у кардиолога', 2],
] as const)
/** Share of cards where the administrator left the source empty. */
const UNKNOWN_SOURCE = 0.03

/** A family (often of one) that comes to the clinic around `arrivesOn`; at most `limit` people of it. */
export function createHousehold(
  world: World,
  random: Random,
  place: { number: number; arrivesOn: Day; limit: number },
): Person[] {
  const branch = nearestBranch(world, random, place.arrivesOn)
  const roles = HOUSEHOLDS.draw(random).slice(0, place.limit)
  const head: Member = {
    role: 'adult',
    sex: random.chance(0.44) ? 'm' : 'f',
    birthDay: adultBirth(random, place.arrivesOn),
  }
  const source = MAIN_SOURCES.draw(random)
  const surname = drawSurname(random)
  const family = { branch, surname, source, head, number: place.number }
  const people: Person[] = []
  for (const role of roles) {
    const later = people.length === 0 ? 0 : Math.ceil(random.exponential(role === 'child' ? 70 : 160))
    const arrivesOn = place.arrivesOn + later
    if (arrivesOn > world.span.end) continue
    people.push(
      createPerson(world, random, { ...family, role, arrivesOn, first: people[0] ?? null, father: fatherIn(people) }),
    )
  }
  return people
}

type Member = { role: Role; sex: Sex; birthDay: Day }
/** A member's place in the family: `father` is the name of the grown man already met in it. */
type Seat = Family & { role: Role; arrivesOn: Day; first: Person | null; father: string | null }
type Family = { branch: Branch; surname: string; source: Source; head: Member; number: number }

function createPerson(world: World, random: Random, seat: Seat): Person {
  const member = seat.first === null ? seat.head : relative(random, seat)
  const isChild = member.birthDay > seat.arrivesOn - 17 * 365
  const surname = member.role === 'elder' && random.chance(0.4) ? drawSurname(random) : seat.surname
  const source = sourceOf(random, seat)
  const kind = kindOf(random, seat, source)
  const person: Person = {
    card: createCard(world, random, { ...seat, member, isChild, surname, source }),
    surname,
    sex: member.sex,
    birthDay: member.birthDay,
    isChild,
    kind,
    habits: HABITS[kind],
    source,
    taste: source.taste + HABITS[kind].taste,
    branch: seat.branch,
    arrivesOn: seat.arrivesOn,
    household: seat.number,
  }
  if (kind === 'vip' && random.chance(0.5)) person.card.tags = [...person.card.tags, 'VIP']
  return person
}

function createCard(
  world: World,
  random: Random,
  seat: Seat & { member: Member; isChild: boolean; surname: string; source: Source },
): PatientRow {
  const { member, isChild, surname, first, arrivesOn, branch, source } = seat
  const father = (isChild ? seat.father : null) ?? drawFatherName(random)
  const names = {
    lastName: surnameFor(surname, member.sex),
    firstName: drawFirstName(random, member.sex, isChild),
    middleName: random.chance(0.03) ? '' : patronymicFor(father, member.sex),
  }
  const age = yearOf(arrivesOn) - yearOf(member.birthDay)
  const consent = random.float()
  return {
    externalId: world.cardNumbers.next(),
    ...names,
    sex: member.sex,
    birthDate: random.chance(0.02) ? null : member.birthDay,
    ...drawContacts(random, {
      ...names,
      isChild,
      age,
      role: member.role,
      first: first?.card ?? null,
      birthYear: yearOf(member.birthDay),
    }),
    district: random.chance(0.85) ? random.pick(branch.districts) : '',
    source: random.chance(UNKNOWN_SOURCE) ? '' : source.name,
    referrerExternalId: source === RECOMMENDATIONS ? referrerOf(world, random, seat) : '',
    branchExternalId: branch.row.externalId,
    tags: tagsOf(random, age),
    createdAt: momentOn(arrivesOn, random.int(545, 1190)),
    consentService: consent < 0.03 ? null : random.chance(0.97),
    consentMarketing: consent < 0.05 ? null : random.chance(0.72),
    deceased: false,
  }
}

function fatherIn(people: readonly Person[]): string | null {
  return people.find((person) => person.sex === 'm' && !person.isChild)?.card.firstName ?? null
}

function referrerOf(world: World, random: Random, seat: Seat): string {
  if (seat.first !== null) return seat.first.card.externalId
  if (world.referrers.length === 0 || !random.chance(0.8)) return ''
  for (let attempt = 0; attempt < 6; attempt++) {
    const referrer = random.pick(world.referrers)
    if (referrer.since < seat.arrivesOn) return referrer.externalId
  }
  return ''
}

function nearestBranch(world: World, random: Random, day: Day): Branch {
  const open = world.branches.filter((branch) => branch.opensOn <= day)
  return weightedChoice(open.map((branch) => [branch, branch.weight] as const)).draw(random)
}

function relative(random: Random, seat: Seat): Member {
  const { head, role, arrivesOn } = seat
  if (role === 'spouse') {
    const sex = head.sex === 'm' ? 'f' : 'm'
    return { role, sex, birthDay: Math.min(arrivesOn - 19 * 365, Math.round(head.birthDay + random.normal(0, 1200))) }
  }
  if (role === 'elder') {
    const birthDay = Math.max(dayOfParts(1934, 1, 1), head.birthDay - Math.round(random.normal(26, 3) * 365))
    return { role, sex: random.chance(0.25) ? 'm' : 'f', birthDay }
  }
  const oldest = Math.min(16, Math.max(3, (arrivesOn - head.birthDay) / 365 - 19))
  const birthDay = Math.round(arrivesOn - (2.5 + random.float() * (oldest - 2.5)) * 365)
  return { role: 'child', sex: random.chance(0.5) ? 'm' : 'f', birthDay }
}

/** Ages 18–85 with the mass at 25–50. */
function adultBirth(random: Random, today: Day): Day {
  const years = Math.min(86, Math.max(18.2, 17 + random.lognormal(23, 0.5)))
  return Math.round(today - years * 365.25)
}

function sourceOf(random: Random, seat: Seat): Source {
  if (seat.first === null) return seat.source
  return random.chance(0.4) ? RECOMMENDATIONS : seat.source
}

/** Children and spouses take after the first of the family. */
function kindOf(random: Random, seat: Seat, source: Source): PatientKind {
  const inherited = seat.first !== null && source === seat.first.source && random.chance(0.5)
  if (inherited && seat.first !== null) return seat.first.kind
  return KINDS.get(source)?.draw(random) ?? 'regular'
}

function tagsOf(random: Random, age: number): string[] {
  const tags: string[] = []
  if (age >= 62 && random.chance(0.5)) tags.push('пенсионер')
  if (random.chance(0.09)) tags.push(TAGS.draw(random))
  return tags
}
