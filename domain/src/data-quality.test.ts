import { expect, test } from 'vitest'
import { QUALITY_RULES, QUALITY_RULE_WORDS, activeQualityRules } from './data-quality.ts'

test('a clinic that switched nothing has the default rules on', () => {
  expect(activeQualityRules({})).toEqual([
    'no_phone',
    'no_source',
    'no_next_appointment',
    'visit_without_plan',
    'plan_without_prices',
    'possible_duplicates',
  ])
})

test('a switch of the clinic wins over the default both ways', () => {
  const rules = activeQualityRules({ no_phone: false, unsigned_consent: true })
  expect(rules).not.toContain('no_phone')
  expect(rules).toContain('unsigned_consent')
})

test('every rule says in both languages what it counts and why', () => {
  for (const rule of QUALITY_RULES) {
    const { name, explanation, why } = QUALITY_RULE_WORDS[rule]
    for (const { ru, en } of [name, explanation, why]) {
      expect(ru).toMatch(/^[А-Я]/)
      expect(en).toMatch(/^[A-Z][ -~]+$/)
    }
  }
})
