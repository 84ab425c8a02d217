import { identityKeys } from '@revisit/domain/identity.ts'
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'
import type { TestClinic } from '../../testing/builders.ts'
import { searchTextOf, sortNameOf } from '../patients/patients.ts'
import { CHILD_TABLES, type ChildTable } from './child-tables.ts'

export type TestCard = {
  id?: string
  lastName?: string | null
  firstName?: string | null
  middleName?: string | null
  birthDate?: string | null
  sex?: 'm' | 'f' | null
  source?: string | null
  referrerId?: string | null
  branchId?: string | null
  deceased?: boolean
  custom?: Record<string, string>
  phones?: string[]
  emails?: string[]
  externalId?: string
  origin?: string
  importId?: string | null
  createdAt?: string
  consents?: { purpose?: string; channel?: string; granted: boolean; at?: string }[]
  tags?: string[]
}

const CREATED = '2025-01-10T09:00:00Z'

/** A card as an import leaves it: contacts, keys, card number, consents. */
export async function aCard(clinic: TestClinic, card: TestCard): Promise<string> {
  return clinic.db((db) => insertCard(db, clinic.id, card))
}

async function insertCard(db: Db, clinicId: string, card: TestCard): Promise<string> {
  const filled = { ...BLANK, id: randomUUID(), ...card }
  const { id, phones, emails, externalId, createdAt, lastName, firstName, middleName } = filled
  const names = [lastName, firstName, middleName]
  const { birthDate, sex, source, referrerId, branchId, deceased, importId } = filled
  await db
    .insertInto('patients')
    .values({
      clinicId,
      id,
      lastName,
      firstName,
      middleName,
      birthDate,
      sex,
      source,
      referrerId,
      branchId,
      deceased,
      importId,
      custom: JSON.stringify(filled.custom),
      searchText: searchTextOf({ names, phones, emails, externalIds: externalId ? [externalId] : [] }),
      sortName: sortNameOf(names),
      createdAt,
      updatedAt: createdAt,
    })
    .execute()
  await insertContacts(db, clinicId, filled)
  await insertSayings(db, clinicId, filled)
  return id
}

const BLANK = {
  lastName: null,
  firstName: null,
  middleName: null,
  birthDate: null,
  sex: null,
  source: null,
  referrerId: null,
  branchId: null,
  deceased: false,
  importId: null,
  externalId: '',
  origin: 'import',
  createdAt: CREATED,
  custom: {},
  phones: [] as string[],
  emails: [] as string[],
  tags: [] as string[],
  consents: [] as NonNullable<TestCard['consents']>,
}

type FilledCard = Required<TestCard>

async function insertContacts(db: Db, clinicId: string, card: FilledCard): Promise<void> {
  const { id, phones, emails, importId, createdAt, externalId, origin } = card
  const owner = { clinicId, patientId: id, recordId: id }
  const contacts = [
    ...phones.map((value) => ({ kind: 'phone', value })),
    ...emails.map((value) => ({ kind: 'email', value })),
  ]
  for (const contact of contacts)
    await db
      .insertInto('contactPoints')
      .values({ ...owner, ...contact, id: randomUUID(), importId, createdAt })
      .execute()
  if (externalId)
    await db
      .insertInto('patientExternalIds')
      .values({ ...owner, origin, externalId, importId })
      .execute()
  for (const { kind, value } of identityKeys(card))
    await db
      .insertInto('identityKeys')
      .values({ ...owner, kind, value })
      .execute()
}

async function insertSayings(db: Db, clinicId: string, { id, consents, tags, createdAt }: FilledCard): Promise<void> {
  const owner = { clinicId, patientId: id, recordId: id }
  for (const { purpose = 'marketing', channel = '*', granted, at = createdAt } of consents)
    await db
      .insertInto('consents')
      .values({ ...owner, id: randomUUID(), purpose, channel, granted, source: 'import', at })
      .execute()
  for (const tag of tags)
    await db
      .insertInto('patientTags')
      .values({ ...owner, tag, addedAt: createdAt })
      .execute()
}

