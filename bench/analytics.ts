import { rebuildStatistics } from '../server/src/modules/statistics/statistics.ts'
import { asAdmin, withAnalyticsClinic } from './invented/analytics-installation.ts'
import { measureAnswers } from './invented/measure-analytics.ts'

await withAnalyticsClinic(async (installation, clinicId) => {
  await rebuildStatistics(installation.ports, clinicId)
  await asAdmin(installation.adminUrl, 'vacuum analyze')
  await measureAnswers(installation, clinicId)
})
