import type { Kind } from './authorization-world.ts'

/** How the authorization matrix calls one route: what its ids name, a body that passes validation, and what is limited by branch. */
export type MatrixRow = {
  /** What each path parameter names; a literal stands for itself. */
  params?: Record<string, Kind | { literal: string }>
  body?: object
  query?: string
  /** The thing belongs to a branch: branch-limited staff of another branch must see it as unknown. */
  byBranch?: boolean
}

const password = 'a good password'
const NOBODY = '00000000-0000-4000-8000-000000000001'
const NOBODY_ELSE = '00000000-0000-4000-8000-000000000002'

/** One row per route. A route without a row fails the build, and so does a row without a route. */
export const MATRIX_ROWS: Record<string, MatrixRow> = {
  'GET /installation': {},
  'POST /setup': { body: { clinicName: 'К', timezone: 'Europe/Moscow', ownerName: 'О', email: 'o@o.ru', password } },
  'GET /me': {},
  'PATCH /me': { body: { locale: 'ru' } },
  'GET /me/sessions': {},
  'DELETE /me/sessions/:id': { params: { id: { literal: 'nothing' } } },
  'GET /clinic': {},
  'PATCH /clinic': { body: { name: 'Клиника' } },
  'POST /branches': { body: { name: 'Филиал', timezone: 'Europe/Moscow' } },
  'PATCH /branches/:id': { params: { id: 'branch' }, body: { city: 'Москва' }, byBranch: true },
  'GET /staff': {},
  'PATCH /staff/:id': { params: { id: 'staff' }, body: { name: 'Врач' }, byBranch: true },
  'GET /rights': {},
  'GET /invitations': {},
  'POST /invitations': { body: { email: 'new@b.ru', name: 'Новый', role: 'doctor' } },
  'DELETE /invitations/:id': { params: { id: 'invitation' } },
  'POST /invitations/preview': { body: { token: 'x'.repeat(30) } },
  'POST /invitations/accept': { body: { token: 'x'.repeat(30), password } },
  'GET /api-keys': {},
  'POST /api-keys': { body: { name: 'Сайт', role: 'doctor' } },
  'DELETE /api-keys/:id': { params: { id: 'apiKey' } },
  'GET /audit': {},
  'GET /patients': {},
  'GET /patients/:id': { params: { id: 'patient' }, byBranch: true },
  'GET /patients/:id/timeline': { params: { id: 'patient' }, byBranch: true },
  'GET /patients/export': {},
  'GET /data-quality': {},
  'POST /patients': { body: { lastName: 'Новый' } },
  'PATCH /patients/:id': { params: { id: 'patient' }, body: { district: 'Центр' }, byBranch: true },
  'POST /patients/:id/contacts': {
    params: { id: 'patient' },
    body: { kind: 'email', value: 'one@mail.ru' },
    byBranch: true,
  },
  'PATCH /patients/:id/contacts/:contactId': {
    params: { id: 'patient', contactId: 'contact' },
    body: { label: 'мама' },
    byBranch: true,
  },
  'DELETE /patients/:id/contacts/:contactId': { params: { id: 'patient', contactId: 'contact' }, byBranch: true },
  'POST /patients/:id/consents': {
    params: { id: 'patient' },
    body: { purpose: 'marketing', granted: true },
    byBranch: true,
  },
  'PUT /patients/:id/household': {
    params: { id: 'patient' },
    body: { patientId: '00000000-0000-7000-8000-000000000000' },
  },
  'DELETE /patients/:id/household': { params: { id: 'patient' } },
  'POST /patients/:id/tags': { params: { id: 'patient' }, body: { tag: 'имплант' }, byBranch: true },
  'DELETE /patients/:id/tags/:tag': { params: { id: 'patient', tag: { literal: 'no-such' } } },
  'PUT /patients/:id/value-class': {
    params: { id: 'patient' },
    body: { class: 'vip', reason: 'Партнёр', endsOn: '2027-12-31' },
    byBranch: true,
  },
  'DELETE /patients/:id/value-class': { params: { id: 'patient' }, byBranch: true },
  'POST /patients/:id/notes': { params: { id: 'patient' }, body: { text: 'Заметка' }, byBranch: true },
  'PATCH /patients/:id/notes/:noteId': {
    params: { id: 'patient', noteId: 'note' },
    body: { text: 'Иначе' },
    byBranch: true,
  },
  'DELETE /patients/:id/notes/:noteId': { params: { id: 'patient', noteId: 'note' }, byBranch: true },
  'PUT /patients/:id/notes/:noteId/restored': { params: { id: 'patient', noteId: 'note' }, byBranch: true },
  'GET /branch-names': {},
  'GET /tags': {},
  'GET /sources': {},
  'GET /staff-names': {},
  'GET /services': {},
  'GET /saved-views': {},
  'POST /saved-views': { body: { name: 'Вид', page: 'patients', state: {} } },
  'PATCH /saved-views/:id': { params: { id: 'savedView' }, body: { name: 'Другой' } },
  'DELETE /saved-views/:id': { params: { id: 'savedView' } },
  'GET /custom-fields': {},
  'POST /custom-fields': { body: { name: 'Любимый врач', kind: 'text' } },
  'PATCH /custom-fields/:key': { params: { key: { literal: 'nothing' } }, body: { name: 'Поле' } },
  'GET /duplicates': {},
  'GET /duplicates/comparison': { query: `?aId=${NOBODY}&bId=${NOBODY_ELSE}` },
  'POST /duplicates/decision': { body: { aId: NOBODY, bId: NOBODY_ELSE, decision: 'different' } },
  'DELETE /duplicates/decision': { query: `?aId=${NOBODY}&bId=${NOBODY_ELSE}` },
  'POST /merges': { body: { keep: NOBODY, absorb: NOBODY_ELSE } },
  'POST /merges/preview': { body: { keep: NOBODY, absorb: NOBODY_ELSE } },
  'GET /merges': {},
  'DELETE /merges/:id': { params: { id: { literal: NOBODY } } },
  'GET /households/hints': { query: `?patientId=${NOBODY}` },
}
