import { excerpt } from '@revisit/domain/cell-problem.ts'
import { readBoolean, readList } from '@revisit/domain/cell-value.ts'
import { readEmails } from '@revisit/domain/email.ts'
import { splitFullName } from '@revisit/domain/full-name.ts'
import { identityKeys, isBlockedIdentityValue, type MessengerKind } from '@revisit/domain/identity.ts'
import { readName } from '@revisit/domain/person-name.ts'
import { readPhones } from '@revisit/domain/phone.ts'
import { searchTextOf, sortNameOf } from '../patients/patients.ts'
import type { ProblemLike, StagedColumn } from './entities/description.ts'
import { isNaturalKey } from './natural-keys.ts'
import type { MappedEntity, PatientExtras, RowBuffer } from './row-buffer.ts'

/** Columns of a patient that are made of several cells. */
export const PATIENT_COLUMNS: StagedColumn[] = [
  { name: 'last_name', type: 'text' },
  { name: 'first_name', type: 'text' },
  { name: 'middle_name', type: 'text' },
  { name: 'custom', type: 'jsonb', fallback: "'{}'" },
  { name: 'search_text', type: 'text', fallback: "''", insertOnly: true },
  { name: 'sort_name', type: 'text', fallback: "''", insertOnly: true },
]

const NAME_FIELDS = ['full_name', 'last_name', 'first_name', 'middle_name']

type Names = { last: string | null; first: string | null; middle: string | null; former: string | null }

/** Takes names, contacts, tags and consents of one patient out of the cells. Bad contacts are reported, the patient stays. */
export function completePatient(row: RowBuffer, mapped: MappedEntity): void {
  const names = namesOf(row)
  const named = NAME_FIELDS.some((field) => row.has(field))
  if (named && names.last === null && names.first === null) {
    const field = row.has('last_name') ? 'last_name' : row.has('full_name') ? 'full_name' : 'last_name'
    if (!row.issues.some((issue) => issue.severity === 'error')) {
      row.reject(field, { code: 'required_missing', column: field })
    }
    return
  }
  const contacts = contactsOf(row)
  const externalId = row.cell('external_id').trim()
  row.set('last_name', names.last)
  row.set('first_name', names.first)
  row.set('middle_name', names.middle)
  row.set('custom', customOf(row, mapped))
  setSearch(row, names, { contacts, externalId })
  row.extras = {
    contacts,
    tags: readList(row.cell('tags')),
    keys: keysOf(row, names, contacts),
    consentService: consentOf(row, 'consent_service'),
    consentMarketing: consentOf(row, 'consent_marketing'),
    referrer: referrerOf(row, externalId),
  }
}

function namesOf(row: RowBuffer): Names {
  const given = {
    last: nameIn(row, 'last_name'),
    first: nameIn(row, 'first_name'),
    middle: nameIn(row, 'middle_name'),
    former: null,
  }
  const whole = row.cell('full_name').trim()
  if (whole === '' || (given.last !== null && given.first !== null)) return given
  const readable = readName(whole)
  if (readable.value === null) {
    if (readable.problem) row.reject('full_name', readable.problem as ProblemLike)
    return given
  }
  const split = splitFullName(whole)
  return {
    last: given.last ?? split.lastName,
    first: given.first ?? split.firstName,
    middle: given.middle ?? split.middleName,
    former: split.formerLastName,
  }
}

function nameIn(row: RowBuffer, field: string): string | null {
  const cell = row.cell(field)
  if (cell === '') return null
  const { value, problem } = readName(cell)
  if (problem) row.warn(field, problem as ProblemLike)
  return value
}

type Contact = PatientExtras['contacts'][number]

