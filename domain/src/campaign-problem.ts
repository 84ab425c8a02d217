import type { Bilingual } from './bilingual.ts'
import type { CampaignDefinition } from './campaign-definition.ts'
import type { MessageClass } from './channel.ts'

/** What speaks against a campaign. An error stops the check and the launch, a warning is only told. */
export type CampaignProblem = {
  code: CampaignProblemCode
  severity: 'error' | 'warning'
  /** Part of the definition it is about. */
  path: string
  message: Bilingual
}

/** What a definition names, as it is now; null = it is not there. */
export type CampaignFacts = {
  segment: { people: number; state: 'building' | 'ready' | 'failed' } | null
  templates: ReadonlyMap<string, { published: boolean; archived: boolean; messageClass: MessageClass }>
}

const PROBLEMS = {
  no_segment: { path: 'segmentId', ru: 'Выберите, кому писать', en: 'Choose whom to write to' },
  segment_gone: { path: 'segmentId', ru: 'Сегмента больше нет', en: 'The segment is gone' },
  segment_failed: {
    path: 'segmentId',
    ru: 'Сегмент не считается: откройте его и исправьте правило',
    en: 'The segment cannot be counted: open it and correct its rule',
  },
  segment_building: {
    path: 'segmentId',
    ru: 'Сегмент ещё считается, подождите',
    en: 'The segment is still being counted, wait a moment',
  },
  segment_empty: { path: 'segmentId', ru: 'В сегменте никого нет', en: 'There is nobody in the segment' },
  no_message: { path: 'variants', ru: 'Выберите шаблон сообщения', en: 'Choose a message template' },
  template_gone: { path: 'variants', ru: 'Шаблона больше нет', en: 'The template is gone' },
  template_archived: { path: 'variants', ru: 'Шаблон в архиве', en: 'The template is archived' },
  template_not_published: { path: 'variants', ru: 'Опубликуйте шаблон', en: 'Publish the template' },
  classes_differ: {
    path: 'variants',
    ru: 'Варианты должны быть все рекламные или все сервисные',
    en: 'Variants are either all advertising or all service messages',
  },
  class_changed: {
    path: 'variants',
    ru: 'После запуска изменился класс шаблона: запустите новую рассылку',
    en: 'The class of the template changed after the launch: launch a new campaign',
  },
  advertising_as_service: {
    path: 'priority',
    ru: 'Реклама не может идти как сервисное сообщение',
    en: 'Advertising cannot go as a service message',
  },
  service_has_no_control: {
    path: 'holdoutPercent',
    ru: 'Сервисное сообщение получают все: уберите контрольную группу или измените важность',
    en: 'Everybody gets a service message: take the control group away or change its rank',
  },
  advertising_launch: {
    path: 'variants',
    ru: 'Это реклама: её запускает человек под своим именем',
    en: 'This is advertising: a person launches it under their own name',
  },
  small_control: {
    path: 'holdoutPercent',
    ru: 'Контрольная группа мала: вывод по ней сделать не получится',
    en: 'The control group is small: nothing can be concluded from it',
  },
} as const satisfies Readonly<Record<string, Bilingual & { path: string }>>

export type CampaignProblemCode = keyof typeof PROBLEMS

const WARNINGS: ReadonlySet<CampaignProblemCode> = new Set(['advertising_launch', 'small_control'])
/** A control group that cannot be expected to be larger is not worth waiting for. */
const SMALL_CONTROL = 100

/** Everything that speaks against a definition, the errors first. */
export function campaignProblems(definition: CampaignDefinition, facts: CampaignFacts): CampaignProblem[] {
  const codes = [
    ...segmentCodes(definition, facts),
    ...templateCodes(definition, facts),
    ...ruleCodes(definition, facts),
  ].map(problemOf)
  return codes.sort((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))
}

/** One problem with its words. */
export function problemOf(code: CampaignProblemCode): CampaignProblem {
  const { path, ru, en } = PROBLEMS[code]
  return { code, severity: WARNINGS.has(code) ? 'warning' : 'error', path, message: { ru, en } }
}

/** Whether nothing stops the campaign. */
export function isReady(problems: readonly CampaignProblem[]): boolean {
  return problems.every(({ severity }) => severity === 'warning')
}

/** Class of a campaign's messages; advertising as soon as one of them is, null before a template is chosen. */
export function classOf(
  { variants }: CampaignDefinition,
  { templates }: Pick<CampaignFacts, 'templates'>,
): MessageClass | null {
  const classes = variants.flatMap(({ templateId }) => templates.get(templateId)?.messageClass ?? [])
  if (classes.length === 0) return null
  return classes.includes('advertising') ? 'advertising' : 'service'
}

function segmentCodes({ segmentId }: CampaignDefinition, { segment }: CampaignFacts): CampaignProblemCode[] {
  if (segmentId === null) return ['no_segment']
  if (segment === null) return ['segment_gone']
  if (segment.state === 'failed') return ['segment_failed']
  if (segment.state === 'building') return ['segment_building']
  return segment.people === 0 ? ['segment_empty'] : []
}

function templateCodes({ variants }: CampaignDefinition, { templates }: CampaignFacts): CampaignProblemCode[] {
  if (variants.length === 0) return ['no_message']
  const found = variants.map(({ templateId }) => templates.get(templateId))
  const known = found.filter((template) => template !== undefined)
  const classes = new Set(known.map(({ messageClass }) => messageClass))
  return [
    ...(known.length < found.length ? (['template_gone'] as const) : []),
    ...(known.some(({ archived }) => archived) ? (['template_archived'] as const) : []),
    ...(known.some(({ published }) => !published) ? (['template_not_published'] as const) : []),
    ...(classes.size > 1 ? (['classes_differ'] as const) : []),
    ...(classes.has('advertising') ? (['advertising_launch'] as const) : []),
  ]
}

function ruleCodes(definition: CampaignDefinition, facts: CampaignFacts): CampaignProblemCode[] {
  const { priority, holdoutPercent } = definition
  if (priority === 'service' && classOf(definition, facts) === 'advertising') return ['advertising_as_service']
  if (holdoutPercent === 0) return []
  if (priority === 'service') return ['service_has_no_control']
  const expected = ((facts.segment?.people ?? 0) * holdoutPercent) / 100
  return facts.segment !== null && expected < SMALL_CONTROL ? ['small_control'] : []
}
