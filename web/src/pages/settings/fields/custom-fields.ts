import { queryOptions } from '@tanstack/react-query'
import { request } from '../../../api.ts'

export const FIELD_KINDS = ['text', 'number', 'date', 'choice'] as const
export type FieldKind = (typeof FIELD_KINDS)[number]

/** A field the clinic added to its cards. */
export type CustomField = {
  key: string
  name: string
  kind: FieldKind
  choices: string[] | null
  position: number
  archived: boolean
}

export type NewField = { key?: string; name: string; kind: FieldKind; choices?: string[] }
export type FieldChange = { name?: string; choices?: string[]; position?: number; archived?: boolean }

export const customFieldsQuery = queryOptions({
  queryKey: ['settings', 'custom-fields'],
  queryFn: ({ signal }) => request<{ items: CustomField[] }>('/api/v1/custom-fields', { signal }),
})

export function addField(field: NewField): Promise<CustomField> {
  return request('/api/v1/custom-fields', { method: 'POST', json: field })
}

export function changeField(key: string, change: FieldChange): Promise<CustomField> {
  return request(`/api/v1/custom-fields/${encodeURIComponent(key)}`, { method: 'PATCH', json: change })
}