/** Columns of one row of every child table, beside its owner. A table missing here fails the test of the catalog. */
const ROWS: Record<
  ChildTable,
  (owner: { recordId: string; appointmentId: string; journeyId: string }) => Record<string, unknown>
> = {
  appointments: () => ({ id: randomUUID(), starts_at: CREATED, visited_on: '2025-01-10', status: 'completed' }),
  calls: () => ({ id: randomUUID(), started_at: CREATED }),
  campaign_recipients: ({ journeyId }) => ({ campaign_id: journeyId, arm: 'treated', draw: 0.5 }),
  clinical_details: () => ({ subject_kind: 'plan', subject_id: randomUUID(), diagnosis: 'K02.1' }),
  consents: () => ({ id: randomUUID(), purpose: 'service', granted: true, source: 'test', at: CREATED }),
  contact_points: () => ({ id: randomUUID(), kind: 'push', value: randomUUID(), created_at: CREATED }),
  enrollments: ({ journeyId }) => ({
    id: randomUUID(),
    journey_id: journeyId,
    version_id: journeyId,
    episode_key: randomUUID(),
    source: 'manual',
    state: 'done',
    node_id: 'a',
    standing: '{}',
    entered_at: CREATED,
    ended_at: CREATED,
  }),
  events: () => ({ id: randomUUID(), type: 'visit.completed', occurred_at: CREATED, recorded_at: CREATED }),
  holdout_arms: () => ({ scope: randomUUID(), arm: 'control', percent: 10, since: CREATED }),
  household_members: () => ({ household_id: null, added_at: CREATED }),
  contact_holds: () => ({ id: randomUUID(), reason: 'complaint', scope: 'offers', since: CREATED }),
  identity_keys: () => ({ kind: 'telegram', value: randomUUID() }),
  leads: () => ({ id: randomUUID(), created_at: CREATED, created_on: '2025-01-10' }),
  offers: () => ({ id: randomUUID(), offered_at: CREATED }),
  patient_external_ids: () => ({ origin: 'mis', external_id: randomUUID() }),
  patient_notes: () => ({ id: randomUUID(), text: 'Боится боли', created_at: CREATED }),
  patient_tags: () => ({ tag: randomUUID(), added_at: CREATED }),
  payments: () => ({ id: randomUUID(), paid_at: CREATED, paid_on: '2025-01-10', amount: 100, kind: 'payment' }),
  plans: () => ({ id: randomUUID() }),
  policies: () => ({ id: randomUUID() }),
  segment_history: ({ journeyId }) => ({
    segment_id: journeyId,
    entered: true,
    reason: 'changed',
    on_day: '2025-01-10',
    at: CREATED,
  }),
  segment_list_entries: ({ journeyId }) => ({ segment_id: journeyId, added_at: CREATED }),
  send_keys: () => ({ family: randomUUID(), episode: 'visit', touch_id: randomUUID(), at: CREATED }),
  service_lines: ({ appointmentId }) => ({
    id: randomUUID(),
    appointment_id: appointmentId,
    visited_on: '2025-01-10',
  }),
  site_events: () => ({
    id: randomUUID(),
    visitor_id: randomUUID(),
    collector_key_id: randomUUID(),
    sent_id: 'e1',
    type: 'site.page',
    occurred_at: CREATED,
    received_at: CREATED,
    payload: '{}',
  }),
  site_visitors: () => ({
    id: randomUUID(),
    collector_key_id: randomUUID(),
    visitor: randomUUID(),
    own_since: CREATED,
    first_seen_at: CREATED,
    last_seen_at: CREATED,
  }),
  touches: () => ({
    id: randomUUID(),
    origin_kind: 'manual',
    class: 'service',
    priority: 1,
    family: 'reminder',
    episode: 'visit',
    due_at: CREATED,
    expires_at: CREATED,
    created_at: CREATED,
  }),
  tasks: () => ({ id: randomUUID(), kind: 'call', title: 'Звонок', due_at: CREATED, created_at: CREATED }),
  tracked_links: () => ({
    code: randomUUID(),
    touch_id: randomUUID(),
    target: 'https://clinic.example',
    created_at: CREATED,
  }),
  value_class_overrides: () => ({
    id: randomUUID(),
    class: 'vip',
    reason: 'врач',
    author_id: randomUUID(),
    starts_on: '2025-01-10',
    ends_on: '2025-02-10',
    created_at: CREATED,
  }),
}

