import { expect, test } from 'vitest'
import { changesBetween, clashOf, EMPTY_DRAFT } from './patient-draft.ts'

const base = { ...EMPTY_DRAFT, lastName: 'Соколова', source: 'Яндекс', district: 'Сокол', custom: { hobby: 'теннис' } }

test('only what was changed is sent; what was cleared is sent as nothing', () => {
  const draft = { ...base, source: '', district: 'Аэропорт', custom: { hobby: '' } }
  expect(changesBetween(base, draft)).toEqual({ source: null, district: 'Аэропорт', custom: { hobby: null } })
  expect(changesBetween(base, { ...base })).toEqual({})
})

test('two people changed the same field differently: somebody has to decide', () => {
  const clash = clashOf(base, { ...base, source: 'Авито' }, { ...base, source: 'Совет друга' })
  expect(clash.fields).toEqual(['source'])
  expect(clash.draft.source).toBe('Авито')
})

test('what only the other person changed is taken over without a question', () => {
  const clash = clashOf(
    base,
    { ...base, source: 'Авито' },
    { ...base, district: 'Аэропорт', custom: { hobby: 'лыжи' } },
  )
  expect(clash.fields).toEqual([])
  expect(clash.draft).toMatchObject({ source: 'Авито', district: 'Аэропорт', custom: { hobby: 'лыжи' } })
})

test('both wrote the same: nothing to decide', () => {
  expect(clashOf(base, { ...base, source: 'Авито' }, { ...base, source: 'Авито' }).fields).toEqual([])
})
