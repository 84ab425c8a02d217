import { z } from 'zod'
import { type Route, route } from '../../platform/http/route.ts'
import { readCard, readMoreTimeline } from './card.ts'
import { patientChangeRoutes } from './change-routes.ts'
import { card } from './card-schemas.ts'
import { patientFilter, patientList, patientListQuery, patientSums } from './list-schemas.ts'
import { chosenExport, exportChosen, exportPatients, exportQuery } from './export.ts'
import { listPatients, sumList } from './patient-list.ts'
import { timelinePage, timelineQuery } from './timeline-schemas.ts'

const patientParams = z.object({ id: z.uuid() })

const readingRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/patients',
    permission: 'patients.read',
    summary: 'Patients: search, filters, order, a page at a time',
    query: patientListQuery,
    answer: patientList,
    handle: async (call) => call.db((tx) => listPatients(tx, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/patients/export',
    permission: 'patients.export',
    summary: 'The list of patients as CSV or XLSX, with the same filters and order',
    query: exportQuery,
    answer: null,
    handle: exportPatients,
  }),
  route({
    method: 'POST',
    path: '/patients/export',
    permission: 'patients.export',
    summary: 'The named patients as CSV or XLSX',
    body: chosenExport,
    answer: null,
    handle: exportChosen,
  }),
  route({
    method: 'GET',
    path: '/patients/sums',
    permission: 'patients.read',
    summary: 'Visits and money of everybody the filters leave',
    query: patientFilter,
    answer: patientSums,
    handle: async (call) => call.db((tx) => sumList(tx, call, call.query)),
  }),
  route({
    method: 'GET',
    path: '/patients/:id',
    permission: 'patients.read',
    summary: 'The card of a patient with the first page of the timeline',
    params: patientParams,
    answer: card,
    handle: async (call) => call.db((tx) => readCard(tx, call, call.params.id)),
  }),
  route({
    method: 'GET',
    path: '/patients/:id/timeline',
    permission: 'patients.read',
    summary: 'Everything that happened to a patient, newest first',
    params: patientParams,
    query: timelineQuery,
    answer: timelinePage,
    handle: async (call) => call.db((tx) => readMoreTimeline(tx, call, call.params.id, call.query)),
  }),
]

/** Every route about patients. */
export const patientRoutes: Route[] = [...readingRoutes, ...patientChangeRoutes]
