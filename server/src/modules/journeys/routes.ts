import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import { type Call, type Route, route } from '../../platform/http/route.ts'
import { journeyDoors } from './doors.ts'
import { checkPublishing } from './publish-check.ts'
import { readNewestDryRun, readDryRun } from './dry-run-queries.ts'
import { requestDryRun, shownRun } from './dry-run.ts'
import { enterByHand, exitPassage, movePassage, retrySetAside } from './by-hand.ts'
import { exportPassages } from './exporting.ts'
import { createJourney, discardDraft, publish, saveDraft } from './lifecycle.ts'
import { numbersOf } from './numbers.ts'
import { checkResuming, closeJourney, pauseJourney, resumeJourney } from './pausing.ts'
import {
  journeyWithVersions,
  listJourneys,
  listPassages,
  listVersions,
  readJourneyDetail,
  readPassageDetail,
} from './reading.ts'
import { isPatientVisible } from './reading-queries.ts'
import * as shapes from './schemas.ts'
import type { JourneyDoors } from './touch-port.ts'
import { walkThrough } from './walk-through.ts'

/** Everything the editor of journeys and the card of a patient ask for. */
export const journeyRoutes: Route[] = routesThrough(journeyDoors)

function routesThrough(doors: JourneyDoors): Route[] {
  return [
    ...listRoutes(doors),
    ...editRoutes(doors),
    ...runRoutes(doors),
    ...insightRoutes(doors),
    ...passageRoutes(doors),
  ]
}

function listRoutes(doors: JourneyDoors): Route[] {
  return [
    route({
      method: 'GET',
      path: '/journeys',
      permission: 'journeys.read',
      summary: 'Journeys with their versions and numbers of the past 30 days',
      answer: shapes.journeyList,
      handle: async (call) => call.db((db) => listJourneys(db, call, doors)),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id',
      permission: 'journeys.read',
      summary: 'One journey: what is edited, what is wrong with it, its versions',
      params: shapes.journeyParams,
      answer: shapes.journeyDetail,
      handle: async (call) => call.db((db) => readJourneyDetail(db, call, doors, call.params.id)),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/versions',
      permission: 'journeys.read',
      summary: 'Versions of a journey with their definitions, newest first',
      params: shapes.journeyParams,
      answer: shapes.versionList,
      handle: async (call) => call.db((db) => listVersions(db, call, call.params.id)),
    }),
  ]
}

function editRoutes(doors: JourneyDoors): Route[] {
  return [
    route({
      method: 'POST',
      path: '/journeys',
      permission: 'journeys.edit',
      summary: 'Start a journey as a draft',
      body: shapes.newJourney,
      status: 201,
      answer: shapes.createdJourney,
      handle: async (call) => ({ id: await call.db((db) => createJourney(db, call, call.body)) }),
    }),
    route({
      method: 'PUT',
      path: '/journeys/:id/draft',
      permission: 'journeys.edit',
      summary: 'Save the draft; the answer says what to correct',
      params: shapes.journeyParams,
      body: shapes.draftChange,
      answer: shapes.savedDraft,
      handle: async (call) => call.db((db) => saveDraft(db, call, doors, { id: call.params.id, change: call.body })),
    }),
    route({
      method: 'DELETE',
      path: '/journeys/:id/draft',
      permission: 'journeys.edit',
      summary: 'Throw the draft away; published versions stay',
      params: shapes.journeyParams,
      answer: null,
      handle: async (call) => call.db((db) => discardDraft(db, call, call.params.id)),
    }),
  ]
}

