import { fullName } from '@revisit/domain/person-name.ts'
import { scorePair } from '@revisit/domain/pair-score.ts'
import { createHash } from 'node:crypto'
import type { Db } from '../../platform/db.ts'
import { type PersonRow, readPersons } from './candidate-queries.ts'
import {
  deleteMembers,
  insertHousehold,
  insertMember,
  readContactMates,
  readHouseholds,
  uniteHouseholds,
} from './household-queries.ts'

type TwoPeople = { aId: string; bId: string; by: string | null; now: Date }

/** Puts two people into one household: an existing one of either, both united, or a new one. */
export async function joinHousehold(db: Db, clinicId: string, { aId, bId, by, now }: TwoPeople): Promise<void> {
  const known = await readHouseholds(db, clinicId, [aId, bId])
  const [ofA, ofB] = [known.get(aId), known.get(bId)]
  if (ofA !== undefined && ofA === ofB) return
  if (ofA !== undefined && ofB !== undefined) return uniteHouseholds(db, clinicId, ofB, ofA)
  const householdId = ofA ?? ofB ?? idOfPair(aId, bId, now)
  if (ofA === undefined && ofB === undefined) await insertHousehold(db, clinicId, householdId, now)
  for (const patientId of [aId, bId]) await insertMember(db, clinicId, { householdId, patientId, by, now })
}

/**
 * Puts a person into the household of another, out of any household of their own; whoever of the two has none yet joins the
 * other's, and a new one is made when neither has any. @returns those of the two who joined, nobody when they were together.
 */
export async function enterHousehold(
  db: Db,
  clinicId: string,
  { patientId, otherId, by, now }: { patientId: string; otherId: string; by: string | null; now: Date },
): Promise<string[]> {
  const known = await readHouseholds(db, clinicId, [patientId, otherId])
  const [mine, theirs] = [known.get(patientId), known.get(otherId)]
  if (theirs !== undefined && theirs === mine) return []
  const householdId = theirs ?? mine ?? idOfPair(patientId, otherId, now)
  if (theirs === undefined && mine === undefined) await insertHousehold(db, clinicId, householdId, now)
  const joined = [patientId, otherId].filter((id) => known.get(id) !== householdId)
  await deleteMembers(db, clinicId, joined, null)
  for (const id of joined) await insertMember(db, clinicId, { householdId, patientId: id, by, now })
  return joined
}

/** Takes people out of their household; with `addedAt` only those who joined at that moment. @returns how many left. */
export async function leaveHousehold(
  db: Db,
  clinicId: string,
  patientIds: readonly string[],
  addedAt: Date | null = null,
): Promise<number> {
  return deleteMembers(db, clinicId, patientIds, addedAt)
}

/** People who share a contact with somebody and are plainly not the same person: perhaps a family. */
export async function householdHintsOf(db: Db, clinicId: string, patientId: string) {
  const mates = await readContactMates(db, clinicId, patientId)
  const people = await readPersons(db, clinicId, [patientId, ...mates])
  const person = people.find(({ id }) => id === patientId)
  if (!person) return []
  const known = await readHouseholds(
    db,
    clinicId,
    people.map(({ id }) => id),
  )
  const isTogether = (id: string) => known.has(id) && known.get(id) === known.get(patientId)
  return people
    .filter((mate) => mate.id !== patientId && !isTogether(mate.id) && scorePair(person, mate).family)
    .map((mate) => ({
      id: mate.id,
      fullName: fullName(mate),
      birthDate: mate.birthDate,
      shared: sharedContacts(person, mate),
    }))
}

function sharedContacts(a: PersonRow, b: PersonRow): string[] {
  const of = ({ phones, emails, messengers }: PersonRow) => [
    ...phones,
    ...emails,
    ...messengers.map(({ value }) => value),
  ]
  return of(a).filter((value) => of(b).includes(value))
}

/** One id for one decision, so that repeating it makes no second household. */
function idOfPair(aId: string, bId: string, now: Date): string {
  const hex = createHash('sha256').update(`${aId}|${bId}|${now.toISOString()}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
