import { describe, expect, test } from 'vitest'
import { FORMULAS, formulaWords, type FormulaKey } from './formulas.ts'
import { VALUE_CLASSES, VALUE_CLASS_WORDS } from './value-class.ts'
import { DEFAULT_VALUE_CLASS_RULES } from './value-class-rules.ts'
import { OVERVIEW_RETURN_DAYS } from './returns.ts'

const keys = Object.keys(FORMULAS) as FormulaKey[]

describe('every number shown', () => {
  test.each(keys)('%s is explained in both languages', (key) => {
    const { name, meaning, formula } = formulaWords(key)
    for (const { ru, en } of [name, meaning, formula]) {
      expect(ru).toMatch(/[А-Яа-я]|VIP/)
      expect(en).not.toMatch(/[А-Яа-я]/)
      expect(`${ru}${en}`).not.toContain('!')
    }
    for (const text of [meaning.ru, meaning.en, formula.ru, formula.en]) expect(text).toMatch(/\.$/)
    // One sentence: a single full stop, at the end.
    for (const text of [meaning.ru, meaning.en]) expect(text.match(/\./g)).toHaveLength(1)
  })

  test('has a name of its own', () => {
    expect(new Set(keys.map((key) => FORMULAS[key].name.ru)).size).toBe(keys.length)
    expect(new Set(keys.map((key) => FORMULAS[key].name.en)).size).toBe(keys.length)
  })

  test('each value class has its formula under the same name', () => {
    for (const name of VALUE_CLASSES) expect(FORMULAS[`class_${name}`].name).toEqual(VALUE_CLASS_WORDS[name])
  })

  test('the words name the figures the rules use', () => {
    const rules = DEFAULT_VALUE_CLASS_RULES
    expect(FORMULAS.class_unprofitable.formula.en).toContain(`${rules.discountShare * 100} %`)
    const { revenue12m } = rules.vip
    const top = revenue12m.method === 'quantile' ? Math.round(100 - revenue12m.share * 100) : null
    expect(FORMULAS.class_vip.formula.ru).toContain(`лучших ${top} %`)
    expect(FORMULAS.return_rate_90.formula.ru).toContain(`${OVERVIEW_RETURN_DAYS} дней`)
  })
})
