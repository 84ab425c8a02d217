import { expect, it } from 'vitest'
import type { StaffMember } from '../settings-queries.ts'
import { likelyStaff } from './likely-staff.ts'

const member = (name: string, signsIn = false) => ({ id: name, name, signsIn }) as StaffMember
const EVERYBODY = [
  member('Орлов Дмитрий Сергеевич'),
  member('Орлова Мария'),
  member('Орлов П. И.'),
  member('Ким Анна', true),
  member('Фёдоров Олег'),
]
const named = (name: string) => likelyStaff(EVERYBODY, name).map((one) => one.name)

it('an invited doctor is offered the row of the medical system with the same name', () => {
  expect(named('Орлов Дмитрий Сергеевич')).toEqual(['Орлов Дмитрий Сергеевич'])
  expect(named('орлов д. с.')).toEqual(['Орлов Дмитрий Сергеевич'])
  expect(named('Орлов')).toEqual(['Орлов Дмитрий Сергеевич', 'Орлов П. И.'])
  expect(named('Федоров Олег Ильич')).toEqual(['Фёдоров Олег'])
})

it('nobody who signs in already, and nobody of another name', () => {
  expect(named('Ким Анна')).toEqual([])
  expect(named('Орлов Антон')).toEqual([])
  expect(named('')).toEqual([])
})