function contactsOf(row: RowBuffer): Contact[] {
  const contacts: Contact[] = []
  const add = (contact: Contact) => {
    const known = contacts.some((each) => each.kind === contact.kind && each.value === contact.value)
    if (!known) contacts.push(contact)
  }
  for (const field of ['phone', 'phone2']) {
    const { phones, extensions, problems } = readPhones(row.cell(field))
    phones.forEach((value, i) => add({ kind: 'phone', value, label: null, extension: extensions[i] ?? null }))
    for (const problem of problems) warnUnlessEmptyWord(row, field, problem as ProblemLike)
  }
  const { emails, problems } = readEmails(row.cell('email'))
  for (const value of emails) add({ kind: 'email', value, label: null, extension: null })
  for (const problem of problems) warnUnlessEmptyWord(row, 'email', problem as ProblemLike)
  for (const kind of ['telegram', 'whatsapp', 'max'] as const) {
    const value = handleIn(row, kind)
    if (value !== null) add({ kind, value, label: null, extension: null })
  }
  return contacts
}

/** «нет» in a phone column says that there is none; that is no mistake. */
function warnUnlessEmptyWord(row: RowBuffer, field: string, problem: ProblemLike): void {
  if (problem.code === 'phone_placeholder' || problem.code === 'email_placeholder') {
    if (/^[^\p{L}\d]*$|^нет?\.?$/iu.test(row.cell(field).trim())) return
  }
  row.warn(field, problem)
}

/** A messenger is known by a name, a number of its own or a phone. */
function handleIn(row: RowBuffer, kind: MessengerKind): string | null {
  const cell = row.cell(kind).trim()
  if (cell === '' || isBlockedIdentityValue(cell)) return null
  const phone = /^[+\d][\d\s()-]{9,}$/.test(cell) ? readPhones(cell).phones[0] : undefined
  if (phone) return phone
  const handle = cell.replace(/^(?:https?:\/\/)?(?:t\.me|wa\.me|max\.ru)\//i, '').replace(/^@/, '')
  if (/^[\w.-]{2,64}$/.test(handle)) return handle.toLowerCase()
  row.warn(kind, { code: 'handle_unreadable', cell: excerpt(cell) })
  return null
}

function customOf(row: RowBuffer, { custom }: MappedEntity): string | null {
  if (custom.size === 0) return null
  const values: Record<string, string> = {}
  for (const [key, at] of custom) {
    const text = (row.cells[at] ?? '').trim()
    if (text !== '') values[key] = text.slice(0, 2000).replaceAll('\0', '')
  }
  return Object.keys(values).length === 0 ? null : JSON.stringify(values)
}

function setSearch(
  row: RowBuffer,
  names: Names,
  { contacts, externalId }: { contacts: Contact[]; externalId: string },
) {
  const of = (kind: string) => contacts.filter((contact) => contact.kind === kind).map(({ value }) => value)
  const parts = [names.last, names.first, names.middle]
  const externalIds = isNaturalKey(externalId) ? [] : [externalId]
  row.set('search_text', searchTextOf({ names: parts, phones: of('phone'), emails: of('email'), externalIds }))
  row.set('sort_name', sortNameOf(parts))
}

/** Card numbers are unique in patient_external_ids already, so they get no key of their own. */
function keysOf(row: RowBuffer, names: Names, contacts: Contact[]): PatientExtras['keys'] {
  return identityKeys({
    lastName: names.last,
    firstName: names.first,
    middleName: names.middle,
    formerLastName: names.former,
    birthDate: row.get('birth_date'),
    phones: contacts.filter(({ kind }) => kind === 'phone').map(({ value }) => value),
    emails: contacts.filter(({ kind }) => kind === 'email').map(({ value }) => value),
    messengers: contacts
      .filter(({ kind }) => kind !== 'phone' && kind !== 'email')
      .map(({ kind, value }) => ({ kind: kind as MessengerKind, value })),
  })
}

function referrerOf(row: RowBuffer, externalId: string): string | null {
  const referrer = row.cell('referrer_external_id').trim()
  if (referrer === '') return null
  if (referrer !== externalId) return referrer
  row.warn('referrer_external_id', { code: 'reference_to_itself', column: 'referrer_external_id', cell: referrer })
  return null
}

function consentOf(row: RowBuffer, field: string): boolean | null {
  const cell = row.cell(field)
  if (cell === '') return null
  const { value, problem } = readBoolean(cell)
  if (problem) row.warn(field, problem as ProblemLike)
  return value
}
