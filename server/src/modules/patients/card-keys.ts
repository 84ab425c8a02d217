import { identityKeys, type MessengerKind } from '@revisit/domain/identity.ts'
import type { Db } from '../../platform/db.ts'
import { addJob } from '../../platform/jobs.ts'
import { type CardFacts, readCardFacts, writeIdentityKeys, writeSearch } from './card-keys-queries.ts'
import { searchTextOf, sortNameOf } from './search-text.ts'
import type { Subject } from './timeline-queries.ts'

const MESSENGERS: readonly string[] = ['telegram', 'whatsapp', 'max'] satisfies MessengerKind[]

/**
 * Makes anew what follows from names, birth date and contacts: what search looks through, what proves identity, and soon
 * the suggestions of duplicates.
 */
export async function refreshCardKeys(db: Db, subject: Subject): Promise<void> {
  const cards = await readCardFacts(db, subject)
  const live = cards.find((card) => card.recordId === subject.patientId)
  if (!live) return
  const all = [live, ...cards.filter((card) => card !== live)]
  const searchText = searchTextOf({
    names: unique(all.flatMap(namesOf)),
    phones: unique(all.flatMap((card) => valuesOf(card, 'phone'))),
    emails: unique(all.flatMap((card) => valuesOf(card, 'email'))),
    externalIds: unique(all.flatMap((card) => card.externalIds)),
  })
  await writeSearch(db, subject, { searchText, sortName: sortNameOf(namesOf(live)) })
  await writeIdentityKeys(db, subject, cards.flatMap(keysOf))
  await addJob(db, 'identity.suggest', { clinicId: subject.clinicId, patientIds: [subject.patientId] })
}

function keysOf(card: CardFacts) {
  const messengers = card.contacts.filter((contact) => MESSENGERS.includes(contact.kind))
  const keys = identityKeys({
    ...card,
    phones: valuesOf(card, 'phone'),
    emails: valuesOf(card, 'email'),
    messengers: messengers.map(({ kind, value }) => ({ kind: kind as MessengerKind, value })),
    externalIds: [],
  })
  return keys.map(({ kind, value }) => ({ kind, value, recordId: card.recordId }))
}

function namesOf({ lastName, firstName, middleName }: CardFacts): string[] {
  return [lastName, firstName, middleName].filter((name) => name !== null)
}

function valuesOf({ contacts }: CardFacts, kind: string): string[] {
  return contacts.filter((contact) => contact.kind === kind).map((contact) => contact.value)
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)]
}