/** One row in every child table, arrived with `recordId` for the person `patientId`. */
export async function aRowEverywhere(clinic: TestClinic, recordId: string, patientId = recordId): Promise<void> {
  await clinic.db(async (db) => {
    const householdId = randomUUID()
    await insertRow(db, 'households', { clinic_id: clinic.id, id: householdId, created_at: CREATED })
    const owner = { clinic_id: clinic.id, patient_id: patientId, record_id: recordId }
    const appointmentId = randomUUID()
    const journeyId = await insertJourney(db, clinic.id)
    const made = { clinic_id: clinic.id, created_at: CREATED, updated_at: CREATED }
    await insertRow(db, 'segments', { ...made, id: journeyId, name: randomUUID(), kind: 'list' })
    await insertRow(db, 'campaigns', { ...made, id: journeyId, name: randomUUID(), definition: '{}' })
    await insertRow(db, 'appointments', {
      ...owner,
      ...ROWS.appointments({ recordId, appointmentId, journeyId }),
      id: appointmentId,
    })
    for (const table of CHILD_TABLES) {
      const columns = ROWS[table]({ recordId, appointmentId, journeyId })
      if ('household_id' in columns) columns.household_id = householdId
      await insertRow(db, table, { ...owner, ...columns })
    }
  })
}

async function insertJourney(db: Db, clinicId: string): Promise<string> {
  const id = randomUUID()
  const made = { clinic_id: clinicId, id, created_at: CREATED, updated_at: CREATED }
  await insertRow(db, 'journeys', { ...made, name: 'Возврат' })
  await insertRow(db, 'journey_versions', { ...made, journey_id: id, number: 1, state: 'closed', definition: '{}' })
  return id
}

async function insertRow(db: Db, table: string, row: Record<string, unknown>): Promise<void> {
  const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)))
  await sql`insert into ${sql.table(table)} (${columns}) values (${sql.join(Object.values(row))})
    on conflict do nothing`.execute(db)
}

/** Every row of every table of people, as text; what merges write about themselves is left out. */
export async function everything(clinic: TestClinic): Promise<Record<string, string[]>> {
  return clinic.db(async (db) => {
    const found: Record<string, string[]> = {}
    for (const table of ['patients', ...CHILD_TABLES]) {
      const { rows } = await sql<{ row: string }>`
        select (to_jsonb(t) - 'updated_at')::text as row from ${sql.table(table)} t where clinic_id = ${clinic.id}
          and coalesce(to_jsonb(t) ->> 'type', '') not like 'patients.%' order by 1`.execute(db)
      found[table] = rows.map(({ row }) => row)
    }
    return found
  })
}

/** How many rows each person has, by table. */
export async function rowsByPerson(clinic: TestClinic): Promise<Record<string, Record<string, number>>> {
  return clinic.db(async (db) => {
    const found: Record<string, Record<string, number>> = {}
    for (const table of CHILD_TABLES) {
      const { rows } = await sql<{ patientId: string; n: number }>`
        select patient_id, count(*) as n from ${sql.table(table)} t where clinic_id = ${clinic.id}
          and coalesce(to_jsonb(t) ->> 'type', '') not like 'patients.%'
          and to_jsonb(t) ->> 'merge_id' is null
        group by patient_id`.execute(db)
      found[table] = Object.fromEntries(rows.map(({ patientId, n }) => [patientId, n]))
    }
    return found
  })
}
