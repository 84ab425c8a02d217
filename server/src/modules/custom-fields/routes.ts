import { type Route, route } from '../../platform/http/route.ts'
import { addCustomField, changeCustomField, listCustomFields } from './custom-fields.ts'
import { customField, customFieldChange, customFieldList, fieldParams, newCustomField } from './schemas.ts'

export const customFieldRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/custom-fields',
    permission: 'clinic.read',
    summary: 'Fields the clinic added to its cards, in order',
    answer: customFieldList,
    handle: async ({ caller, db }) => ({ items: await db((tx) => listCustomFields(tx, caller.clinicId)) }),
  }),
  route({
    method: 'POST',
    path: '/custom-fields',
    permission: 'fields.edit',
    summary: 'Add a field to the cards',
    body: newCustomField,
    status: 201,
    answer: customField,
    handle: async (call) => call.db((tx) => addCustomField(tx, call, call.body)),
  }),
  route({
    method: 'PATCH',
    path: '/custom-fields/:key',
    permission: 'fields.edit',
    summary: 'Rename, reorder, archive or bring back a field',
    params: fieldParams,
    body: customFieldChange,
    answer: customField,
    handle: async (call) => call.db((tx) => changeCustomField(tx, call, call.params.key, call.body)),
  }),
]
