import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LintCode, lintMessage, mayPublish } from './message-linter.ts'

const codes = (text: string, messageClass: 'service' | 'advertising' = 'service'): LintCode[] =>
  lintMessage({ text, channel: 'sms', messageClass }).map(({ code }) => code)

describe('medical secrecy', () => {
  test.each([
    ['У вас кариес, запишитесь', 'diagnosis'],
    ['У вас кapиec, запишитесь', 'diagnosis'],
    ['КАРИЕС надо лечить', 'diagnosis'],
    ['Лечение пульпита завершено', 'diagnosis'],
    ['Ваш диагноз K02.1', 'diagnosis'],
    ['Код К02.1 в карте', 'icd_code'],
    ['Пора на гигиену', 'procedure'],
    ['Имплантация 24 ноября', 'procedure'],
    ['МРТ в четверг', 'procedure'],
    ['Готовы результаты анализов', 'result'],
    ['Вас ждёт гинеколог Иванова', 'specialty'],
    ['Лечим зуб 36 в четверг', 'tooth'],
    ['36-й зуб готов к следующему шагу', 'tooth'],
    ['После удаления зуба отдыхайте', 'tooth'],
    ['Your braces are ready', 'procedure'],
  ])('%s', (text, code) => {
    expect(codes(text)).toContain(code)
    expect(mayPublish(lintMessage({ text, channel: 'sms', messageClass: 'service' }))).toBe(false)
  })

  test.each([
    'Анна Петровна, здравствуйте. Это клиника «Линия улыбки». Ждём вас завтра в 14:30, Тверская, 5.',
    'Вы были у нас две недели назад. Следующий визит лучше не откладывать. Записаться: https://c.example/l/1',
    'По вашему плану остались визиты. Подробности в личном кабинете.',
    'Экономия времени: запишитесь онлайн. Раковина и ракета ни при чём.',
    'Anna, we are waiting for you tomorrow at 14:30.',
    'Приём перенесён на 36 минут позже, кабинет 14',
    'Оплата картой по счёту B12-7 прошла',
  ])('lets through: %s', (text) => {
    expect(codes(text)).toEqual([])
  })

  test('a variable that reveals treatment is named', () => {
    const variables = [
      { name: 'service', medical: true },
      { name: 'doctor', medical: false },
    ]
    const found = lintMessage({ text: 'Ждём: {{ service }}', channel: 'max', messageClass: 'service', variables })
    expect(found).toEqual([{ code: 'medical_variable', severity: 'error', found: 'service', at: 9 }])
  })

  test('the place of a finding is the place in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        for (const { at, found } of lintMessage({
          text: `${text} кариес ${text}`,
          channel: 'email',
          messageClass: 'service',
        }))
          expect(`${text} кариес ${text}`.slice(at, at + found.length)).toBe(found)
      }),
    )
  })
})

describe('class of a message', () => {
  test('an offer in a service message is pointed at, not forbidden', () => {
    const found = lintMessage({ text: 'Скидка 20 % до пятницы', channel: 'sms', messageClass: 'service' })
    expect(found.map(({ found: word }) => word)).toEqual(['Скидка', '20 %'])
    expect(mayPublish(found)).toBe(true)
  })

  test('advertising is reminded of contraindications', () => {
    expect(codes('Скидка 20 % до пятницы', 'advertising')).toEqual(['no_contraindication_warning'])
    expect(codes('Скидка 20 %. Имеются противопоказания.', 'advertising')).toEqual([])
  })
})
