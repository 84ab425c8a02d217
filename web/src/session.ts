import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { request } from './api.ts'

export type Locale = 'ru' | 'en'

export type Session = {
  staff: { id: string; name: string; email: string | null; role: string; branchIds: string[] | null; locale: Locale }
  clinic: { id: string; name: string; slug: string; timezone: string; locale: Locale; isDemo: boolean; today: string }
  permissions: string[]
  branches: { id: string; name: string; timezone: string }[]
}

/** Who is signed in, where, and what they may do. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<Session>('/api/v1/me', { signal }),
  staleTime: 5 * 60_000,
  retry: false,
})

/** The session on any page inside the shell; the router has loaded it before. */
export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data
}

/** Whether the signed-in person may do this; hide what they may not. */
export function usePermission(permission: string): boolean {
  return useSession().permissions.includes(permission)
}
