import { expect, test } from 'vitest'
import { maskedContact, shortStaffName, writtenContact } from './person-text.ts'

test('a doctor is named by surname and initials; foreign and plain names stay whole', () => {
  expect(shortStaffName('Орлов Дмитрий Сергеевич')).toBe('Орлов Д.\u00a0С.')
  expect(shortStaffName('Орлов Д. С.')).toBe('Орлов Д. С.')
  expect(shortStaffName('Елена Воронцова')).toBe('Елена Воронцова')
  expect(shortStaffName('Регистратура')).toBe('Регистратура')
  expect(shortStaffName('Anna Smith')).toBe('Anna Smith')
})

test('the middle of a contact is hidden until somebody asks for it', () => {
  expect(maskedContact('phone', '+79162042407')).toBe('+7 916 •••-24-07')
  expect(maskedContact('phone', '+375291234567')).toBe('+375 29 •••-45-67')
  expect(maskedContact('email', 'm.sokolova@mail.ru')).toBe('m.sok•••@mail.ru')
  expect(maskedContact('email', 'a@b.ru')).toBe('a•••@b.ru')
  expect(maskedContact('telegram', 'marina_s')).not.toContain('marina_s')
  expect(maskedContact('whatsapp', '+79162042407')).toBe('+7 916 •••-24-07')
})

test('a contact is written the way people read it', () => {
  expect(writtenContact('phone', '+79162042407')).toBe('+7 916 204-24-07')
  expect(writtenContact('telegram', 'marina_s')).toBe('@marina_s')
  expect(writtenContact('telegram', '501')).toBe('id 501')
  const browser = '{"endpoint":"https://push.example/abc","keys":{"p256dh":"secret","auth":"secret"}}'
  expect(writtenContact('push', browser)).toBe('push.example')
})
