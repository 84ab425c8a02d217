import { ensureStatistics, vacuumStatistics, withAnalyticsClinic } from './invented/analytics-installation.ts'
import { measureSegments } from './invented/measure-segments.ts'

await withAnalyticsClinic(async (installation, clinicId) => {
  await ensureStatistics(installation, clinicId)
  await vacuumStatistics(installation)
  await measureSegments(installation, clinicId)
})