function runRoutes(doors: JourneyDoors): Route[] {
  return [
    route({
      method: 'POST',
      path: '/journeys/:id/publish',
      permission: 'journeys.publish',
      summary: 'Make the draft the live version, under the name of the caller',
      params: shapes.journeyParams,
      body: shapes.publishing,
      answer: shapes.published,
      handle: async (call) =>
        asSystem(call, (db) => publish(db, call, doors, { id: call.params.id, publishing: call.body })),
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/pause',
      permission: 'journeys.publish',
      summary: 'Stop every clock of a journey',
      params: shapes.journeyParams,
      answer: null,
      handle: async (call) => asSystem(call, (db) => pauseJourney(db, call, doors, call.params.id)),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/resume-check',
      permission: 'journeys.read',
      summary: 'What a pause has stopped: people inside, and those whose step came due meanwhile',
      params: shapes.journeyParams,
      answer: shapes.resumeCheck,
      handle: async (call) => call.db((db) => checkResuming(db, call, call.params.id)),
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/resume',
      permission: 'journeys.publish',
      summary: 'Start the clocks again; steps whose moment passed come late, are left out, or end the passage',
      params: shapes.journeyParams,
      body: shapes.resuming,
      answer: shapes.resumed,
      handle: async (call) =>
        asSystem(call, (db) => resumeJourney(db, call, doors, { id: call.params.id, choice: call.body.choice })),
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/close',
      permission: 'journeys.publish',
      summary: 'Take nobody in any more; people inside finish or leave now',
      params: shapes.journeyParams,
      body: shapes.closing,
      answer: shapes.closed,
      handle: async (call) =>
        asSystem(call, (db) =>
          closeJourney(db, call, doors, { id: call.params.id, inside: call.body.inside, deleted: false }),
        ),
    }),
    route({
      method: 'DELETE',
      path: '/journeys/:id',
      permission: 'journeys.publish',
      summary: 'Delete a journey; people inside leave now, or finish first and it stays closed',
      params: shapes.journeyParams,
      query: shapes.deletion,
      answer: shapes.closed,
      handle: async (call) =>
        asSystem(call, (db) =>
          closeJourney(db, call, doors, { id: call.params.id, inside: call.query.inside, deleted: true }),
        ),
    }),
  ]
}

function insightRoutes(doors: JourneyDoors): Route[] {
  return [
    route({
      method: 'GET',
      path: '/journeys/:id/publish-check',
      permission: 'journeys.read',
      summary: 'What publishing would mean: problems, who enters now, first message, cost, people inside',
      params: shapes.journeyParams,
      answer: shapes.publishCheck,
      handle: async (call) => call.db((db) => checkPublishing(db, call, doors, call.params.id)),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/numbers',
      permission: 'journeys.read',
      summary: 'Numbers of a version, step by step, from its log',
      params: shapes.journeyParams,
      query: shapes.numbersQuery,
      answer: shapes.journeyNumbers,
      handle: async (call) =>
        call.db((db) =>
          numbersOf(db, call, { id: call.params.id, versionId: call.query.versionId, days: call.query.days }),
        ),
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/walk',
      permission: 'journeys.read',
      summary: 'Which way one real patient would go, with times, channels and reasons; nothing is sent',
      params: shapes.journeyParams,
      body: shapes.walking,
      answer: shapes.walk,
      handle: async (call) => call.db((db) => walkThrough(db, call, doors, { id: call.params.id, walk: call.body })),
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/dry-runs',
      permission: 'journeys.edit',
      summary: 'Lead the people of the past days through the draft without any effect; runs in the background',
      params: shapes.journeyParams,
      body: shapes.dryRunning,
      status: 202,
      answer: shapes.dryRun,
      handle: async (call) =>
        shownRun(await call.db((db) => requestDryRun(db, call, { id: call.params.id, request: call.body }))),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/dry-runs/newest',
      permission: 'journeys.read',
      summary: 'The newest dry run of a journey',
      params: shapes.journeyParams,
      answer: shapes.newestDryRun,
      handle: async (call) =>
        call.db(async (db) => {
          await journeyWithVersions(db, call.caller.clinicId, call.params.id)
          const run = await readNewestDryRun(db, call.caller.clinicId, { journeyId: call.params.id })
          return { run: run && shownRun(run) }
        }),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/dry-runs/:runId',
      permission: 'journeys.read',
      summary: 'A dry run with its progress and answer',
      params: shapes.dryRunParams,
      answer: shapes.dryRun,
      handle: async (call) =>
        call.db(async (db) => {
          const run = await readDryRun(db, call.caller.clinicId, call.params.runId)
          if (!run || run.journeyId !== call.params.id) throw dryRunNotFound()
          return shownRun(run)
        }),
    }),
  ]
}

