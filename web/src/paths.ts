/** Every address of the app. Nothing else writes a URL. */
export const paths = {
  overview: '/',
  patients: '/patients',
  patient: (id: string) => `/patients/${id}`,
  duplicates: '/duplicates',
  classes: '/analytics/classes',
  rfm: '/analytics/rfm',
  cohorts: '/analytics/cohorts',
  returns: '/analytics/returns',
  segments: '/segments',
  newSegment: '/segments/new',
  segment: (id: string) => `/segments/${id}`,
  journeys: '/journeys',
  journey: (id: string) => `/journeys/${id}`,
  campaigns: '/campaigns',
  newCampaign: '/campaigns/new',
  campaign: (id: string) => `/campaigns/${id}`,
  templates: '/templates',
  newTemplate: '/templates/new',
  template: (id: string) => `/templates/${id}`,
  outbox: '/outbox',
  tasks: '/tasks',
  imports: '/imports',
  newImport: '/imports/new',
  importRun: (id: string) => `/imports/${id}`,
  settings: '/settings',
  settingsPart: (part: string) => `/settings/${part}`,
  signIn: '/sign-in',
  setup: '/setup',
  /** The server writes the token after it: /invitation?token=… */
  invitation: '/invitation',
  design: '/design',
}

/** The same address with filters: only what is set. */
export function withFilters(path: string, filters: Record<string, string | number | null | undefined>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) {
    if (value !== null && value !== undefined && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return text ? `${path}?${text}` : path
}
