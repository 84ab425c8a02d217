import type { Reach } from '@revisit/domain/cascade.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import type { Arm } from '@revisit/domain/holdout.ts'
import type { OriginState } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Connection } from '../channels/channels.ts'
import type { ClinicFacts } from './clinic-facts.ts'
import type { Person } from './consent-port.ts'
import { ContactBook, TOGETHER_DAYS } from './contact-book.ts'
import type { TouchDoors } from './doors.ts'
import { type DueTouch, type PersonRow, readAddressStates, readPeople, readTakenKeys } from './fact-queries.ts'
import { readArms, readContacts, readMates } from './household-queries.ts'
import { ArmBook, type Household, householdsOf } from './households.ts'
import { reachOf, type Ways } from './reach.ts'

/** Everything the gate needs for one batch, read in a fixed number of statements whatever its size. */
export type BatchFacts = {
  people: ReadonlyMap<string, PersonRow>
  permissions: ReadonlyMap<string, Person>
  origins: ReadonlyMap<string, OriginState>
  connections: ReadonlyMap<Channel, Connection>
  takenKeys: ReadonlySet<string>
  book: ContactBook
  arms: ArmBook
  householdOf(patientId: string): Household
  reach(person: PersonRow, channel: Channel, tried: readonly Channel[]): Reach
  armOf(touch: DueTouch, clinic: ClinicFacts): Arm
}

type Question = { doors: TouchDoors; clinic: ClinicFacts; touches: readonly DueTouch[] }

export async function readBatchFacts(ports: Ports, db: Db, question: Question): Promise<BatchFacts> {
  const { doors, clinic, touches } = question
  const { clinicId, now } = clinic
  const patientIds = [...new Set(touches.map(({ patientId }) => patientId))]
  const people = new Map((await readPeople(db, clinicId, patientIds)).map((person) => [person.id, person]))
  const permissions = await doors.consents.read(ports, db, { clinicId, patientIds, now })
  const origins = await readOrigins(db, question)
  const connections = await doors.connections(ports, db, clinicId)
  const ways = await readWays(ports, db, { ...question, people, connections })
  const households = householdsOf(await readMates(db, clinicId, patientIds))
  const householdOf = (id: string) => households.get(id) ?? { key: `patient:${id}`, members: [id] }
  const asked = touches.map(({ id: touchId, patientId, family, episode }) => ({ touchId, patientId, family, episode }))
  const arms = await readArmBook(db, question, householdOf)
  return {
    people,
    permissions,
    origins,
    connections,
    takenKeys: await readTakenKeys(db, clinicId, asked),
    book: await readBook(db, clinic, [...new Set(patientIds.flatMap((id) => householdOf(id).members))]),
    arms,
    householdOf,
    reach: (person, channel, tried) => reachOf(person, channel, { ways, tried }),
    armOf: (touch) => {
      const { scope, percent } = experimentOf(touch, clinic)
      if (percent <= 0) return 'treated'
      const { patientId } = touch
      return arms.armFor({ patientId, household: householdOf(patientId), scope, percent })
    },
  }
}

async function readOrigins(db: Db, { doors, clinic, touches }: Question): Promise<Map<string, OriginState>> {
  const states = new Map<string, OriginState>()
  for (const { kind, states: ask } of doors.origins) {
    const own = touches.filter(({ originKind }) => originKind === kind)
    if (own.length === 0) continue
    for (const [id, state] of await ask(db, clinic.clinicId, own, clinic.now)) states.set(id, state)
  }
  return states
}

async function readWays(
  ports: Ports,
  db: Db,
  {
    doors,
    clinic: { clinicId },
    people,
    connections,
  }: Question & { people: ReadonlyMap<string, PersonRow>; connections: ReadonlyMap<Channel, Connection> },
): Promise<Ways> {
  const addresses = [...new Set([...people.values()].flatMap(({ contacts }) => contacts.map(({ value }) => value)))]
  const states = await readAddressStates(db, clinicId, addresses)
  return {
    open: new Set(connections.keys()),
    callsPossible: doors.callTasks !== null,
    states: new Map(states.map(({ channel, address, state }) => [`${channel}/${address}`, state])),
    suppressed: await doors.consents.suppressed(ports, db, clinicId, addresses),
  }
}

async function readArmBook(db: Db, { clinic, touches }: Question, householdOf: (id: string) => Household) {
  const asked = touches.filter((touch) => experimentOf(touch, clinic).percent > 0)
  if (asked.length === 0) return new ArmBook([])
  const scopes = [...new Set(asked.map((touch) => experimentOf(touch, clinic).scope))]
  const members = [...new Set(asked.flatMap(({ patientId }) => householdOf(patientId).members))]
  return new ArmBook(await readArms(db, clinic.clinicId, members, scopes))
}

async function readBook(db: Db, { clinicId, rules, now }: ClinicFacts, patientIds: string[]): Promise<ContactBook> {
  const hours = Math.max(TOGETHER_DAYS * 24, ...rules.caps.map((rule) => rule.hours))
  const since = new Date(now.getTime() - hours * 3_600_000)
  const until = new Date(now.getTime() + TOGETHER_DAYS * 86_400_000)
  return new ContactBook(await readContacts(db, clinicId, { patientIds, since, until }))
}

/** The experiment a touch belongs to: its own, or the clinic's. */
function experimentOf(touch: DueTouch, { rules }: ClinicFacts): { scope: string; percent: number } {
  if (touch.ignoresHoldout) return { scope: 'clinic', percent: 0 }
  if (touch.holdoutScope !== null) return { scope: touch.holdoutScope, percent: touch.holdoutPercent ?? 0 }
  return { scope: 'clinic', percent: rules.holdoutPercent }
}
