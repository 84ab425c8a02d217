import { type Route, route } from '../../platform/http/route.ts'
import { findPatient } from '../patients/patients.ts'
import type { ConsentPurpose } from '@revisit/domain/consent-policy.ts'
import { addConsent, addConsentText, addHold, endHold } from './desk.ts'
import { listHolds, listLedger, listTexts } from './queries.ts'
import { consentOverviewRoutes } from './overview-routes.ts'
import {
  consentTexts,
  created,
  type HOLD_REASONS,
  holdParams,
  holds,
  ledger,
  newConsent,
  newConsentText,
  newHold,
  patientParams,
} from './schemas.ts'

export const consentRoutes: Route[] = [
  ...consentOverviewRoutes,
  route({
    method: 'GET',
    path: '/patients/:id/consents',
    permission: 'patients.read',
    summary: 'Everything a person said about messages, newest first',
    params: patientParams,
    answer: ledger,
    handle: async ({ caller, db, params }) => {
      const items = await db(async (tx) => {
        const { subject } = await findPatient(tx, caller.clinicId, params.id)
        return listLedger(tx, caller.clinicId, subject.patientId)
      })
      return { items: items.map((item) => ({ ...item, purpose: item.purpose as ConsentPurpose })), total: items.length }
    },
  }),
  route({
    method: 'POST',
    path: '/patients/:id/consents',
    permission: 'consents.record',
    summary: 'Record a consent or a refusal in the ledger',
    params: patientParams,
    body: newConsent,
    status: 201,
    answer: created,
    handle: async (call) => call.db((tx) => addConsent(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'GET',
    path: '/patients/:id/holds',
    permission: 'patients.read',
    summary: 'When it was or is a bad moment to write to a person, and why',
    params: patientParams,
    answer: holds,
    handle: async ({ caller, db, params }) => {
      const items = await db(async (tx) => {
        const { subject } = await findPatient(tx, caller.clinicId, params.id)
        return listHolds(tx, caller.clinicId, subject.patientId)
      })
      type Reason = (typeof HOLD_REASONS)[number]
      const said = items.map((item) => ({
        ...item,
        reason: item.reason as Reason,
        scope: item.scope as 'everything' | 'offers',
      }))
      return { items: said, total: items.length }
    },
  }),
  route({
    method: 'POST',
    path: '/patients/:id/holds',
    permission: 'consents.record',
    summary: 'Say that it is a bad moment to write: a complaint, a complication, a dispute',
    params: patientParams,
    body: newHold,
    status: 201,
    answer: created,
    handle: async (call) => call.db((tx) => addHold(tx, call, call.params.id, call.body)),
  }),
  route({
    method: 'DELETE',
    path: '/patients/:id/holds/:holdId',
    permission: 'consents.record',
    summary: 'The bad moment is over',
    params: holdParams,
    answer: null,
    handle: async (call) => call.db((tx) => endHold(tx, call, call.params.id, call.params.holdId)),
  }),
  route({
    method: 'GET',
    path: '/consent-texts',
    permission: 'clinic.read',
    summary: 'Texts people agree to, every wording',
    answer: consentTexts,
    handle: async ({ caller, db }) => {
      const items = await db((tx) => listTexts(tx, caller.clinicId))
      return { items: items.map((item) => ({ ...item, purpose: item.purpose as ConsentPurpose })), total: items.length }
    },
  }),
  route({
    method: 'POST',
    path: '/consent-texts',
    permission: 'channels.manage',
    summary: 'Add a wording of a consent',
    body: newConsentText,
    status: 201,
    answer: created,
    handle: async (call) => call.db((tx) => addConsentText(tx, call, call.body)),
  }),
]
