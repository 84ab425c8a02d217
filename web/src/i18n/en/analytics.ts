import type { analytics as ru } from '../ru/analytics.ts'
import type { SameShape } from '../shape.ts'

/** Words shared by the pages with figures. */
export const analytics = {
  asOf: 'as of {{day}}',
  today: 'Today',
  chooseDay: 'As of which day',
  period: 'Period',
  thisMonth: 'This month',
  lastMonth: 'Last month',
  thisQuarter: 'This quarter',
  lastQuarter: 'Last quarter',
  thisYear: 'This year',
  last12: 'Last 12 months',
  download: 'Download',
  csv: 'CSV',
  xlsx: 'XLSX',
  png: 'PNG',
  downloadFailed: 'The file was not downloaded. {{message}}',
  print: 'PDF',
  failed: 'Could not be counted.',
  counting: 'Counting',
  countingDay: 'Counting visits and payments as of {{day}}',
  seconds_one: '{{count}} second',
  seconds_other: '{{count}} seconds',
  usually: 'usually about {{count}}',
  keptThen: 'the answer is kept and opens at once the second time',
  noPatients: 'Figures appear here once the base has patients with visits',
  noPatientsText:
    'Import an export of your system: patients, visits and payments. One Excel sheet is enough. To look at ready data: npm run demo.',
  toImport: 'Import a file',
} satisfies SameShape<typeof ru>
