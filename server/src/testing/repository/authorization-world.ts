import { campaignDefinition } from '@revisit/domain/campaign-definition.ts'
import { journeyDefinition } from '@revisit/domain/journey-definition.ts'
import { randomBytes, randomUUID } from 'node:crypto'
import { aClinic, type TestClinic } from '../builders.ts'
import type { TestDatabase } from '../database.ts'

/** What a path parameter may name. Every kind exists in every clinic of the world. */
export type Kind = keyof typeof ROWS

/** A clinic with two branches and one of everything in each, put there past the API. */
export type World = {
  clinic: TestClinic
  ids: Record<Kind, string>
  otherBranchIds: Partial<Record<Kind, string>>
  branchId: string
  otherBranchId: string
}

type Row = { table: string; columns: Record<string, unknown>; key?: string }
type Place = {
  clinicId: string
  branchId: string
  patientId: string
  /** Rows made so far. */ ids: Record<string, string>
}

const NOW = '2026-11-01T10:00:00Z'

/** One row of each kind, beside the patient of a branch. */
const ROWS = {
  branch: ({ branchId }: Place) => ({ table: '', columns: { id: branchId } }),
  patient: ({ patientId }: Place) => ({ table: '', columns: { id: patientId } }),
  staff: ({ branchId }: Place) => ({
    table: 'staff',
    columns: { name: 'Врач', role: 'doctor', branch_scope: `{${branchId}}` },
  }),
  invitation: () => ({
    table: 'invitations',
    columns: {
      email: 'a@b.ru',
      name: 'Имя',
      role: 'doctor',
      token_hash: randomBytes(32),
      created_at: NOW,
      expires_at: '2027-01-01T00:00:00Z',
    },
  }),
  apiKey: () => ({
    table: 'auth.api_keys',
    columns: { name: 'Ключ', role: 'doctor', key_hash: randomBytes(32), key_hint: 'rv_', created_at: NOW },
  }),
  import: () => ({
    table: 'imports',
    columns: { origin: 'import', file_name: 'a.csv', state: 'done', created_at: NOW },
  }),
  importProfile: () => ({
    table: 'import_profiles',
    columns: {
      name: randomUUID(),
      mapping: '{"entities":["patients"],"columns":{},"options":{}}',
      created_at: NOW,
      updated_at: NOW,
    },
  }),
  savedView: () => ({
    table: 'saved_views',
    columns: { name: 'Вид', page: 'patients', state: '{}', shared: true, created_at: NOW },
  }),
  note: ({ patientId }: Place) => ({
    table: 'patient_notes',
    columns: { patient_id: patientId, record_id: patientId, text: 'Заметка', created_at: NOW },
  }),
  contact: ({ patientId }: Place) => ({
    table: 'contact_points',
    columns: { patient_id: patientId, record_id: patientId, kind: 'phone', value: '+79161234567', created_at: NOW },
  }),
  hold: ({ patientId }: Place) => ({
    table: 'contact_holds',
    columns: { patient_id: patientId, record_id: patientId, reason: 'complaint', scope: 'offers', since: NOW },
  }),
  collectorKey: () => ({
    table: 'collector_keys',
    columns: { name: 'Сайт', key: randomUUID(), origins: '{https://clinic.ru}', needs_consent: false, created_at: NOW },
  }),
  template: () => ({
    table: 'templates',
    columns: {
      name: 'Напоминание',
      message_class: 'service',
      family: 'reminder',
      bodies: '{"text":"Здравствуйте"}',
      created_at: NOW,
      updated_at: NOW,
    },
  }),
  segment: () => ({
    table: 'segments',
    columns: { name: randomUUID(), kind: 'rule', rule: '{"all":[]}', created_at: NOW, updated_at: NOW },
  }),
  touch: ({ patientId }: Place) => ({
    table: 'touches',
    columns: {
      patient_id: patientId,
      record_id: patientId,
      origin_kind: 'manual',
      class: 'service',
      priority: 1,
      family: 'reminder',
      episode: randomUUID(),
      due_at: NOW,
      expires_at: NOW,
      created_at: NOW,
    },
  }),
  journey: () => ({
    table: 'journeys',
    columns: { name: 'Возврат', state: 'live', created_at: NOW, updated_at: NOW },
  }),
  journeyVersion: ({ ids }: Place) => ({
    table: 'journey_versions',
    columns: {
      journey_id: ids.journey,
      number: 1,
      state: 'live',
      definition: JSON.stringify(
        journeyDefinition.parse({ trigger: { kind: 'manual' }, start: 'a', nodes: [{ id: 'a', kind: 'exit' }] }),
      ),
      created_at: NOW,
      updated_at: NOW,
    },
  }),
  campaign: () => ({
    table: 'campaigns',
    columns: {
      name: 'Осмотр',
      definition: JSON.stringify(campaignDefinition.parse({})),
      created_at: NOW,
      updated_at: NOW,
    },
  }),
  enrollment: ({ patientId, ids }: Place) => ({
    table: 'enrollments',
    columns: {
      journey_id: ids.journey,
      version_id: ids.journeyVersion,
      patient_id: patientId,
      record_id: patientId,
      episode_key: 'patient',
      source: 'manual',
      node_id: 'hello',
      standing: '{"nodeId":"hello","wait":null,"late":false,"touched":{}}',
      due_at: NOW,
      entered_at: NOW,
      set_aside_at: NOW,
    },
  }),
  task: ({ patientId }: Place) => ({
    table: 'tasks',
    columns: {
      kind: 'call',
      patient_id: patientId,
      record_id: patientId,
      title: 'Звонок',
      due_at: NOW,
      created_at: NOW,
    },
  }),
} satisfies Record<string, (place: Place) => Row>

/** Builds the clinic; `merge` ids and the like are added by the tests of their own modules. */
export async function aWorld(database: TestDatabase): Promise<World> {
  const clinic = await aClinic(database)
  const insert = async (table: string, columns: Record<string, unknown>) => {
    const id = randomUUID()
    const row: Record<string, unknown> = { clinic_id: clinic.id, id, ...columns }
    const names = Object.keys(row)
    const marks = names.map((_, index) => `$${index + 1}`)
    await database.admin(`insert into ${table} (${names.join(', ')}) values (${marks.join(', ')})`, Object.values(row))
    return id
  }
  const aBranch = async (name: string) => {
    const branchId = await insert('branches', { name, timezone: 'Europe/Moscow' })
    const patientId = await insert('patients', {
      last_name: name,
      search_text: name,
      sort_name: name,
      branch_id: branchId,
      created_at: NOW,
      updated_at: NOW,
    })
    await database.admin(
      'insert into patient_stats (clinic_id, patient_id, branch_ids, stats_on, refreshed_at) values ($1, $2, $3, $4::timestamptz::date, $4::timestamptz)',
      [clinic.id, patientId, [branchId], NOW],
    )
    const ids = {} as Record<Kind, string>
    const place = { clinicId: clinic.id, branchId, patientId, ids }
    for (const [kind, row] of Object.entries(ROWS)) {
      const { table, columns } = row(place) as Row
      ids[kind as Kind] = table ? await insert(table, columns) : String(columns.id)
    }
    return ids
  }
  const ids = await aBranch('сокол')
  const otherBranchIds = await aBranch('мытищи')
  return { clinic, ids, otherBranchIds, branchId: ids.branch, otherBranchId: otherBranchIds.branch }
}
