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
import { sessionQuery } from './session.ts'
import { PageFailed, PageNotFound, PagePending } from './shell/PageState.tsx'
import { flatNavigation } from './shell/navigation.ts'
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
    openFirstPage(location.pathname, session.permissions)
  },
})

const pages = [
  page(paths.overview, 'overview', () => import('./pages/overview/OverviewPage.tsx')),
  page(paths.patients, 'patients', () => import('./pages/patients/PatientsPage.tsx')),
  page(paths.patient('$patientId'), 'patient', () => import('./pages/patients/PatientPage.tsx')),
  page(paths.duplicates, 'duplicates', () => import('./pages/identity/DuplicatesPage.tsx')),
  page(paths.classes, 'classes', () => import('./pages/value/ClassesPage.tsx')),
  page(paths.rfm, 'rfm', () => import('./pages/value/RfmPage.tsx')),
  page(paths.cohorts, 'cohorts', () => import('./pages/cohorts/CohortsPage.tsx')),
  page(paths.returns, 'returns', () => import('./pages/cohorts/ReturnsPage.tsx')),
  page(paths.imports, 'imports', () => import('./pages/imports/ImportsPage.tsx')),
  page(paths.newImport, 'imports', () => import('./pages/imports/ImportWizardPage.tsx')),
  page(paths.importRun('$importId'), 'imports', () => import('./pages/imports/ImportRunPage.tsx')),
  page(paths.settings, 'settings', () => import('./pages/settings/SettingsPage.tsx')),
  page(paths.settingsPart('$part'), 'settings', () => import('./pages/settings/SettingsPage.tsx')),
]

const gates = [
  gate(paths.signIn, () => import('./sign-in/SignInPage.tsx')),
  gate(paths.setup, () => import('./sign-in/SetupPage.tsx')),
  gate(paths.invitation('$token'), () => import('./sign-in/InvitationPage.tsx')),
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
function page(path: string, words: string, load: () => Promise<PageModule>) {
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

/** A role without the overview starts on its own first page. */
function openFirstPage(pathname: string, permissions: readonly string[]): void {
  if (pathname !== paths.overview) return
  const first = flatNavigation(permissions)[0]
  if (first && first.path !== paths.overview) throw redirect({ to: first.path as never })
}
