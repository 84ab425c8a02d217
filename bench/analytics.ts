import { asAdmin, ensureStatistics, withAnalyticsClinic } from './invented/analytics-installation.ts'
import { measureAnswers } from './invented/measure-analytics.ts'

await withAnalyticsClinic(async (installation, clinicId) => {
  await ensureStatistics(installation, clinicId)
  await asAdmin(installation.adminUrl, 'vacuum analyze')
  await measureAnswers(installation, clinicId)
})
