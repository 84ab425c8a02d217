import { withAnalyticsClinic } from './invented/analytics-installation.ts'
import { measureStatistics } from './invented/measure-statistics.ts'

await withAnalyticsClinic(measureStatistics)
