import { z } from 'zod'
import { systemAccess } from '../../platform/db.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { householdHintsOf } from './households.ts'
import { previewMerge } from './merge-preview.ts'
import { mergePatients, mergeWithItself } from './merging.ts'
import { assertVisible, comparePair, decidePair, listDuplicates, reasonsOf, reopenPair, scoreOf } from './review.ts'
import { readMergeList, readMergeOwner } from './review-queries.ts'
import {
  duplicateItem,
  duplicatesPage,
  duplicatesQuery,
  householdHints,
  mergePreview,
  mergesPage,
  mergesQuery,
  newMerge,
  pairDecision,
  pairIds,
  unmerged,
} from './review-schemas.ts'
import { mergeNotFound, unmerge } from './unmerging.ts'

const permission = 'duplicates.resolve'

export const identityRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/duplicates',
    permission,
    summary: 'Pairs of cards that may be one person, best score first, beside one another with the reasons',
    query: duplicatesQuery,
    answer: duplicatesPage,
    handle: async (call) =>
      call.db(async (tx) => {
        const page = await listDuplicates(tx, call.caller.clinicId, call.query)
        const patientIds = page.items.flatMap(({ aId, bId }) => [aId, bId])
        if (patientIds.length > 0) await recordAudit(tx, call, { action: 'duplicates.read', details: { patientIds } })
        return page
      }),
  }),
  route({
    method: 'GET',
    path: '/duplicates/comparison',
    permission,
    summary: 'Any two cards beside one another',
    query: pairIds,
    answer: duplicateItem,
    handle: async (call) =>
      call.db(async (tx) => {
        const { aId, bId } = call.query
        const item = await comparePair(tx, call.caller.clinicId, { aId, bId })
        await recordAudit(tx, call, { action: 'duplicates.read', details: { patientIds: [aId, bId] } })
        return item
      }),
  }),
  route({
    method: 'POST',
    path: '/duplicates/decision',
    permission,
    summary: 'Say that two cards are different people or a family, or put the question off',
    body: pairDecision,
    answer: null,
    handle: async (call) =>
      call.db(async (tx) => {
        await decidePair(tx, call, call.body)
        await recordAudit(tx, call, {
          action: 'duplicates.decided',
          subjectKind: 'patient',
          subjectId: call.body.aId,
          details: call.body,
        })
      }),
  }),
  route({
    method: 'DELETE',
    path: '/duplicates/decision',
    permission,
    summary: 'Take a decision about two cards back',
    query: pairIds,
    answer: null,
    handle: async (call) =>
      call.db(async (tx) => {
        await reopenPair(tx, call.caller.clinicId, call.query)
        await recordAudit(tx, call, {
          action: 'duplicates.reopened',
          subjectKind: 'patient',
          subjectId: call.query.aId,
          details: call.query,
        })
      }),
  }),
  ...mergeRoutes(),
  ...householdRoutes(),
]

function mergeRoutes(): Route[] {
  return [
    route({
      method: 'POST',
      path: '/merges',
      permission,
      summary: 'Make one person of two cards',
      body: newMerge,
      status: 201,
      answer: z.object({ id: z.string() }),
      handle: async (call) => {
        const { caller, body, now, ports } = call
        const { keep: keepId, absorb: absorbId, fields: chosen } = body
        if (caller.branches !== null) await call.db((tx) => assertVisible(tx, caller.clinicId, [keepId, absorbId]))
        // Rows the caller may not see (notes, diagnoses) have to move too.
        return ports.database.withClinic(systemAccess(caller.clinicId), async (tx) => {
          const likeness = await scoreOf(tx, caller.clinicId, { aId: keepId, bId: absorbId })
          const context = { clinicId: caller.clinicId, by: caller.id, now, ...likeness }
          const { id } = await mergePatients(ports, tx, { ...context, keepId, absorbId, chosen, automatic: false })
          await recordAudit(tx, call, {
            action: 'patients.merged',
            subjectKind: 'patient',
            subjectId: keepId,
            details: { mergeId: id, absorbId },
          })
          return { id }
        })
      },
    }),
    route({
      method: 'POST',
      path: '/merges/preview',
      permission,
      summary: 'What a merge would do: the resulting card, the rows that move, the consents that remain',
      body: newMerge,
      answer: mergePreview,
      handle: async ({ caller, body, db, ports }) => {
        const { keep: keepId, absorb: absorbId, fields: chosen } = body
        if (keepId === absorbId) throw mergeWithItself()
        await db((tx) => assertVisible(tx, caller.clinicId, [keepId, absorbId]))
        return ports.database.withClinic(systemAccess(caller.clinicId), (tx) =>
          previewMerge(tx, caller.clinicId, { keepId, absorbId, chosen }),
        )
      },
    }),
    route({
      method: 'GET',
      path: '/merges',
      permission,
      summary: 'Merges, newest first; those in force of one person when told',
      query: mergesQuery,
      answer: mergesPage,
      handle: async ({ caller, query, db }) =>
        db(async (tx) => {
          const { patientId, limit, cursor: before = null } = query
          if (patientId) await assertVisible(tx, caller.clinicId, [patientId])
          const rows = await readMergeList(tx, caller.clinicId, { patientId, before, limit: limit + 1 })
          const page = rows.slice(0, limit)
          const items = page.map(({ keepId, keepName, absorbId, absorbName, ...merge }) => ({
            ...merge,
            keep: { id: keepId, fullName: keepName },
            absorb: { id: absorbId, fullName: absorbName },
            reasons: reasonsOf(merge.reasons),
          }))
          return { items, nextCursor: rows.length > limit ? String(page.at(-1)!.seq) : null }
        }),
    }),
    route({
      method: 'DELETE',
      path: '/merges/:id',
      permission,
      summary: 'Make two people of one again, each with their own rows',
      params: z.object({ id: z.uuid() }),
      answer: unmerged,
      handle: async (call) => {
        const { caller, params, now, ports } = call
        const { clinicId } = caller
        if (!(await call.db((tx) => readMergeOwner(tx, clinicId, params.id)))) throw mergeNotFound()
        return ports.database.withClinic(systemAccess(clinicId), async (tx) => {
          const result = await unmerge(ports, tx, { clinicId, mergeId: params.id, by: caller.id, now })
          const { keepId: keep, absorbId: absorb, editedFields } = result
          await recordAudit(tx, call, {
            action: 'patients.unmerged',
            subjectKind: 'patient',
            subjectId: keep,
            details: { mergeId: params.id, absorbId: absorb },
          })
          return { keep, absorb, editedFields }
        })
      },
    }),
  ]
}

function householdRoutes(): Route[] {
  return [
    route({
      method: 'GET',
      path: '/households/hints',
      permission: 'patients.read',
      summary: 'People who share a contact with a patient and may be family',
      query: z.object({ patientId: z.uuid() }).strict(),
      answer: householdHints,
      handle: async ({ caller, query, db }) =>
        db(async (tx) => {
          await assertVisible(tx, caller.clinicId, [query.patientId])
          return { items: await householdHintsOf(tx, caller.clinicId, query.patientId) }
        }),
    }),
  ]
}