function passageRoutes(doors: JourneyDoors): Route[] {
  return [
    route({
      method: 'GET',
      path: '/journeys/:id/enrollments',
      permission: 'journeys.read',
      summary: 'People inside a journey or past it, newest first',
      params: shapes.journeyParams,
      query: shapes.enrollmentQuery,
      answer: shapes.enrollmentList,
      handle: async (call) =>
        call.db(async (db) => {
          await journeyWithVersions(db, call.caller.clinicId, call.params.id)
          return listPassages(db, call.caller.clinicId, { journeyId: call.params.id, query: call.query })
        }),
    }),
    route({
      method: 'GET',
      path: '/journeys/:id/enrollments/export',
      permission: 'patients.export',
      summary: 'People of a journey as CSV, with the same filters',
      params: shapes.journeyParams,
      query: shapes.exportQuery,
      answer: null,
      handle: exportPassages,
    }),
    route({
      method: 'POST',
      path: '/journeys/:id/enrollments',
      permission: 'journeys.edit',
      summary: 'Let patients in by hand or from a connected system',
      params: shapes.journeyParams,
      body: shapes.entering,
      answer: shapes.entrance,
      handle: async (call) =>
        asSystem(call, (db) => enterByHand(db, call, doors, { id: call.params.id, ...call.body })),
    }),
    route({
      method: 'GET',
      path: '/enrollments',
      permission: 'journeys.read',
      summary: 'Passages of all journeys, e.g. those set aside after failures',
      query: shapes.enrollmentQuery,
      answer: shapes.enrollmentList,
      handle: async (call) => call.db((db) => listPassages(db, call.caller.clinicId, { query: call.query })),
    }),
    route({
      method: 'GET',
      path: '/patients/:id/enrollments',
      permission: 'patients.read',
      summary: 'Journeys a patient is in or was in, with the current step',
      params: shapes.patientParams,
      query: shapes.enrollmentQuery,
      answer: shapes.enrollmentList,
      handle: async (call) =>
        call.db(async (db) => {
          if (!(await isPatientVisible(db, call.caller.clinicId, call.params.id))) throw patientNotFound()
          return listPassages(db, call.caller.clinicId, { patientId: call.params.id, query: call.query })
        }),
    }),
    route({
      method: 'GET',
      path: '/enrollments/:id',
      permission: 'journeys.read',
      summary: 'One passage with everything that happened in it',
      params: shapes.enrollmentParams,
      answer: shapes.enrollmentDetail,
      handle: async (call) => call.db((db) => readPassageDetail(db, call.caller.clinicId, call.params.id)),
    }),
    route({
      method: 'POST',
      path: '/enrollments/:id/retry',
      permission: 'journeys.edit',
      summary: 'Try a passage that was set aside again',
      params: shapes.enrollmentParams,
      answer: null,
      handle: async (call) => call.db((db) => retrySetAside(db, call, call.params.id)),
    }),
    route({
      method: 'POST',
      path: '/enrollments/:id/move',
      permission: 'journeys.edit',
      summary: 'Put a patient before another step of their version; what was planned for the old step is taken back',
      params: shapes.enrollmentParams,
      body: shapes.movingByHand,
      answer: null,
      handle: async (call) =>
        call.db((db) => movePassage(db, call, doors, { id: call.params.id, nodeId: call.body.nodeId })),
    }),
    route({
      method: 'POST',
      path: '/enrollments/:id/exit',
      permission: 'tasks.work',
      summary: 'Take a patient out of a journey; nothing more of it is sent',
      params: shapes.enrollmentParams,
      answer: null,
      handle: async (call) => call.db((db) => exitPassage(db, call, doors, call.params.id)),
    }),
  ]
}

/** Deeds about a whole journey concern people of every branch, whoever presses the button. */
function asSystem<T>(call: Call<any, any, any>, work: (db: Db) => Promise<T>): Promise<T> {
  return call.ports.database.withClinic({ clinicId: call.caller.clinicId, medical: true, branches: null }, work)
}

function dryRunNotFound(): NotFound {
  return new NotFound('dry_run_not_found', { ru: 'Прогон не найден', en: 'No such dry run' })
}

function patientNotFound(): NotFound {
  return new NotFound('patient_not_found', { ru: 'Пациент не найден', en: 'Patient not found' })
}
