import { classRoutes } from './class-routes.ts'
import { cohortRoutes } from './cohort-routes.ts'
import { overviewRoutes } from './overview-routes.ts'
import { rfmRoutes } from './rfm-routes.ts'

export const valueRoutes = [...overviewRoutes, ...rfmRoutes, ...cohortRoutes, ...classRoutes]
