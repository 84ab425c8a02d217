import type { Bilingual } from './bilingual.ts'

/** What a person who signs in to the staff app is. */
export const STAFF_ROLES = [
  'owner',
  'marketer',
  'head_of_sales',
  'administrator',
  'operator',
  'curator',
  'doctor',
  'integrator',
] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

/** What an API key may be: any role of staff, or a connected system and nothing more. */
export const API_KEY_ROLES = [...STAFF_ROLES, 'integration'] as const
export type Role = (typeof API_KEY_ROLES)[number]

export const ROLE_WORDS: Readonly<Record<Role, Bilingual>> = {
  owner: { ru: 'Собственник', en: 'Owner' },
  marketer: { ru: 'Маркетолог', en: 'Marketer' },
  head_of_sales: { ru: 'РОП', en: 'Head of sales' },
  administrator: { ru: 'Администратор', en: 'Administrator' },
  operator: { ru: 'Оператор', en: 'Operator' },
  curator: { ru: 'Куратор', en: 'Curator' },
  doctor: { ru: 'Врач', en: 'Doctor' },
  integrator: { ru: 'Интегратор', en: 'Integrator' },
  integration: { ru: 'Внешняя система', en: 'Connected system' },
}

export type Permission = keyof typeof TABLE

const everybody: readonly Role[] = API_KEY_ROLES
const people: readonly Role[] = STAFF_ROLES

/** The one table of rights: each permission, its words and who has it. A role that is not named does not have it. */
const TABLE = {
  'clinic.read': {
    ru: 'Видеть филиалы, услуги и список сотрудников',
    en: 'See branches, services and the list of staff',
    roles: everybody,
  },
  'patients.read': {
    ru: 'Видеть пациентов и их карточки',
    en: 'See patients and their cards',
    roles: everybody,
  },
  'patients.edit': {
    ru: 'Создавать пациентов и менять карточки',
    en: 'Create patients and change cards',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'integrator', 'integration'],
  },
  'patients.export': {
    ru: 'Выгружать списки пациентов',
    en: 'Export lists of patients',
    roles: ['owner', 'marketer', 'integrator'],
  },
  'patients.medical': {
    ru: 'Видеть диагнозы и записи врача',
    en: 'See diagnoses and notes',
    roles: ['owner', 'curator', 'doctor'],
  },
  'patients.erase': {
    ru: 'Стирать персональные данные пациента',
    en: 'Erase the personal data of a patient',
    roles: ['owner'],
  },
  'notes.edit': {
    ru: 'Писать заметки в карточке',
    en: 'Write notes in the card',
    roles: ['owner', 'curator', 'doctor'],
  },
  'tags.edit': {
    ru: 'Ставить и снимать метки',
    en: 'Add and remove tags',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'integrator', 'integration'],
  },
  'value_class.override': {
    ru: 'Ставить класс пациента вручную',
    en: 'Set the value class by hand',
    roles: ['owner', 'marketer', 'head_of_sales', 'curator'],
  },
  'duplicates.resolve': {
    ru: 'Объединять и разъединять карточки',
    en: 'Merge and unmerge cards',
    roles: ['owner', 'head_of_sales', 'administrator', 'curator', 'integrator'],
  },
  'imports.run': {
    ru: 'Загружать данные',
    en: 'Import data',
    roles: ['owner', 'marketer', 'integrator', 'integration'],
  },
  'imports.undo': {
    ru: 'Отменять загрузку целиком',
    en: 'Undo a whole import',
    roles: ['owner', 'integrator'],
  },
  'analytics.read': {
    ru: 'Видеть аналитику клиники',
    en: 'See the analytics of the clinic',
    roles: ['owner', 'marketer', 'head_of_sales'],
  },
  'analytics.export': {
    ru: 'Выгружать таблицы и графики аналитики',
    en: 'Export tables and charts of analytics',
    roles: ['owner', 'marketer', 'head_of_sales'],
  },
  'money.read': {
    ru: 'Видеть оплаты, LTV и суммы',
    en: 'See payments, LTV and sums',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator'],
  },
  'segments.read': {
    ru: 'Видеть сегменты',
    en: 'See segments',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'integrator', 'integration'],
  },
  'segments.edit': {
    ru: 'Создавать и менять сегменты',
    en: 'Create and change segments',
    roles: ['owner', 'marketer', 'head_of_sales'],
  },
  'journeys.read': {
    ru: 'Видеть сценарии и их результаты',
    en: 'See journeys and their results',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'curator', 'integrator'],
  },
  'journeys.edit': {
    ru: 'Составлять сценарии',
    en: 'Build journeys',
    roles: ['owner', 'marketer'],
  },
  'journeys.publish': {
    ru: 'Запускать, приостанавливать и закрывать сценарии',
    en: 'Publish, pause and close journeys',
    roles: ['owner', 'marketer'],
  },
  'campaigns.read': {
    ru: 'Видеть рассылки и отчёты по ним',
    en: 'See campaigns and their reports',
    roles: ['owner', 'marketer', 'head_of_sales'],
  },
  'campaigns.edit': {
    ru: 'Готовить рассылки',
    en: 'Prepare campaigns',
    roles: ['owner', 'marketer'],
  },
  'campaigns.launch': {
    ru: 'Отправлять рассылки от своего имени',
    en: 'Launch campaigns under their own name',
    roles: ['owner', 'marketer'],
  },
  'templates.edit': {
    ru: 'Писать и публиковать шаблоны сообщений',
    en: 'Write and publish message templates',
    roles: ['owner', 'marketer'],
  },
  'channels.manage': {
    ru: 'Подключать каналы связи и задавать правила связи',
    en: 'Connect channels and set contact rules',
    roles: ['owner', 'integrator'],
  },
  'touches.read': {
    ru: 'Видеть исходящие сообщения и причины решений',
    en: 'See outgoing messages and the reasons of decisions',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'integrator'],
  },
  'touches.send': {
    ru: 'Писать пациенту вручную',
    en: 'Write to a patient by hand',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator'],
  },
  'consents.record': {
    ru: 'Записывать согласия и отказы',
    en: 'Record consents and refusals',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator', 'integrator', 'integration'],
  },
  'tasks.work': {
    ru: 'Выполнять задачи',
    en: 'Work on tasks',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'operator', 'curator'],
  },
  'collector.manage': {
    ru: 'Настраивать сбор событий с сайта',
    en: 'Set up the collection of site events',
    roles: ['owner', 'marketer', 'integrator'],
  },
  'value_rules.edit': {
    ru: 'Менять пороги RFM и правила классов',
    en: 'Change RFM cuts and class rules',
    roles: ['owner', 'marketer'],
  },
  'quality.read': {
    ru: 'Видеть, где данные неполны',
    en: 'See where records are incomplete',
    roles: ['owner', 'marketer', 'head_of_sales', 'administrator', 'curator', 'doctor', 'integrator'],
  },
  'views.save': {
    ru: 'Сохранять свои виды списков',
    en: 'Save own views of lists',
    roles: people,
  },
  'views.share': {
    ru: 'Делать вид списка общим',
    en: 'Share a view of a list with everybody',
    roles: ['owner', 'marketer', 'head_of_sales'],
  },
  'fields.edit': {
    ru: 'Настраивать свои поля карточки',
    en: 'Set up custom fields of the card',
    roles: ['owner', 'marketer', 'integrator'],
  },
  'statistics.rebuild': {
    ru: 'Пересчитывать статистику заново',
    en: 'Rebuild statistics',
    roles: ['owner', 'integrator'],
  },
  'settings.edit': {
    ru: 'Менять настройки клиники и филиалов',
    en: 'Change settings of the clinic and its branches',
    roles: ['owner', 'integrator'],
  },
  'staff.manage': {
    ru: 'Приглашать сотрудников и менять их роли',
    en: 'Invite staff and change their roles',
    roles: ['owner'],
  },
  'api_keys.manage': {
    ru: 'Выпускать и отзывать ключи API',
    en: 'Issue and revoke API keys',
    roles: ['owner', 'integrator'],
  },
  'audit.read': {
    ru: 'Видеть журнал: кто что смотрел, выгружал и менял',
    en: 'See the log of who read, exported and changed what',
    roles: ['owner', 'integrator'],
  },
} as const satisfies Readonly<Record<string, Bilingual & { readonly roles: readonly Role[] }>>

