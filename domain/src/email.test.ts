import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskEmail, readEmail, readEmails } from './email.ts'

test.each([
  [' Maria.Ivanova@Mail.RU ', 'maria.ivanova@mail.ru'],
  ['mailto:maria@mail.ru', 'maria@mail.ru'],
  ['Мария Иванова <maria@mail.ru>', 'maria@mail.ru'],
  ['maria@mail.ru.', 'maria@mail.ru'],
  ['maria@mail..ru', 'maria@mail.ru'],
  ['почта: maria@mail.ru', 'maria@mail.ru'],
  ['maria\u200b@mail.ru', 'maria@mail.ru'],
  ['o.neil+clinic@sub.example-clinic.co.uk', 'o.neil+clinic@sub.example-clinic.co.uk'],
  ['иван@клиника.рф', 'иван@клиника.рф'],
  ['info@xn--80aswg.xn--p1ai', 'info@xn--80aswg.xn--p1ai'],
])('%s', (cell, email) => {
  expect(readEmails(cell)).toEqual({ emails: [email], problems: [] })
})

test('several addresses in a cell, each once', () => {
  expect(readEmails('a@mail.ru, b@ya.ru; A@mail.ru').emails).toEqual(['a@mail.ru', 'b@ya.ru'])
  expect(readEmails('a@mail.ru / b@ya.ru').emails).toEqual(['a@mail.ru', 'b@ya.ru'])
  expect(readEmails('a@mail.ru/b@ya.ru').emails).toEqual(['a@mail.ru', 'b@ya.ru'])
  expect(readEmail('a@mail.ru b@ya.ru')).toBeNull()
})

test.each([
  ['нет', 'email_placeholder'],
  ['-', 'email_placeholder'],
  ['нет@нет.ру', 'email_placeholder'],
  ['net@net.net', 'email_placeholder'],
  ['no@mail.ru', 'email_placeholder'],
  ['test@test.ru', 'email_placeholder'],
  ['mail@mail.ru', 'email_placeholder'],
  ['ivan@example.com', 'email_placeholder'],
  ['ivan', 'email_invalid'],
  ['ivan@', 'email_invalid'],
  ['@mail.ru', 'email_invalid'],
  ['ivan@mail', 'email_invalid'],
  ['ivan petrov', 'email_invalid'],
  ['иван@mail.р1', 'email_invalid'],
])('%s is refused', (cell, code) => {
  const { emails, problems } = readEmails(cell)
  expect(emails).toEqual([])
  expect(problems.map((problem) => problem.code)).toEqual([code])
})

test('a wrong neighbour does not lose the right address', () => {
  const { emails, problems } = readEmails('ivan@mail, maria@mail.ru')
  expect(emails).toEqual(['maria@mail.ru'])
  expect(problems).toEqual([{ code: 'email_invalid', cell: 'ivan@mail' }])
})

test('an empty cell is neither an address nor a problem', () => {
  expect(readEmails(' ')).toEqual({ emails: [], problems: [] })
})

test('a masked address shows its first letter and domain', () => {
  expect(maskEmail('maria@mail.ru')).toBe('m•••@mail.ru')
  expect(maskEmail('?')).toBe('•••')
})

test('no text breaks it, and an address read once is read the same again', () => {
  const messy = fc.string({ unit: fc.constantFrom(...'abя.@,; <>/-+1'), maxLength: 30 })
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), messy, fc.emailAddress()), (cell) => {
      const { emails, problems } = readEmails(cell)
      for (const email of emails) expect(readEmails(email)).toEqual({ emails: [email], problems: [] })
      if (/[\p{L}\d@]/u.test(cell)) expect(emails.length + problems.length).toBeGreaterThan(0)
    }),
    { numRuns: 3000 },
  )
})
