import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readBoolean, readCount, readList, readQuantity, readSex, readText } from './cell-value.ts'
import * as words from './cell-word.ts'
import { readTreatmentType } from './treatment-type.ts'

describe('simple cells', () => {
  test('yes and no', () => {
    for (const cell of ['да', 'Да.', 'YES', '1', '+', 'true', 'ИСТИНА', ' да '])
      expect(readBoolean(cell).value).toBe(true)
    for (const cell of ['нет', 'НЕТ', 'no', '0', '-', '–', 'false', 'не согласен'])
      expect(readBoolean(cell).value).toBe(false)
    expect(readBoolean('')).toEqual({ value: null, problem: null })
    expect(readBoolean('возможно').problem).toEqual({ code: 'word_unknown', cell: 'возможно', meaning: 'boolean' })
  })

  test('sex', () => {
    for (const cell of ['м', 'М', 'муж.', 'Мужской', 'male', 'M', 'мужчина', '1']) expect(readSex(cell).value).toBe('m')
    for (const cell of ['ж', 'Жен', 'женский', 'f', 'Female', '2']) expect(readSex(cell).value).toBe('f')
    for (const cell of ['', '-', 'не указан', '0', 'unknown'])
      expect(readSex(cell)).toEqual({ value: null, problem: null })
    expect(readSex('хз').problem?.code).toBe('word_unknown')
  })

  test('lists', () => {
    expect(readList(' VIP | аллергия||VIP ')).toEqual(['VIP', 'аллергия'])
    expect(readList('')).toEqual([])
  })

  test('quantities and counts', () => {
    expect(readQuantity('2 шт.').value).toBe(2)
    expect(readQuantity('0,5').value).toBe(0.5)
    expect(readQuantity('3.000').value).toBe(3)
    expect(readQuantity('').value).toBeNull()
    expect(readQuantity('0').problem?.code).toBe('quantity_not_positive')
    expect(readQuantity('-1').problem?.code).toBe('quantity_not_positive')
    expect(readQuantity('много').problem?.code).toBe('quantity_unreadable')
    expect(readQuantity('89161234567').problem?.code).toBe('quantity_too_large')
    expect(readCount('1 204').value).toBe(1204)
    expect(readCount('35.0').value).toBe(35)
    expect(readCount('-3').problem?.code).toBe('quantity_unreadable')
  })

  test('text loses what cannot be seen', () => {
    expect(readText(' две\u0000  слова\u200b\r\nстрока ').value).toBe('две слова\nстрока')
    expect(readText('кра\u0438\u0306').value).toBe('край')
    expect(readText('\ud800').value).toBeNull()
    expect(readText('а'.repeat(11), 10).problem).toEqual({ code: 'text_too_long', cell: 'ааааааааааа', limit: 10 })
  })
})

