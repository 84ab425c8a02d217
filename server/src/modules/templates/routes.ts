import { TEMPLATE_VARIABLES } from '@revisit/domain/template-variables.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { exportTemplates } from './export.ts'
import { previewTemplate } from './preview.ts'
import {
  messageSettings,
  newTemplate,
  preview,
  previewRequest,
  template,
  templateChange,
  templateList,
  templateParams,
  variableList,
  versionParams,
} from './schemas.ts'
import { changeMessageSettings, readMessageSettings } from './settings.ts'
import {
  changeTemplate,
  createTemplate,
  publishTemplate,
  publishVersion,
  readTemplate,
  readTemplates,
} from './templates.ts'

export const templateRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/templates',
    permission: 'journeys.read',
    summary: 'Message templates: words, class, what is published',
    answer: templateList,
    handle: async ({ caller, db }) => {
      const items = await db((tx) => readTemplates(tx, caller.clinicId))
      return { items, total: items.length }
    },
  }),
  route({
    method: 'GET',
    path: '/templates/export',
    permission: 'journeys.read',
    summary: 'Every template as CSV',
    answer: null,
    handle: exportTemplates,
  }),
  route({
    method: 'GET',
    path: '/template-variables',
    permission: 'journeys.read',
    summary: 'Everything a message may say about a person',
    answer: variableList,
    handle: async () => ({ items: [...TEMPLATE_VARIABLES] }),
  }),
  route({
    method: 'POST',
    path: '/templates',
    permission: 'templates.edit',
    summary: 'Write a template; it is sent only after it is published',
    body: newTemplate,
    status: 201,
    answer: template,
    handle: async (call) =>
      call.db(async (tx) => readTemplate(tx, call.caller.clinicId, await createTemplate(tx, call, call.body))),
  }),
  route({
    method: 'POST',
    path: '/templates/preview',
    permission: 'journeys.read',
    summary: 'How a text looks for a person in a channel, and what speaks against it',
    body: previewRequest,
    answer: preview,
    handle: async (call) => call.db((tx) => previewTemplate(tx, call, call.body)),
  }),
  route({
    method: 'GET',
    path: '/templates/:id',
    permission: 'journeys.read',
    summary: 'A template with its draft, findings and versions',
    params: templateParams,
    answer: template,
    handle: async ({ caller, db, params }) => db((tx) => readTemplate(tx, caller.clinicId, params.id)),
  }),
  route({
    method: 'PATCH',
    path: '/templates/:id',
    permission: 'templates.edit',
    summary: 'Change the draft of a template, or archive it',
    params: templateParams,
    body: templateChange,
    answer: template,
    handle: async (call) =>
      call.db(async (tx) => {
        await changeTemplate(tx, call, call.params.id, call.body)
        return readTemplate(tx, call.caller.clinicId, call.params.id)
      }),
  }),
  route({
    method: 'PUT',
    path: '/templates/:id/published',
    permission: 'templates.edit',
    summary: 'Publish the draft: new messages say it from now on',
    params: templateParams,
    answer: template,
    handle: async (call) =>
      call.db(async (tx) => {
        await publishTemplate(tx, call, call.params.id)
        return readTemplate(tx, call.caller.clinicId, call.params.id)
      }),
  }),
  route({
    method: 'PUT',
    path: '/templates/:id/published/:versionId',
    permission: 'templates.edit',
    summary: 'Bring an earlier version back into force; the draft stays as it is',
    params: versionParams,
    answer: template,
    handle: async (call) =>
      call.db(async (tx) => {
        await publishVersion(tx, call, call.params.id, call.params.versionId)
        return readTemplate(tx, call.caller.clinicId, call.params.id)
      }),
  }),
  route({
    method: 'GET',
    path: '/message-settings',
    permission: 'journeys.read',
    summary: 'Phone, links and manner of speaking of the clinic in its messages',
    answer: messageSettings,
    handle: async ({ caller, db }) => db((tx) => readMessageSettings(tx, caller.clinicId)),
  }),
  route({
    method: 'PUT',
    path: '/message-settings',
    permission: 'channels.manage',
    summary: 'Change phone, links and manner of speaking in messages',
    body: messageSettings,
    answer: messageSettings,
    handle: async (call) => call.db((tx) => changeMessageSettings(tx, call, call.body)),
  }),
]
