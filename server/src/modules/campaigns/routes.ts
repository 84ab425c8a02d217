import type { Locale } from '../../platform/errors.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { requestCheck } from './checking.ts'
import { type Launch, launchCampaign, letRestFollow } from './launching.ts'
import { exportPeople, peopleOf } from './people.ts'
import { listCampaigns, readCampaignCard, shownCheck } from './reading.ts'
import { reportOf } from './report.ts'
import * as shapes from './schemas.ts'
import { cancelCampaign, pauseCampaign, resumeCampaign } from './stopping.ts'
import { changeCampaign, createCampaign, deleteCampaign, duplicateCampaign, findCampaign } from './store.ts'

const readRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/campaigns',
    permission: 'campaigns.read',
    summary: 'Campaigns, the newest first, with how far they are',
    query: shapes.campaignQuery,
    answer: shapes.campaignList,
    handle: async (call) => call.db((db) => listCampaigns(db, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/campaigns/:id',
    permission: 'campaigns.read',
    summary: 'One campaign: what is decided, what speaks against it, what its check found, who did what',
    params: shapes.campaignParams,
    answer: shapes.campaignCard,
    handle: async (call) => call.db((db) => readCampaignCard(db, call, call.params.id)),
  }),
  route({
    method: 'GET',
    path: '/campaigns/:id/report',
    permission: 'campaigns.read',
    summary: 'From the audience to visits and money, by variant and against the control group',
    params: shapes.campaignParams,
    answer: shapes.campaignReport,
    handle: async (call) => call.db((db) => reportOf(db, call, call.params.id)),
  }),
  route({
    method: 'GET',
    path: '/campaigns/:id/people',
    permission: 'campaigns.read',
    summary: 'The people behind a number of the report',
    params: shapes.campaignParams,
    query: shapes.peopleQuery,
    answer: shapes.campaignPeople,
    handle: async (call) => call.db((db) => peopleOf(db, call, call.params.id, call.query)),
  }),
  route({
    method: 'GET',
    path: '/campaigns/:id/people/export',
    permission: 'patients.export',
    summary: 'The same people as CSV',
    params: shapes.campaignParams,
    query: shapes.peopleFilter,
    answer: null,
    handle: exportPeople,
  }),
]

const editRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/campaigns',
    permission: 'campaigns.edit',
    summary: 'Start a campaign as a draft',
    body: shapes.newCampaign,
    status: 201,
    answer: shapes.createdCampaign,
    handle: async (call) => ({ id: await call.db((db) => createCampaign(db, call, call.body)) }),
  }),
  route({
    method: 'PATCH',
    path: '/campaigns/:id',
    permission: 'campaigns.edit',
    summary: 'Change a draft; given parts of the definition replace the old ones',
    params: shapes.campaignParams,
    body: shapes.campaignEdit,
    answer: shapes.campaignCard,
    handle: async (call) =>
      call.db(async (db) => {
        await changeCampaign(db, call, call.params.id, call.body)
        return readCampaignCard(db, call, call.params.id)
      }),
  }),
  route({
    method: 'DELETE',
    path: '/campaigns/:id',
    permission: 'campaigns.edit',
    summary: 'Delete a campaign that was never launched',
    params: shapes.campaignParams,
    answer: null,
    handle: async (call) => call.db((db) => deleteCampaign(db, call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/campaigns/:id/duplicate',
    permission: 'campaigns.edit',
    summary: 'A new draft with the same definition',
    params: shapes.campaignParams,
    status: 201,
    answer: shapes.createdCampaign,
    handle: async (call) => {
      const copyName = (name: string) => `${COPY[call.locale]}: ${name}`
      return { id: await call.db((db) => duplicateCampaign(db, call, { id: call.params.id, copyName })) }
    },
  }),
  route({
    method: 'POST',
    path: '/campaigns/:id/check',
    permission: 'campaigns.edit',
    summary:
      'What the gate would say of everybody; a large audience is checked in the background, see `check` of the campaign',
    params: shapes.campaignParams,
    body: shapes.checkBody,
    answer: shapes.campaignCheck,
    handle: async (call) => {
      const at = call.body.at === undefined ? null : new Date(call.body.at)
      const check = await requestCheck(call, call.params.id, at)
      return call.db(async (db) => {
        const campaign = await findCampaign(db, call.caller.clinicId, call.params.id)
        return shownCheck(db, call, campaign, check)
      })
    },
  }),
]

const runRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/campaigns/:id/launch',
    permission: 'campaigns.launch',
    summary: 'Send a checked campaign under the name of the caller: now, at a time, or to a part first',
    params: shapes.campaignParams,
    body: shapes.launchBody,
    answer: shapes.launched,
    handle: async (call) => {
      const { body } = call
      const launch: Launch = body.mode === 'scheduled' ? { mode: body.mode, at: new Date(body.at) } : body
      return call.db((db) => launchCampaign(db, call, { id: call.params.id, launch }))
    },
  }),
  runRoute('go-ahead', 'Let the rest follow the part that went first', (call) =>
    call.db((db) => letRestFollow(db, call, call.params.id)),
  ),
  runRoute('pause', 'Stop where it stands; what nobody has begun to send is called back', (call) =>
    pauseCampaign(call, call.params.id),
  ),
  runRoute('resume', 'Go on where it stopped', (call) => resumeCampaign(call, call.params.id)),
  runRoute('cancel', 'End it for good; what nobody has begun to send is called back', (call) =>
    cancelCampaign(call, call.params.id),
  ),
]

/** Everything the pages of campaigns ask for. */
export const campaignRoutes: Route[] = [...readRoutes, ...editRoutes, ...runRoutes]

const COPY: Record<Locale, string> = { ru: 'Копия', en: 'Copy' }

/** A verb about a campaign at work; the answer is the campaign as it is then. */
function runRoute(verb: string, summary: string, work: (call: Call<{ id: string }>) => Promise<void>): Route {
  return route({
    method: 'POST',
    path: `/campaigns/:id/${verb}`,
    permission: 'campaigns.launch',
    summary,
    params: shapes.campaignParams,
    answer: shapes.campaignCard,
    handle: async (call) => {
      await work(call as unknown as Call<{ id: string }>)
      return call.db((db) => readCampaignCard(db, call, call.params.id))
    },
  })
}
