import type { settingsRights as ru } from '../ru/settings-rights.ts'
import type { SameShape } from '../shape.ts'

export const settingsRights = {
  title: 'Who may do what',
  text: 'A role gives rights, branches narrow them to their own patients. Roles are changed in “Staff”.',
  permission: 'Right',
  group: {
    patients: 'Patients',
    analytics: 'Analytics and money',
    contact: 'Talking to patients',
    records: 'Records',
    clinic: 'Clinic',
    other: 'Other',
  },
  yes: 'yes',
  no: 'no',
  yourRole: 'your role',
  firstPage: 'Starts on the page',
  page: { overview: 'Overview', rfm: 'RFM', patients: 'Patients', imports: 'Import' },
} satisfies SameShape<typeof ru>
