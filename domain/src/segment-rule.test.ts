import { describe, expect, it } from 'vitest'
import { READY_SEGMENTS } from './ready-segments.ts'
import { bucketOfId } from './segment-bucket.ts'
import { OPERATORS_OF_TYPE } from './segment-field.ts'
import { SEGMENT_FIELDS, segmentCatalogue, tellsOfMoney } from './segment-fields.ts'
import { ruleProblems } from './segment-problems.ts'
import { nodesOf, segmentRule, type SegmentRule, segmentsIn } from './segment-rule.ts'
import { ruleSentence } from './segment-sentence.ts'

const catalogue = segmentCatalogue([{ key: 'colour', name: 'Цвет', kind: 'choice', choices: ['red'] }])
const CARDIOLOGY = { specialty: ['Кардиолог'] }
const CARDIO: SegmentRule = {
  all: [
    { field: 'visits.count', op: 'at_least', value: 2, within: { last: 12, unit: 'month' }, where: CARDIOLOGY },
    { not: { field: 'visits.count', op: 'any', within: { last: 3, unit: 'month' }, where: CARDIOLOGY } },
  ],
}
const nested = (depth: number): unknown =>
  depth === 0 ? { field: 'visits.count', op: 'any' } : { not: nested(depth - 1) }
const problem = (rule: SegmentRule) => ruleProblems(rule, catalogue)[0]?.message.ru

describe('the grammar of rules', () => {
  it('takes nested groups and says where each condition stands', () => {
    expect(segmentRule.parse(JSON.parse(JSON.stringify(CARDIO)))).toEqual(CARDIO)
    expect(nodesOf(CARDIO).map(({ path }) => path)).toEqual(['', '0', '1', '1.0'])
  })

  it('refuses what is too deep or too long before walking it', () => {
    expect(segmentRule.safeParse(nested(6)).success).toBe(true)
    expect(segmentRule.safeParse(nested(7)).error?.issues[0]?.message).toBe('too_deep')
    expect(segmentRule.safeParse(nested(5000)).success).toBe(false)
    const many = { all: Array.from({ length: 31 }, () => ({ any: [nested(0), nested(0)] })) }
    expect(segmentRule.safeParse(many).error?.issues[0]?.message).toBe('too_many_conditions')
  })

  it.each([
    {},
    null,
    'all',
    { all: 1 },
    { any: [] },
    { field: 'visits.count' },
    { field: 'visits', op: 'any' },
    { all: [], any: [nested(0)] },
  ])('refuses %o', (input) => {
    expect(segmentRule.safeParse(input).success).toBe(false)
  })
})

describe('the check against the catalogue', () => {
  it('names what is wrong in words', () => {
    expect(problem({ field: 'no.such', op: 'any' })).toBe('Поля «no.such» нет')
    expect(problem({ field: 'profile.sex', op: 'at_least', value: 1 })).toBe('«Пол» так не сравнивают')
    expect(problem({ field: 'profile.sex', op: 'any_of', value: ['x'] })).toBe('Значения «x» нет')
    expect(problem({ field: 'profile.branch', op: 'any_of', value: ['Сокол'] })).toBe('Значения «Сокол» нет')
    expect(problem({ field: 'profile.age', op: 'between', value: [60, 18] })).toBe('Первое число больше второго')
    expect(problem({ field: 'visits.count', op: 'any', within: { last: 3, unit: 'hour' } })).toBe('Здесь считают днями')
    expect(problem({ field: 'plans.left', op: 'at_least', value: 1, within: { last: 3, unit: 'day' } })).toBe(
      'Периода у этого условия нет',
    )
    expect(problem({ field: 'visits.count', op: 'any', where: { insurer: ['x'] } })).toBe(
      'Уточнения «insurer» здесь нет',
    )
    expect(problem({ field: 'visits.last', op: 'before', value: 3 })).toBe('Нужна дата')
    expect(problem({ field: 'custom.colour', op: 'any_of', value: ['red'] })).toBeUndefined()
  })

  it.each(READY_SEGMENTS.map((segment) => [segment.key, segment] as const))(
    'passes the ready segment %s',
    (_, { rule }) => {
      expect(ruleProblems(segmentRule.parse(JSON.parse(JSON.stringify(rule))), catalogue)).toEqual([])
    },
  )

  it('knows every field once, with words in both languages and operators of its type', () => {
    const keys = SEGMENT_FIELDS.map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { words, type, options } of SEGMENT_FIELDS) {
      expect([words.ru, words.en].every((text) => text.length > 0)).toBe(true)
      expect(OPERATORS_OF_TYPE[type].length).toBeGreaterThan(0)
      expect(type === 'choice' || type === 'set').toBe(options !== undefined)
    }
  })

  it('knows which rules tell of money and of other segments', () => {
    expect(tellsOfMoney(CARDIO)).toBe(false)
    expect(tellsOfMoney({ not: { field: 'value.rfm_group', op: 'any_of', value: ['lost'] } })).toBe(true)
    expect(segmentsIn({ any: [{ field: 'segment.member', op: 'none_of', value: ['a', 'b'] }, CARDIO] })).toEqual([
      'a',
      'b',
    ])
  })
})

describe('a rule in words', () => {
  const say = (rule: SegmentRule, locale: 'ru' | 'en') =>
    ruleSentence(rule, { locale, catalogue, nameOf: (id) => ({ s1: 'Сокол' })[id] })

  it('reads as a sentence in both languages', () => {
    expect(say(CARDIO, 'ru')).toBe(
      'Число визитов: не меньше 2 раз за последние 12 месяцев, специальность: Кардиолог; кроме тех, у кого (Число визитов: есть за последние 3 месяца, специальность: Кардиолог)',
    )
    expect(
      say(
        {
          any: [
            { field: 'profile.age', op: 'between', value: [18, 21] },
            { field: 'plans.left', op: 'at_least', value: 3_000_000 },
          ],
        },
        'ru',
      ),
    ).toBe('Возраст: от 18 до 21 года или Осталось по открытым планам: не меньше 30\u202f000 ₽')
    expect(say({ field: 'profile.branch', op: 'any_of', value: ['s1'] }, 'en')).toBe('Branch: any of: Сокол')
    expect(say({ all: [] }, 'ru')).toBe('Все пациенты')
  })
})

it('keeps everybody in the same hundredth', () => {
  expect(bucketOfId('0190f3c1-0000-7000-8000-0000000000ff')).toBe(55)
  expect(bucketOfId('0190f3c1-0000-7000-8000-0000ffffffff')).toBe(95)
})
