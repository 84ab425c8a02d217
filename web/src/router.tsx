import { FIRST_PAGE, type FirstPage, type StaffRole } from '@revisit/domain/roles.ts'
import type { QueryClient } from '@tanstack/react-query'
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router'
import { answer, api, ApiError } from './api.ts'
import { chosenLocale, loadWords, switchLocale } from './i18n/i18n.ts'
import { paths } from './paths.ts'
import { sessionQuery, type Session } from './session.ts'
import { PageFailed, PageNotFound, PagePending } from './shell/PageState.tsx'
import { Shell } from './shell/Shell.tsx'

type Context = { queries: QueryClient }
type PageModule = Record<string, unknown>

const root = createRootRouteWithContext<Context>()({
  component: Outlet,
  search: { middlewares: [retainSearchParams(['branch' as never])] },
})

/** Everything behind the sign-in. */
const app = createRoute({
  getParentRoute: () => root,
  id: 'app',
  component: Shell,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery).catch(async (error: unknown) => {
      if (error instanceof ApiError && error.status === 401) {
        const { needsSetup } = await answer(api.GET('/api/v1/installation'))
        if (needsSetup) throw redirect({ to: paths.setup as never })
        const next = location.href === paths.overview ? undefined : location.href
        throw redirect({ to: paths.signIn as never, search: { next } as never })
      }
      throw error
    })
    const locale = chosenLocale() ?? session.staff.locale ?? session.clinic.locale
    await switchLocale(locale)
    openFirstPage(location.pathname, session)
  },
})

const pages = [
  page(paths.overview, ['overview', 'analytics'], () => import('./pages/overview/OverviewPage.tsx')),
  page(paths.patients, 'patients', () => import('./pages/patients/PatientsPage.tsx')),
  page(paths.patient('$patientId'), ['patient', 'outbox'], () => import('./pages/patients/PatientPage.tsx')),
  page(paths.duplicates, 'duplicates', () => import('./pages/identity/DuplicatesPage.tsx')),
  page(paths.classes, ['classes', 'analytics'], () => import('./pages/value-classes/ClassesPage.tsx')),
  page(paths.rfm, ['rfm', 'analytics'], () => import('./pages/rfm/RfmPage.tsx')),
  page(paths.cohorts, ['cohorts', 'analytics'], () => import('./pages/cohorts/CohortsPage.tsx')),
  page(paths.returns, ['returns', 'analytics'], () => import('./pages/returns/ReturnsPage.tsx')),
  page(paths.segments, ['segments', 'analytics'], () => import('./pages/segments/SegmentsPage.tsx')),
  page(paths.segment('$segmentId'), ['segments', 'analytics'], () => import('./pages/segments/SegmentPage.tsx')),
  page(paths.journeys, ['journeys', 'analytics', 'segments'], () => import('./pages/journeys/JourneysPage.tsx')),
  page(
    paths.journey('$journeyId'),
    ['journeys', 'journey-form', 'journey-run', 'analytics', 'segments'],
    () => import('./pages/journeys/JourneyPage.tsx'),
  ),
  page(paths.campaigns, ['campaigns', 'analytics'], () => import('./pages/campaigns/CampaignsPage.tsx')),
  page(
    paths.campaign('$campaignId'),
    ['campaigns', 'templates', 'segments', 'analytics'],
    () => import('./pages/campaigns/CampaignPage.tsx'),
  ),
  page(paths.templates, ['templates', 'analytics'], () => import('./pages/templates/TemplatesPage.tsx')),
  page(paths.template('$templateId'), ['templates', 'analytics'], () => import('./pages/templates/TemplatePage.tsx')),
  page(paths.tasks, ['tasks', 'analytics'], () => import('./pages/tasks/TasksPage.tsx')),
  page(paths.outbox, 'outbox', () => import('./pages/outbox/OutboxPage.tsx')),
  page(paths.imports, 'imports', () => import('./pages/imports/ImportsPage.tsx')),
  page(paths.newImport, ['imports', 'import-run'], () => import('./pages/imports/ImportWizardPage.tsx')),
  page(
    paths.importRun('$importId'),
    ['imports', 'import-run', 'import-fixes'],
    () => import('./pages/imports/ImportRunPage.tsx'),
  ),
  page(paths.settings, 'settings', () => import('./pages/settings/SettingsPage.tsx')),
  page(paths.settingsPart('$part'), 'settings', () => import('./pages/settings/SettingsPage.tsx')),
]

const gates = [
  gate(paths.signIn, () => import('./sign-in/SignInPage.tsx')),
  gate(paths.setup, () => import('./sign-in/SetupPage.tsx')),
  gate(paths.invitation, () => import('./sign-in/InvitationPage.tsx')),
  // Samples of every component; no link leads here.
  gate(paths.design, () => import('./pages/design/DesignPage.tsx')),
]

/** The router of the app; pages and their words are fetched when first opened. */
export function createAppRouter(queries: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([app.addChildren(pages), ...gates]),
    context: { queries },
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 200,
    scrollRestoration: true,
    defaultPendingComponent: PagePending,
    defaultErrorComponent: PageFailed,
    defaultNotFoundComponent: PageNotFound,
    // Filters are plain strings: «search=001» must not become the number 1.
    parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
    stringifySearch: (search) => {
      const query = new URLSearchParams()
      for (const [name, value] of Object.entries(search as Record<string, unknown>)) {
        if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
      }
      const text = query.toString()
      return text ? `?${text}` : ''
    },
  })
}

/** A page inside the shell: its address, its words, its code. The module exports one component named like its file. */
function page(path: string, words: string | string[], load: () => Promise<PageModule>) {
  return createRoute({
    getParentRoute: () => app,
    path,
    loader: () => loadWords(words as never),
    component: lazyRouteComponent(async () => ({ default: onlyComponent(await load()) })),
  })
}

/** A page in front of the shell. */
function gate(path: string, load: () => Promise<PageModule>) {
  return createRoute({
    getParentRoute: () => root,
    path,
    loader: () => loadWords('sign-in' as never),
    component: lazyRouteComponent(async () => ({ default: onlyComponent(await load()) })),
  })
}

function onlyComponent(module: PageModule): () => React.ReactNode {
  const named = Object.entries(module).find(([name]) => name.endsWith('Page'))
  if (!named) throw new Error('The page module exports no component named …Page')
  return named[1] as () => React.ReactNode
}

const FIRST_PATHS: Record<FirstPage, string> = {
  overview: paths.overview,
  rfm: paths.rfm,
  patients: paths.patients,
  imports: paths.imports,
}
let entered = false

/** Each role starts on its own page; later the address «/» means the overview, for those who may see it. */
function openFirstPage(pathname: string, session: Session): void {
  const arriving = !entered
  entered = true
  if (pathname !== paths.overview) return
  const own = FIRST_PATHS[FIRST_PAGE[session.staff.role as StaffRole]] ?? paths.patients
  if (own !== paths.overview && (arriving || !session.permissions.includes('analytics.read'))) {
    throw redirect({ to: own as never })
  }
}
