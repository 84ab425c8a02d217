import type { Db } from '../../platform/db.ts'
import { Conflict, type FieldProblem, Invalid } from '../../platform/errors.ts'
import { newId } from '../../platform/random.ts'
import { checkCustomValues } from '../custom-fields/custom-fields.ts'
import { findPatient } from './card.ts'
import { refreshCardKeys } from './card-keys.ts'
import { insertPatient, knownIds, lockCard, updateCard } from './change-queries.ts'
import { type Asker, recordChange } from './change-record.ts'
import type { CardColumns, NewPatient, PatientChange } from './change-schemas.ts'
import { addContacts } from './contacts.ts'
import type { Subject } from './timeline-queries.ts'

/**
 * Adds a patient.
 * @throws Invalid `name_or_contact_needed`, `unknown_reference`, `branch_out_of_scope`, `invalid_custom_fields`, `bad_contact`.
 */
export async function createPatient(
  db: Db,
  asker: Asker,
  { contacts, custom = {}, ...given }: NewPatient,
): Promise<string> {
  const { caller, now, ports } = asker
  if (!given.lastName && !given.firstName && contacts.length === 0) throw nothingToKnowBy()
  const columns = { ...given, branchId: given.branchId ?? onlyBranch(caller.branches) }
  const id = newId(ports.clock.now(), ports.random)
  const subject: Subject = { clinicId: caller.clinicId, patientId: id, cards: [id] }
  await checkReferences(db, asker, subject, columns)
  await checkCustomValues(db, caller.clinicId, custom)
  const values = Object.fromEntries(Object.entries(custom).filter(([, value]) => value !== null))
  await insertPatient(db, {
    ...blanksAsNull(columns),
    clinicId: caller.clinicId,
    id,
    custom: JSON.stringify(values),
    createdAt: now,
    updatedAt: now,
  })
  await addContacts(db, asker, subject, contacts)
  await refreshCardKeys(db, subject)
  await recordChange(db, asker, { subject, type: 'patient.created' })
  return id
}

/**
 * Changes a card.
 * @throws NotFound `patient_not_found`.
 * @throws Conflict `card_changed` when somebody else changed the card after `updatedAt`.
 * @throws Invalid `unknown_reference`, `branch_out_of_scope`, `invalid_custom_fields`.
 */
export async function changePatient(
  db: Db,
  asker: Asker,
  id: string,
  { updatedAt, custom = {}, ...columns }: PatientChange,
): Promise<{ id: string; updatedAt: string }> {
  const { subject } = await findPatient(db, asker.caller.clinicId, id)
  const current = await lockCard(db, subject)
  if (updatedAt !== undefined && new Date(updatedAt).getTime() !== current.getTime()) throw cardChanged()
  await checkReferences(db, asker, subject, columns)
  await checkCustomValues(db, subject.clinicId, custom)
  const changedAt = await updateCard(db, subject, { columns: blanksAsNull(columns), custom, now: asker.now })
  await refreshCardKeys(db, subject)
  const fields = [...Object.keys(columns), ...Object.keys(custom).map((key) => `custom.${key}`)]
  await recordChange(db, asker, { subject, type: 'patient.changed', payload: { fields } })
  return { id: subject.patientId, updatedAt: changedAt.toISOString() }
}

async function checkReferences(db: Db, { caller }: Asker, subject: Subject, columns: CardColumns): Promise<void> {
  const problems: FieldProblem[] = []
  const check = async (table: 'staff' | 'branches' | 'patients', path: keyof CardColumns) => {
    const id = columns[path]
    if (typeof id !== 'string') return
    const known = await knownIds(db, subject.clinicId, table, [id])
    if (!known.has(id) || id === subject.patientId) problems.push({ path, message: NOT_KNOWN })
  }
  await check('staff', 'curatorId')
  await check('staff', 'preferredDoctorId')
  await check('branches', 'branchId')
  await check('patients', 'referrerId')
  if (problems.length > 0) {
    throw new Invalid(
      'unknown_reference',
      { ru: 'Проверьте поля карточки', en: 'Check the fields of the card' },
      problems,
    )
  }
  const isMoved = columns.branchId !== undefined && caller.branches !== null
  if (isMoved && !caller.branches?.includes(columns.branchId ?? '')) throw outOfScope()
}

const NOT_KNOWN = { ru: 'Такого в клинике нет', en: 'There is none in the clinic' }

/** Somebody who works in one branch adds patients to it. */
function onlyBranch(branches: readonly string[] | null): string | null {
  return branches?.[0] ?? null
}

function blanksAsNull<T extends CardColumns>(columns: T): T {
  return Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, value === '' ? null : value])) as T
}

function nothingToKnowBy(): Invalid {
  const message = { ru: 'Укажите имя или контакт', en: 'Give a name or a contact' }
  return new Invalid('name_or_contact_needed', message, [{ path: 'lastName', message }])
}

function outOfScope(): Invalid {
  const message = { ru: 'Этот филиал вам не доступен', en: 'This branch is not yours' }
  return new Invalid('branch_out_of_scope', message, [{ path: 'branchId', message }])
}

function cardChanged(): Conflict {
  return new Conflict('card_changed', {
    ru: 'Карточку уже изменил кто-то другой. Обновите её и повторите.',
    en: 'Somebody else has changed the card. Reload it and try again.',
  })
}