/** Every permission, in the order of the table. */
export const PERMISSIONS = Object.keys(TABLE) as Permission[]

const PERMISSIONS_BY_ROLE = new Map<Role, ReadonlySet<Permission>>(
  API_KEY_ROLES.map((role) => [role, new Set(PERMISSIONS.filter((permission) => holders(permission).includes(role)))]),
)
const NONE: ReadonlySet<Permission> = new Set()

/** Everything a role may do; nothing for a role that does not exist. */
export function permissionsOf(role: Role): ReadonlySet<Permission> {
  return PERMISSIONS_BY_ROLE.get(role) ?? NONE
}

/** True when the role has the permission. Knows nothing of branches: see `inScope`. */
export function can(role: Role, permission: Permission): boolean {
  return permissionsOf(role).has(permission)
}

/** True when somebody with role `granter` may hand out role `granted`: nobody gives away a right of which they have none. */
export function canGrant(granter: Role, granted: Role): boolean {
  return [...permissionsOf(granted)].every((permission) => can(granter, permission))
}

/** What a permission allows, in words. */
export function permissionWords(permission: Permission): Bilingual {
  const { ru, en } = TABLE[permission]
  return { ru, en }
}

/** Pages a role can open on; the web app knows their addresses. */
export type FirstPage = 'overview' | 'rfm' | 'patients' | 'imports'

export const FIRST_PAGE: Readonly<Record<StaffRole, FirstPage>> = {
  owner: 'overview',
  marketer: 'rfm',
  head_of_sales: 'overview',
  administrator: 'patients',
  operator: 'patients',
  curator: 'patients',
  doctor: 'patients',
  integrator: 'imports',
}

/** Branches whose patients somebody sees: all, or the listed ids. */
export type BranchScope = 'all' | readonly string[]

/** True when a record of the branch is visible. A record without a branch is visible only to those who see all of them. */
export function inScope(scope: BranchScope, branchId: string | null): boolean {
  return scope === 'all' || (branchId !== null && scope.includes(branchId))
}

/** What remains of a scope after a person narrows it by a filter; never wider than either. */
export function narrowScope(scope: BranchScope, asked: BranchScope): BranchScope {
  if (scope === 'all') return asked
  if (asked === 'all') return scope
  return asked.filter((branchId) => scope.includes(branchId))
}

function holders(permission: Permission): readonly Role[] {
  return TABLE[permission].roles
}
