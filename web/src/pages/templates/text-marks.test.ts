import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeOf, textMarks, valueMarks } from './text-marks.ts'

const kinds = (marks: ReturnType<typeof textMarks>) =>
  marks.flatMap(({ text, kind }) => (kind === 'plain' ? [] : [[text, kind]]))

describe('marks in a text being written', () => {
  it('stand on variables and on what the check found, wherever it is repeated', () => {
    const text = '{{ patient.name }}, у вас кариес. Лечим кариес со скидкой, {{ service.name }}'
    const findings = [
      { found: 'кариес', severity: 'error' as const },
      { found: 'скидкой', severity: 'warning' as const },
      { found: 'service.name', severity: 'error' as const },
    ]
    expect(kinds(textMarks(text, findings))).toEqual([
      ['{{ patient.name }}', 'variable'],
      ['кариес', 'error'],
      ['кариес', 'error'],
      ['скидкой', 'warning'],
      ['{{ service.name }}', 'error'],
    ])
  })

  it('never change the text itself', () => {
    const words = fc.array(fc.constantFrom('{{ patient.name }}', 'кариес', ' ', '{{', '}}', '\n', 'зуб 36'))
    fc.assert(
      fc.property(words, fc.array(fc.constantFrom('кариес', 'зуб 36', 'зуб', '')), (parts, founds) => {
        const text = parts.join('')
        const marks = textMarks(
          text,
          founds.map((found) => ({ found, severity: 'error' as const })),
        )
        expect(marks.map((mark) => mark.text).join('')).toBe(text)
      }),
    )
  })

  it('know where a finding stands, and that another text does not have it', () => {
    expect(placeOf('Лечим кариес', { found: 'кариес' })).toEqual({ from: 6, to: 12 })
    expect(placeOf('Ждём вас', { found: 'кариес' })).toBeNull()
    expect(placeOf('Ждём вас', { found: '' })).toBeNull()
  })
})

describe('marks in a text as a patient gets it', () => {
  const template = '{{ patient.name }}, ждём вас {{ appointment.date }} в {{ appointment.time }}.'

  it('stand on the values put in', () => {
    expect(kinds(valueMarks(template, 'Анна Петровна, ждём вас 24 ноября в 14:30.'))).toEqual([
      ['Анна Петровна', 'variable'],
      ['24 ноября', 'variable'],
      ['14:30', 'variable'],
    ])
  })

  it('keep what was added after the words of the template', () => {
    const marks = valueMarks('Здравствуйте, {{ patient.name }}', 'Здравствуйте, Анна')
    expect(marks.map(({ text }) => text)).toEqual(['Здравствуйте, ', 'Анна'])
    const longer = valueMarks('Ждём вас.', 'Ждём вас.\nИмеются противопоказания.')
    expect(longer.map(({ text }) => text).join('')).toBe('Ждём вас.\nИмеются противопоказания.')
  })

  it('are given up where a condition changes the words', () => {
    const rendered = 'Пришли вовремя'
    expect(valueMarks('{% if patient.sex == "m" %}Пришёл{% else %}Пришли{% endif %} вовремя', rendered)).toEqual([
      { text: rendered, kind: 'plain' },
    ])
  })
})
