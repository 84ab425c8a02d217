import type { Db } from '../../platform/db.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { buildAtOnce } from './build.ts'
import { exportSegment, importSegment } from './exchange.ts'
import { addToList, removeFromList } from './lists.ts'
import { listMembers, patientSegmentsOf, segmentHistoryOf } from './members.ts'
import { explainToCaller, previewRule } from './preview.ts'
import { installReady, listReady } from './ready.ts'
import * as schemas from './schemas.ts'
import { archiveSegment, changeSegment, createSegment, listSegmentBriefs, readSegmentCard } from './store.ts'
import { readVocabulary } from './vocabulary.ts'

const keeping: Route[] = [
  route({
    method: 'GET',
    path: '/segments',
    permission: 'segments.read',
    summary: 'Segments: people, who came and went over a week, when counted, used by whom',
    query: schemas.segmentListQuery,
    answer: schemas.segmentList,
    handle: async (call) => call.db((tx) => listSegmentBriefs(tx, call, call.query)),
  }),
  route({
    method: 'POST',
    path: '/segments',
    permission: 'segments.edit',
    summary: 'Make a segment of a rule, or a static list',
    body: schemas.newSegment,
    status: 201,
    answer: schemas.segmentCard,
    handle: async (call) =>
      answerBuilt(call, async (tx) => {
        const { patientIds = [], ...segment } = call.body
        const { id, kind } = await createSegment(tx, call, segment)
        if (kind === 'list' && patientIds.length > 0) await addToList(tx, call, id, { patientIds, names: [] })
        return id
      }),
  }),
  route({
    method: 'GET',
    path: '/segments/:id',
    permission: 'segments.read',
    summary: 'One segment with its rule',
    params: schemas.segmentParams,
    answer: schemas.segmentCard,
    handle: async (call) => call.db((tx) => readSegmentCard(tx, call, call.params.id)),
  }),
  route({
    method: 'PATCH',
    path: '/segments/:id',
    permission: 'segments.edit',
    summary: 'Rename a segment or give it another rule',
    params: schemas.segmentParams,
    body: schemas.segmentChange,
    answer: schemas.segmentCard,
    handle: async (call) =>
      answerBuilt(call, async (tx) => {
        await changeSegment(tx, call, call.params.id, call.body)
        return call.params.id
      }),
  }),
  route({
    method: 'DELETE',
    path: '/segments/:id',
    permission: 'segments.edit',
    summary: 'Archive a segment; refused while something works on it',
    params: schemas.segmentParams,
    answer: null,
    handle: async (call) => call.db((tx) => archiveSegment(tx, call, call.params.id)),
  }),
]

const building: Route[] = [
  route({
    method: 'GET',
    path: '/segments/vocabulary',
    permission: 'segments.read',
    summary: 'What rules may ask about: fields, operators, the lists of the clinic',
    answer: schemas.segmentVocabulary,
    handle: async (call) => call.db((tx) => readVocabulary(tx, call.caller)),
  }),
  route({
    method: 'POST',
    path: '/segments/preview',
    permission: 'segments.read',
    summary: 'Count a rule: people in total and after each row, reachable by channel, some of them',
    body: schemas.previewBody,
    answer: schemas.previewAnswer,
    handle: async (call) => previewRule(call, call.body),
  }),
  route({
    method: 'POST',
    path: '/segments/explain',
    permission: 'segments.read',
    summary: 'Which rows of a rule one patient passes',
    body: schemas.explainBody,
    answer: schemas.explainAnswer,
    handle: async (call) => call.db((tx) => explainToCaller(tx, call, call.body)),
  }),
]

const people: Route[] = [
  route({
    method: 'GET',
    path: '/segments/:id/members',
    permission: 'segments.read',
    summary: 'People of a segment, a page at a time, with when they came',
    params: schemas.segmentParams,
    query: schemas.membersQuery,
    answer: schemas.memberList,
    handle: async (call) => call.db((tx) => listMembers(tx, call, call.params.id, call.query)),
  }),
  route({
    method: 'GET',
    path: '/segments/:id/history',
    permission: 'segments.read',
    summary: 'How many people came and went each day',
    params: schemas.segmentParams,
    query: schemas.historyQuery,
    answer: schemas.segmentHistory,
    handle: async (call) => call.db((tx) => segmentHistoryOf(tx, call, call.params.id, call.query)),
  }),
  route({
    method: 'GET',
    path: '/patients/:id/segments',
    permission: 'segments.read',
    summary: 'Segments a patient is in, entries and exits',
    params: schemas.patientParams,
    answer: schemas.patientSegments,
    handle: async (call) => call.db((tx) => patientSegmentsOf(tx, call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/segments/:id/entries',
    permission: 'segments.edit',
    summary: 'Put people on a static list: picked, or by phones, e-mails and card numbers',
    params: schemas.segmentParams,
    body: schemas.listEntries,
    answer: schemas.listEntriesAnswer,
    handle: async (call) => {
      const answer = await call.db((tx) => addToList(tx, call, call.params.id, call.body))
      await buildAtOnce(call.ports, call.caller.clinicId, call.params.id)
      return answer
    },
  }),
  route({
    method: 'POST',
    path: '/segments/:id/entries/removal',
    permission: 'segments.edit',
    summary: 'Take people off a static list',
    params: schemas.segmentParams,
    body: schemas.listRemoval,
    answer: schemas.listRemovalAnswer,
    handle: async (call) => {
      const answer = await call.db((tx) => removeFromList(tx, call, call.params.id, call.body.patientIds))
      await buildAtOnce(call.ports, call.caller.clinicId, call.params.id)
      return answer
    },
  }),
]

const exchanging: Route[] = [
  route({
    method: 'GET',
    path: '/segments/:id/export',
    permission: 'segments.read',
    summary: 'A rule segment as JSON for another clinic',
    params: schemas.segmentParams,
    answer: schemas.exchangedSegment,
    handle: async (call) => call.db((tx) => exportSegment(tx, call, call.params.id)),
  }),
  route({
    method: 'POST',
    path: '/segments/import',
    permission: 'segments.edit',
    summary: 'Make a segment of such JSON',
    body: schemas.exchangedSegment,
    status: 201,
    answer: schemas.segmentCard,
    handle: async (call) => answerBuilt(call, async (tx) => (await importSegment(tx, call, call.body)).id),
  }),
  route({
    method: 'GET',
    path: '/segments/ready',
    permission: 'segments.read',
    summary: 'Ready segments to begin with',
    answer: schemas.readySegments,
    handle: async (call) => ({ items: await call.db((tx) => listReady(tx, call.caller.clinicId)) }),
  }),
  route({
    method: 'POST',
    path: '/segments/ready/:key',
    permission: 'segments.edit',
    summary: 'Install a ready segment',
    params: schemas.readyParams,
    status: 201,
    answer: schemas.segmentCard,
    handle: async (call) => answerBuilt(call, async (tx) => (await installReady(tx, call, call.params.key)).id),
  }),
]

/** Does the deed, counts the segment before the answer leaves, and answers with its card. */
async function answerBuilt(call: Call, deed: (tx: Db) => Promise<string>): Promise<schemas.SegmentCard> {
  const id = await call.db(deed)
  await buildAtOnce(call.ports, call.caller.clinicId, id)
  return call.db((tx) => readSegmentCard(tx, call, id))
}

/** Every route about segments. */
export const segmentRoutes: Route[] = [...keeping, ...building, ...people, ...exchanging]
