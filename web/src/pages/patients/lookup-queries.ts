import { queryOptions } from '@tanstack/react-query'
import { request } from '../../api.ts'
import type { Named, OwnField, QualityCounts, StaffName } from './patient-types.ts'

const FIVE_MINUTES = 5 * 60_000
const DOCTORS = 'doctor'

export type SegmentName = { id: string; name: string; kind: 'rule' | 'list'; people: number }

export type Counted = { name: string | null; patients: number }

/** Everybody on the staff by name; those who left are last. */
export const staffNamesQuery = queryOptions({
  queryKey: ['staff-names'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => (await request<{ items: StaffName[] }>('/api/v1/staff-names', { signal })).items,
})

/** Where patients come from, the most frequent first; null stands for those without a source. */
export const sourcesQuery = queryOptions({
  queryKey: ['sources'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => {
    const { items } = await request<{ items: { source: string | null; patients: number }[] }>('/api/v1/sources', {
      signal,
    })
    return items.map(({ source, patients }): Counted => ({ name: source, patients }))
  },
})

/** Tags in use, the most frequent first. */
export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) =>
    (await request<{ items: { tag: string; patients: number }[] }>('/api/v1/tags', { signal })).items,
})

export const servicesQuery = queryOptions({
  queryKey: ['services'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => (await request<{ items: Named[] }>('/api/v1/services', { signal })).items,
})

/** Fields the clinic added to its cards. */
export const ownFieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  staleTime: FIVE_MINUTES,
  queryFn: async ({ signal }) => (await request<{ items: OwnField[] }>('/api/v1/custom-fields', { signal })).items,
})

/** Segments and static lists with how many people each has; nothing for those who may not see them. */
export const segmentNamesQuery = queryOptions({
  queryKey: ['segments', 'names'],
  staleTime: 60_000,
  queryFn: async ({ signal }) => {
    const asked = request<{ items: SegmentName[] }>('/api/v1/segments', { signal })
    return (await asked.catch(() => ({ items: [] }))).items
  },
})

/** How many records break each rule of completeness. */
export const qualityQuery = queryOptions({
  queryKey: ['data-quality'],
  staleTime: FIVE_MINUTES,
  queryFn: ({ signal }) => request<QualityCounts>('/api/v1/data-quality', { signal }),
})

export function doctorsOf(staff: readonly StaffName[] | undefined): StaffName[] {
  return (staff ?? []).filter((person) => person.role === DOCTORS)
}

/** Anybody but a doctor may look after a patient. */
export function curatorsOf(staff: readonly StaffName[] | undefined): StaffName[] {
  const others = (staff ?? []).filter((person) => person.role !== DOCTORS && !person.disabled)
  return others.toSorted((a, b) => Number(b.role === 'curator') - Number(a.role === 'curator'))
}
