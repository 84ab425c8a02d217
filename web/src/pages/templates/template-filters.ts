import type { TemplateItem } from './template-calls.ts'

export const TEMPLATE_FILTERS = ['all', 'published', 'draft', 'changed', 'problems', 'unused', 'archived'] as const
export type TemplateFilter = (typeof TEMPLATE_FILTERS)[number]

export type TemplateView = { search: string; show: TemplateFilter; messageClass: string }

const TESTS: Record<TemplateFilter, (item: TemplateItem) => boolean> = {
  all: ({ archived }) => !archived,
  published: ({ archived, published }) => !archived && published !== null,
  draft: ({ archived, published }) => !archived && published === null,
  changed: ({ archived, published, changed }) => !archived && published !== null && changed,
  problems: ({ archived, problems }) => !archived && problems.errors + problems.warnings > 0,
  unused: ({ archived, usedBy }) => !archived && usedBy.length === 0,
  archived: ({ archived }) => archived,
}

/** The templates a view leaves, in their order. Search looks into names, words and once-only keys. */
export function templatesInView(items: readonly TemplateItem[], view: TemplateView): TemplateItem[] {
  const words = fold(view.search).split(/\s+/).filter(Boolean)
  return items.filter((item) => {
    const { name, text, family, messageClass } = item
    const whole = fold(`${name} ${text} ${family}`)
    const isOfClass = view.messageClass === '' || messageClass === view.messageClass
    return isOfClass && TESTS[view.show](item) && words.every((word) => whole.includes(word))
  })
}

/** How many templates each filter would leave. */
export function filterCounts(items: readonly TemplateItem[]): Record<TemplateFilter, number> {
  const count = (filter: TemplateFilter) => items.filter(TESTS[filter]).length
  return Object.fromEntries(TEMPLATE_FILTERS.map((filter) => [filter, count(filter)])) as Record<TemplateFilter, number>
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е').trim()
}
