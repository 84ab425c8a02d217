import type { paths } from '../../api.gen.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

/** One person of a list. */
export type PatientListItem = PatientList['items'][number]
export type PatientList = Answer<'/api/v1/patients'>

/** Sums of everybody a filter leaves. */
export type PatientSums = Answer<'/api/v1/patients/sums'>

export type Card = Answer<'/api/v1/patients/{id}'>
export type CardValue = NonNullable<Card['value']>
export type Contact = Card['contacts'][number]

export type TimelinePage = Answer<'/api/v1/patients/{id}/timeline'>
/** Something that happened to a patient. */
export type TimelineFact = TimelinePage['items'][number]

export type SavedView = Answer<'/api/v1/saved-views'>['items'][number]
export type OwnField = Answer<'/api/v1/custom-fields'>['items'][number]
export type StaffName = Answer<'/api/v1/staff-names'>['items'][number]
export type QualityCounts = Answer<'/api/v1/data-quality'>
export type Named = { id: string; name: string }
