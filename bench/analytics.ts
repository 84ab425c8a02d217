import { ensureStatistics, vacuumStatistics, withAnalyticsClinic } from './invented/analytics-installation.ts'
import { measureAnswers } from './invented/measure-analytics.ts'

await withAnalyticsClinic(async (installation, clinicId) => {
  await ensureStatistics(installation, clinicId)
  await vacuumStatistics(installation)
  await measureAnswers(installation, clinicId)
})
