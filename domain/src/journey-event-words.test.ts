import { expect, it } from 'vitest'
import { eventFields, eventWords } from './journey-event-words.ts'
import { JOURNEY_EVENTS } from './journey-event.ts'

const names = new Map([['d1', 'Гусева Т. И.']])
const say = (match: Parameters<typeof eventWords>[0]) =>
  eventWords(
    match,
    (id) => names.get(id),
    (amount) => `${amount / 100} ₽`,
  ).ru

it('says an event with its conditions as one sentence', () => {
  expect(
    say({
      types: ['appointment.completed', 'appointment.arrived'],
      where: [
        { key: 'doctorId', op: 'in', values: ['d1'] },
        { key: 'treatmentTypes', op: 'not_in', values: ['hygiene'] },
      ],
    }),
  ).toBe('Приём завершён или Пришёл в клинику, врач: Гусева Т. И., вид лечения кроме: Гигиена')
  expect(say({ types: ['payment.received'], where: [{ key: 'amount', op: 'at_least', values: [500_000] }] })).toBe(
    'Оплата, сумма от 5000 ₽',
  )
})

it('offers only what every chosen event carries', () => {
  const keys = (...types: (typeof JOURNEY_EVENTS)[number][]) => eventFields(types).map(({ key }) => key)
  expect(keys('appointment.completed', 'service.done')).toEqual(['doctorId', 'branchId'])
  expect(keys('patient.tagged')).toEqual(['tag'])
  expect(keys('patient.created')).toEqual([])
})
