import { auditRoutes } from './modules/audit/routes.ts'
import { clinicRoutes } from './modules/clinics/routes.ts'
import { customFieldRoutes } from './modules/custom-fields/routes.ts'
import { directoryRoutes } from './modules/directory/routes.ts'
import { patientRoutes } from './modules/patients/routes.ts'
import { staffRoutes } from './modules/staff/routes.ts'
import { statisticsJobs, statisticsSchedules } from './modules/statistics/jobs.ts'
import { statisticsRoutes } from './modules/statistics/routes.ts'
import { viewRoutes } from './modules/views/routes.ts'
import type { SignIn } from './modules/staff/staff.ts'
import type { Route } from './platform/http/route.ts'
import type { Job, Schedule } from './platform/jobs.ts'

/** Every route of the product, module by module. */
export function routesOf(signIn: SignIn): Route[] {
  return [
    ...clinicRoutes(signIn),
    ...staffRoutes(signIn),
    ...auditRoutes,
    ...patientRoutes,
    ...customFieldRoutes,
    ...directoryRoutes,
    ...viewRoutes,
    ...statisticsRoutes,
  ]
}

/** Every job the worker knows. */
export const jobs: Job[] = [...statisticsJobs]

/** Everything that happens by itself (times in UTC). */
export const schedules: Schedule[] = [...statisticsSchedules]
