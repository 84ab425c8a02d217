import { expect, it } from 'vitest'
import { journeyDefinition, type JourneyDefinitionInput } from './journey-definition.ts'
import { journeyDifference } from './journey-difference.ts'

const wait = (id: string, next: string | null, count = 1) => ({
  id,
  kind: 'wait' as const,
  wait: { by: 'duration' as const, duration: { count, unit: 'days' as const } },
  next,
})
const note = (id: string, next: string | null) => ({
  id,
  kind: 'notify_staff' as const,
  text: 'Позвать на осмотр',
  role: 'curator' as const,
  next,
})
const journey = (change: Partial<JourneyDefinitionInput> = {}) =>
  journeyDefinition.parse({
    trigger: { kind: 'manual' },
    start: 'a',
    nodes: [wait('a', 'b'), note('b', null)],
    ...change,
  })

const said = (older: ReturnType<typeof journey>, newer: ReturnType<typeof journey>) =>
  journeyDifference(older, newer).map(({ kind, about, parts }) =>
    [kind, about.ru, ...parts.map(({ ru }) => ru)].join(' · '),
  )

it('is silent about the same journey, whatever the order of its keys', () => {
  const older = journey()
  const newer = JSON.parse(JSON.stringify(older, Object.keys(older).toReversed().concat(allKeys(older))))
  expect(said(older, newer)).toEqual([])
})

it('names steps added, removed, changed and moved', () => {
  expect(said(journey(), journey({ nodes: [wait('a', 'c', 3), wait('c', 'b'), note('b', null)] }))).toEqual([
    'changed · Ждать · сколько ждать',
    'added · Ждать',
    'moved · Сообщить сотруднику «Позвать на осмотр»',
  ])
  expect(said(journey(), journey({ nodes: [wait('a', null)] }))).toEqual([
    'removed · Сообщить сотруднику «Позвать на осмотр»',
  ])
})

it('says which rules of the whole changed', () => {
  const newer = journey({
    trigger: { kind: 'api' },
    entry: { reentry: { kind: 'never' } },
    settings: { holdoutPercent: 10, answers: { by: 'none' } },
  })
  expect(said(journey(), newer)).toEqual([
    'entry · Вход · что начинает · повторный вход',
    'rules · Правила · какая запись отвечает · контрольная группа',
  ])
})

it('does not call a step changed because the next one is another', () => {
  const newer = journey({ nodes: [wait('a', null)] })
  expect(said(journey(), newer).filter((line) => line.startsWith('changed'))).toEqual([])
})

function allKeys(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...allKeys(inner)])
}
