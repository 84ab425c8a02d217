import {
  IconChartAreaLine,
  IconDatabaseImport,
  IconGitMerge,
  IconLayoutDashboard,
  IconListCheck,
  IconMessage2,
  IconRoute,
  IconSend,
  IconSettings,
  IconSpeakerphone,
  IconUsers,
  IconUsersGroup,
  type Icon,
} from '@tabler/icons-react'
import type { shell } from '../i18n/ru/shell.ts'
import { paths } from '../paths.ts'

type NavWord = keyof (typeof shell)['nav']

export type NavItem = {
  word: NavWord
  path: string
  icon?: Icon
  /** Shown only to people with this permission. */
  permission?: string
  children?: NavItem[]
}

export type NavGroup = { word?: NavWord; items: NavItem[]; bottom?: boolean }

/** The navigation column, by the work people do. A page that does not exist has no line here. */
export const navigation: NavGroup[] = [
  { items: [{ word: 'overview', path: paths.overview, icon: IconLayoutDashboard, permission: 'analytics.read' }] },
  {
    word: 'patientsGroup',
    items: [
      { word: 'patients', path: paths.patients, icon: IconUsers, permission: 'patients.read' },
      { word: 'tasks', path: paths.tasks, icon: IconListCheck, permission: 'tasks.work' },
      { word: 'duplicates', path: paths.duplicates, icon: IconGitMerge, permission: 'duplicates.resolve' },
    ],
  },
  {
    word: 'returnGroup',
    items: [
      { word: 'segments', path: paths.segments, icon: IconUsersGroup, permission: 'segments.read' },
      { word: 'journeys', path: paths.journeys, icon: IconRoute, permission: 'journeys.read' },
      { word: 'campaigns', path: paths.campaigns, icon: IconSpeakerphone, permission: 'campaigns.read' },
      { word: 'templates', path: paths.templates, icon: IconMessage2, permission: 'journeys.read' },
      { word: 'outbox', path: paths.outbox, icon: IconSend, permission: 'touches.read' },
    ],
  },
  {
    word: 'moneyGroup',
    items: [
      {
        word: 'analytics',
        path: paths.classes,
        icon: IconChartAreaLine,
        permission: 'analytics.read',
        children: [
          { word: 'classes', path: paths.classes },
          { word: 'rfm', path: paths.rfm },
          { word: 'cohorts', path: paths.cohorts },
          { word: 'returns', path: paths.returns },
        ],
      },
    ],
  },
  {
    bottom: true,
    items: [
      { word: 'imports', path: paths.imports, icon: IconDatabaseImport, permission: 'imports.run' },
      { word: 'settings', path: paths.settings, icon: IconSettings },
    ],
  },
]

/** The groups with only the pages these permissions open; empty groups fall away. */
export function visibleNavigation(permissions: readonly string[]): NavGroup[] {
  return navigation
    .map((group) => ({ ...group, items: allowed(group.items, permissions) }))
    .filter((group) => group.items.length > 0)
}

/** All pages in one list, for the palette and the phone bar. */
export function flatNavigation(permissions: readonly string[]): NavItem[] {
  return visibleNavigation(permissions)
    .flatMap((group) => group.items)
    .flatMap((item) => item.children ?? [item])
}

/** The permission a page asks for and the person lacks; null when the page is open to them or stands outside the navigation. */
export function missingPermission(pathname: string, permissions: readonly string[]): string | null {
  const items = navigation.flatMap((group) => group.items)
  const asked = items.flatMap(({ children, ...item }) =>
    [item, ...(children ?? [])].map(({ path, permission = item.permission }) => ({ path, permission })),
  )
  const here = asked.filter(({ path }) => isCurrent({ path }, pathname)).sort((a, b) => b.path.length - a.path.length)
  const permission = here[0]?.permission
  return permission && !permissions.includes(permission) ? permission : null
}

/** Whether the address belongs to this item: its own page or a page below it. */
export function isCurrent(item: Pick<NavItem, 'path'>, pathname: string): boolean {
  if (item.path === '/') return pathname === '/'
  return pathname === item.path || pathname.startsWith(`${item.path}/`)
}

function allowed(items: NavItem[], permissions: readonly string[]): NavItem[] {
  return items
    .filter((item) => !item.permission || permissions.includes(item.permission))
    .map((item) => (item.children ? { ...item, children: allowed(item.children, permissions) } : item))
}
