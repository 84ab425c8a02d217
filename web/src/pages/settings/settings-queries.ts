import { queryOptions } from '@tanstack/react-query'
import { answer, api, request } from '../../api.ts'
import type { paths as Addresses } from '../../api.gen.ts'

type Answer<Path extends keyof Addresses> = Addresses[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type ClinicSettings = Answer<'/api/v1/clinic'>
export type Branch = ClinicSettings['branches'][number]
export type StaffMember = Answer<'/api/v1/staff'>['items'][number]
export type StaffRole = StaffMember['role']
export type Invitation = Answer<'/api/v1/invitations'>['items'][number]
export type OpenSession = Answer<'/api/v1/me/sessions'>['items'][number]
export type ApiKey = Answer<'/api/v1/api-keys'>['items'][number]
export type KeyRole = ApiKey['role']
export type LogEntry = Answer<'/api/v1/audit'>['items'][number]

/** What the sign-in library tells of the reader's own account. */
export type Account = { user: { email: string; twoFactorEnabled?: boolean | null } }

export const clinicQuery = queryOptions({
  queryKey: ['settings', 'clinic'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/clinic', { signal })),
})

export const staffQuery = queryOptions({
  queryKey: ['settings', 'staff'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/staff', { signal })),
})

export const invitationsQuery = queryOptions({
  queryKey: ['settings', 'invitations'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/invitations', { signal })),
})

export const rightsQuery = queryOptions({
  queryKey: ['settings', 'rights'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/rights', { signal })),
  staleTime: Infinity,
})

export const sessionsQuery = queryOptions({
  queryKey: ['settings', 'sessions'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/me/sessions', { signal })),
})

export const accountQuery = queryOptions({
  queryKey: ['settings', 'account'],
  queryFn: ({ signal }) => request<Account | null>('/api/auth/get-session', { signal }),
})

export const keysQuery = queryOptions({
  queryKey: ['settings', 'keys'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/api-keys', { signal })),
})