describe('states', () => {
  test.each([
    ['Записан', 'booked'],
    ['запланирована', 'booked'],
    ['Не подтверждён', 'booked'],
    ['подтверждено', 'confirmed'],
    ['Подтверждённый', 'confirmed'],
    ['Пришёл', 'arrived'],
    ['пришла', 'arrived'],
    ['На приёме', 'arrived'],
    ['завершён', 'completed'],
    ['Выполнена', 'completed'],
    ['Состоялся', 'completed'],
    ['принят', 'completed'],
    ['принята', 'completed'],
    ['была', 'completed'],
    ['не пришёл', 'no_show'],
    ['Не пришла', 'no_show'],
    ['НЕЯВКА', 'no_show'],
    ['не явилась', 'no_show'],
    ['no-show', 'no_show'],
    ['no_show', 'no_show'],
    ['отменён', 'cancelled'],
    ['Отменена', 'cancelled'],
    ['отменено клиникой', 'cancelled'],
    ['Отказалась', 'cancelled'],
    ['canceled', 'cancelled'],
    ['fulfilled', 'completed'],
  ])('appointment «%s»', (cell, status) => {
    expect(words.readAppointmentStatus(cell)).toEqual({ value: status, problem: null })
  })

  test('who cancelled', () => {
    expect(words.readCancelledBy('Отменена клиникой').value).toBe('clinic')
    expect(words.readCancelledBy('пациент').value).toBe('patient')
    expect(words.readCancelledBy('patient').value).toBe('patient')
    expect(words.readCancelledBy('погода').problem?.code).toBe('word_unknown')
  })

  test.each([
    ['нал', 'patient', null],
    ['Карта', 'patient', null],
    ['банковская карта', 'patient', null],
    ['оплата картой', 'patient', null],
    ['б/н', 'patient', null],
    ['ДМС', 'insurer', null],
    ['ДМС Согаз', 'insurer', 'Согаз'],
    ['СК «РЕСО-Гарантия»', 'insurer', 'РЕСО-Гарантия'],
    ['Ингосстрах', 'insurer', 'Ингосстрах'],
    ['страховая', 'insurer', null],
    ['по полису', 'insurer', null],
    ['юрлицо', 'employer', null],
    ['ООО «Ромашка»', 'employer', null],
    ['insurer', 'insurer', null],
    ['employer', 'employer', null],
    ['Самостоятельно', 'patient', null],
  ])('payer «%s»', (cell, payer, insurer) => {
    expect(words.readPayer(cell).value).toBe(payer)
    expect(words.insurerNameIn(cell)).toBe(insurer)
  })

  test('other states', () => {
    expect(words.readPayer('кто-то').problem?.code).toBe('word_unknown')
    expect(words.readPaymentKind('Возврат').value).toBe('refund')
    expect(words.readPaymentKind('приход').value).toBe('payment')
    expect(words.readPlanStatus('Согласован').value).toBe('accepted')
    expect(words.readPlanStatus('в работе').value).toBe('in_progress')
    expect(words.readPlanStatus('отложено').value).toBe('postponed')
    expect(words.readPlanStatus('lost').value).toBe('lost')
    expect(words.readPlanItemStatus('Выполнена').value).toBe('done')
    expect(words.readPlanItemStatus('отказ').value).toBe('declined')
    expect(words.readStaffRole('Врач-ортодонт').value).toBe('doctor')
    expect(words.readStaffRole('Стоматолог-хирург').value).toBe('doctor')
    expect(words.readStaffRole('Администратор').value).toBe('administrator')
    expect(words.readStaffRole('owner').problem?.code).toBe('word_unknown')
    expect(words.readCallDirection('Вх.').value).toBe('in')
    expect(words.readCallDirection('outgoing').value).toBe('out')
    expect(words.readOfferOutcome('думает').value).toBe('thinking')
    expect(words.readOfferOutcome('Согласилась').value).toBe('accepted')
    expect(words.readOfferOutcome('-')).toEqual({ value: null, problem: null })
  })

  test.each([
    ['Консультация ортодонта', 'consultation'],
    ['Приём врача-стоматолога первичный', 'consultation'],
    ['Профессиональная гигиена', 'hygiene'],
    ['Удаление зубных отложений', 'hygiene'],
    ['Отбеливание ZOOM', 'hygiene'],
    ['Лечение кариеса 1 поверхность', 'caries'],
    ['Реставрация зуба', 'caries'],
    ['Лечение пульпита 3 канала', 'complex'],
    ['Удаление зуба сложное', 'surgery'],
    ['Установка импланта Straumann', 'surgery'],
    ['Синус-лифтинг', 'surgery'],
    ['Коронка м/к 26', 'prosthetics'],
    ['Коронка на имплант', 'prosthetics'],
    ['Винир E-max', 'prosthetics'],
    ['Установка брекетов', 'orthodontics'],
    ['Элайнеры', 'orthodontics'],
    ['КТ челюсти', 'diagnostics'],
    ['ОПТГ', 'diagnostics'],
    ['Прицельный снимок', 'diagnostics'],
    ['Анестезия инфильтрационная', 'other'],
    ['Набор для ухода', 'other'],
    ['prosthetics', 'prosthetics'],
    ['Root canal treatment', 'complex'],
    ['', 'other'],
  ])('service «%s»', (name, type) => {
    expect(readTreatmentType(name)).toBe(type)
  })

  test('no text breaks the reading of words, and what was read is read again', () => {
    const readers = [
      words.readAppointmentStatus,
      words.readCancelledBy,
      words.readPayer,
      words.readPaymentKind,
      words.readPlanStatus,
      words.readPlanItemStatus,
      words.readStaffRole,
      words.readCallDirection,
      words.readOfferOutcome,
      readSex,
    ]
    const known = fc.constantFrom('отменена', 'ДМС Согаз', 'возврат', 'completed', 'Врач', 'in_progress', 'м', 'вх')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), known), fc.constantFrom(...readers), (cell, reader) => {
        const { value } = reader(cell)
        if (value !== null) expect(reader(value).value).toBe(value)
        readTreatmentType(cell)
        readBoolean(cell)
        const text = readText(cell).value
        if (text !== null) expect(readText(text).value).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })
})
