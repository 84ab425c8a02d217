import { randomUUID } from 'node:crypto'
import type { TestClinic } from '../../testing/builders.ts'
import { searchTextOf, sortNameOf } from './search-text.ts'

export type PersonFacts = {
  /** 'Фамилия Имя Отчество'. */
  name: string
  phones?: string[]
  emails?: string[]
  externalIds?: string[]
  tags?: string[]
  birthDate?: string | null
  source?: string | null
  branchId?: string | null
  createdAt?: string
  /** Columns of patient_stats, snake_case. */
  stats?: Record<string, unknown>
}

const NOW = '2026-11-22T09:00:00Z'

const UNKNOWN = {
  phones: [],
  emails: [],
  externalIds: [],
  tags: [],
  birthDate: null,
  source: null,
  branchId: null,
  createdAt: NOW,
  stats: {},
} satisfies Partial<PersonFacts>

/** Puts a person with contacts and ready statistics into the base, past the API. @returns the id. */
export async function aPerson(clinic: TestClinic, facts: PersonFacts): Promise<string> {
  const { name, phones, emails, externalIds, tags, stats, birthDate, source, branchId, createdAt } = {
    ...UNKNOWN,
    ...facts,
  }
  const id = randomUUID()
  const names = name.split(' ')
  const own = { clinic_id: clinic.id, patient_id: id, record_id: id }
  await insert(clinic, 'patients', {
    clinic_id: clinic.id,
    id,
    last_name: names[0],
    first_name: names[1],
    middle_name: names[2],
    birth_date: birthDate,
    source,
    branch_id: branchId,
    search_text: searchTextOf({ names, phones, emails, externalIds }),
    sort_name: sortNameOf(names),
    created_at: createdAt,
    updated_at: NOW,
  })
  const points = [...phones.map((value) => ['phone', value]), ...emails.map((value) => ['email', value])]
  for (const [kind, value] of points) {
    await insert(clinic, 'contact_points', { ...own, id: randomUUID(), kind, value, created_at: NOW })
  }
  for (const external_id of externalIds)
    await insert(clinic, 'patient_external_ids', { ...own, origin: 'mis', external_id })
  for (const tag of tags) await insert(clinic, 'patient_tags', { ...own, tag, added_at: NOW })
  await insert(clinic, 'patient_stats', {
    clinic_id: clinic.id,
    patient_id: id,
    branch_ids: branchId ? [branchId] : [],
    stats_on: '2026-11-22',
    refreshed_at: NOW,
    source,
    ...stats,
  })
  return id
}

/** Inserts one row as the system, columns in snake_case. */
export async function insert(clinic: TestClinic, table: string, row: Record<string, unknown>): Promise<void> {
  const camel = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase()),
      value,
    ]),
  )
  const tableName = table.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
  await clinic.db(async (db) => {
    await db
      .insertInto(tableName as 'patients')
      .values(camel as never)
      .execute()
  })
}

/** A branch of the clinic. */
export async function aBranch(clinic: TestClinic, name: string): Promise<string> {
  const id = randomUUID()
  await insert(clinic, 'branches', { clinic_id: clinic.id, id, name, timezone: 'Europe/Moscow' })
  return id
}

/** A doctor known from the medical system. */
export async function aDoctor(clinic: TestClinic, name: string): Promise<string> {
  const id = randomUUID()
  await insert(clinic, 'staff', { clinic_id: clinic.id, id, name, role: 'doctor' })
  return id
}
