import type { Call } from '../../platform/http/route.ts'
import { type Route, route } from '../../platform/http/route.ts'
import { listBranchNames, listServices, listSources, listStaffNames, listTags, type Lookup } from './queries.ts'
import { branchList, lookupQuery, serviceList, sourceList, staffNameList, tagList } from './schemas.ts'

function lookup({ caller, query }: Call<unknown, { search?: string | undefined }>): Lookup {
  return { clinicId: caller.clinicId, branches: caller.branches, search: query.search }
}

/** What filters and pickers offer to choose from. */
export const directoryRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/branch-names',
    permission: 'clinic.read',
    summary: 'Branches the caller may see',
    query: lookupQuery,
    answer: branchList,
    handle: async (call) => ({ items: await call.db((tx) => listBranchNames(tx, lookup(call))) }),
  }),
  route({
    method: 'GET',
    path: '/tags',
    permission: 'clinic.read',
    summary: 'Tags of patients and how many have each',
    query: lookupQuery,
    answer: tagList,
    handle: async (call) => ({ items: await call.db((tx) => listTags(tx, lookup(call))) }),
  }),
  route({
    method: 'GET',
    path: '/sources',
    permission: 'clinic.read',
    summary: 'Sources of patients and how many came from each',
    query: lookupQuery,
    answer: sourceList,
    handle: async (call) => ({ items: await call.db((tx) => listSources(tx, lookup(call))) }),
  }),
  route({
    method: 'GET',
    path: '/staff-names',
    permission: 'clinic.read',
    summary: 'Names of doctors, administrators, curators and everybody else on the staff',
    query: lookupQuery,
    answer: staffNameList,
    handle: async (call) => ({ items: await call.db((tx) => listStaffNames(tx, lookup(call))) }),
  }),
  route({
    method: 'GET',
    path: '/services',
    permission: 'clinic.read',
    summary: 'The price list',
    query: lookupQuery,
    answer: serviceList,
    handle: async (call) => ({ items: await call.db((tx) => listServices(tx, lookup(call))) }),
  }),
]
