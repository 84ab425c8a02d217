import { describe, expect, it } from 'vitest'
import type { TemplateItem } from './template-calls.ts'
import { filterCounts, templatesInView } from './template-filters.ts'

const item = (name: string, own: Partial<TemplateItem> = {}): TemplateItem => ({
  id: name,
  key: null,
  name,
  messageClass: 'service',
  family: 'visit',
  text: '',
  channels: [],
  published: { versionId: 'v', number: 1, at: '2026-11-20T09:00:00Z' },
  changed: false,
  archived: false,
  updatedAt: '2026-11-20T09:00:00Z',
  problems: { errors: 0, warnings: 0 },
  usedBy: [{ kind: 'journey', id: 'j', name: 'После приёма', state: 'live' }],
  ...own,
})
const ITEMS = [
  item('Напоминание о приёме', { text: 'Ждём вас завтра' }),
  item('Ещё не готов', { published: null, changed: true, usedBy: [] }),
  item('Скидка весны', { messageClass: 'advertising', problems: { errors: 0, warnings: 1 } }),
  item('Старый', { archived: true }),
]
const names = (view: Partial<Parameters<typeof templatesInView>[1]>) =>
  templatesInView(ITEMS, { search: '', show: 'all', messageClass: '', ...view }).map(({ name }) => name)

describe('the list of templates', () => {
  it('leaves archived ones out until they are asked for', () => {
    expect(names({})).not.toContain('Старый')
    expect(names({ show: 'archived' })).toEqual(['Старый'])
  })

  it('is searched by words of the name and of the text, in any order and with any «ё»', () => {
    expect(names({ search: 'ПРИЕМЕ напом' })).toEqual(['Напоминание о приёме'])
    expect(names({ search: 'завтра' })).toEqual(['Напоминание о приёме'])
    expect(names({ search: 'завтра скидка' })).toEqual([])
  })

  it('joins class and state', () => {
    expect(names({ messageClass: 'advertising' })).toEqual(['Скидка весны'])
    expect(names({ messageClass: 'advertising', show: 'draft' })).toEqual([])
    expect(names({ show: 'unused' })).toEqual(['Ещё не готов'])
  })

  it('counts what each filter would leave', () => {
    expect(filterCounts(ITEMS)).toEqual({
      all: 3,
      published: 2,
      draft: 1,
      changed: 0,
      problems: 1,
      unused: 1,
      archived: 1,
    })
  })
})
