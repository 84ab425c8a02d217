import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editDistance } from './edit-distance.ts'
import { identityKeys, isBlockedIdentityValue, isStrongKey, stricterConsent } from './identity.ts'
import type { PersonIdentity } from './identity.ts'
import { scorePair } from './pair-score.ts'

const maria: PersonIdentity = {
  lastName: 'Иванова',
  firstName: 'Мария',
  middleName: 'Петровна',
  birthDate: '1984-03-14',
  phones: ['+79161234567'],
  emails: ['maria@mail.ru'],
}
const like = (change: Partial<PersonIdentity>): PersonIdentity => ({ ...maria, ...change })
const codes = (a: PersonIdentity, b: PersonIdentity) => scorePair(a, b).reasons.map(({ code }) => code)

describe('identity keys', () => {
  test('of a full card', () => {
    expect(identityKeys(maria)).toEqual([
      { kind: 'phone', value: '+79161234567' },
      { kind: 'email', value: 'maria@mail.ru' },
      { kind: 'name_birth', value: 'иванова|мария|1984-03-14' },
      { kind: 'name_birth_phone', value: 'иванова|мария|1984-03-14|+79161234567' },
      { kind: 'name_birth_email', value: 'иванова|мария|1984-03-14|maria@mail.ru' },
    ])
  })

  test('do not depend on case, ё, alphabet or the order of surname and name', () => {
    const messy = like({ lastName: 'ИВАHОВА', firstName: 'мария' })
    expect(identityKeys(messy)).toEqual(identityKeys(maria))
    const turned = like({ lastName: 'Мария', firstName: 'Иванова' })
    const nameBirth = (person: PersonIdentity) => identityKeys(person).find(({ kind }) => kind === 'name_birth')
    expect(nameBirth(turned)).toEqual(nameBirth(maria))
  })

  test('initials, placeholders and unknown dates make no strong keys', () => {
    for (const change of [
      { firstName: 'М.' },
      { firstName: 'М.П.' },
      { lastName: 'Тест' },
      { lastName: null },
      { birthDate: null },
      { birthDate: '1900-01-01' },
    ]) {
      expect(identityKeys(like(change)).map(({ kind }) => kind)).toEqual(['phone', 'email'])
    }
  })

  test('ids of source systems and messengers are keys, placeholders are not', () => {
    const keys = identityKeys(
      like({
        phones: [],
        emails: [],
        birthDate: null,
        externalIds: [
          { origin: 'ident', value: '1042' },
          { origin: 'ident', value: '0000' },
          { origin: 'ident', value: 'null' },
        ],
        messengers: [{ kind: 'telegram', value: 'maria' }],
      }),
    )
    expect(keys).toEqual([
      { kind: 'external_id', value: 'ident|1042' },
      { kind: 'telegram', value: 'maria' },
    ])
    expect(keys.map(({ kind }) => isStrongKey(kind))).toEqual([true, false])
    expect(isStrongKey('phone')).toBe(false)
  })

  test('blocked values', () => {
    for (const value of [
      '',
      '0',
      '-',
      '000-000',
      '-1',
      'NULL',
      'anonymous',
      'аноним',
      '#Н/Д',
      'aaaa',
      '1111111',
      '12345',
    ]) {
      expect(isBlockedIdentityValue(value)).toBe(true)
    }
    for (const value of ['1042', 'A-0391', 'maria', '+79161234567', '10'])
      expect(isBlockedIdentityValue(value)).toBe(false)
  })
})

describe('a pair of records', () => {
  test('same name, birth date and phone are one person', () => {
    expect(scorePair(maria, like({ emails: [], middleName: null }))).toMatchObject({ decision: 'auto', family: false })
    expect(scorePair(maria, like({ phones: [] })).decision).toBe('auto')
    expect(scorePair(maria, maria).score).toBe(1)
  })

  test('a shared phone alone never merges', () => {
    const other: PersonIdentity = {
      ...maria,
      lastName: null,
      firstName: null,
      middleName: null,
      birthDate: null,
      emails: [],
    }
    expect(scorePair(maria, other)).toMatchObject({ decision: 'different', score: 0.25 })
  })

  test('a family on one phone is a family', () => {
    const son = like({
      lastName: 'Иванов',
      firstName: 'Пётр',
      middleName: 'Ильич',
      birthDate: '2015-06-01',
      emails: [],
    })
    expect(scorePair(maria, son)).toMatchObject({ decision: 'different', family: true, score: 0 })
    const twin = like({ firstName: 'Марина', emails: [] })
    expect(scorePair(maria, twin)).toMatchObject({ decision: 'different', family: true })
    const namesake = like({ birthDate: '2010-08-22', emails: [] })
    expect(scorePair(maria, namesake)).toMatchObject({ decision: 'different', family: true })
  })

  test.each([
    ['a day off', { birthDate: '1984-03-15' }, 'birth_day_off'],
    ['day and month swapped', { birthDate: '1984-03-12' }, 'birth_typo'],
    ['a digit of the year', { birthDate: '1994-03-14' }, 'birth_typo'],
    ['a typo in the surname', { lastName: 'Ивонова' }, 'name_typo'],
    ['a typo in the name', { firstName: 'Мраия' }, 'name_typo'],
    ['a pet name', { firstName: 'Маша' }, 'name_variant'],
    ['initials', { firstName: 'М.', middleName: 'П.' }, 'name_initials'],
    ['a maiden name', { lastName: 'Соколова' }, 'surname_changed'],
    ['turned names', { lastName: 'Мария', firstName: 'Иванова' }, 'names_transposed'],
    ['no birth date', { birthDate: null }, 'full_name_same'],
    ['another patronymic', { middleName: 'Сергеевна' }, 'middle_name_differs'],
  ] as const)('%s asks a person', (_, change, code) => {
    const other = like({ emails: [], ...change })
    expect(scorePair(maria, other).decision).toBe('suggest')
    expect(codes(maria, other)).toContain(code)
  })

  test('day and month swapped', () => {
    const other = like({ birthDate: '1984-11-03' })
    expect(codes(like({ birthDate: '1984-03-11' }), other)).toContain('birth_swapped')
  })

  test('the same name and birth date without a contact asks a person, the same name alone does not', () => {
    const silent = like({ phones: [], emails: [] })
    expect(scorePair(maria, silent).decision).toBe('suggest')
    expect(scorePair(maria, { ...silent, birthDate: null }).decision).toBe('different')
  })

  test('a form with a first name and the phone asks a person', () => {
    const form = like({ lastName: null, middleName: null, birthDate: null, emails: [] })
    expect(scorePair(maria, form).decision).toBe('suggest')
  })

  test('a man does not take another surname', () => {
    const ivan = { ...maria, lastName: 'Иванов', firstName: 'Иван', middleName: 'Ильич', sex: 'm' as const }
    expect(codes(ivan, { ...ivan, lastName: 'Соколов' })).toContain('surname_differs')
  })

  test('a shared id of a source system is one person unless everything else speaks against', () => {
    const id = [{ origin: 'ident', value: '1042' }]
    const renamed = like({ externalIds: id, lastName: 'Соколова', phones: [], emails: [] })
    expect(scorePair(like({ externalIds: id }), renamed).decision).toBe('auto')
    const stranger = like({ externalIds: id, firstName: 'Олег', middleName: 'Ильич', birthDate: '1950-01-07' })
    expect(scorePair(like({ externalIds: id }), stranger).decision).toBe('suggest')
  })

  test('two cards with nothing but an initial for a name are asked about, never merged', () => {
    const initial = like({ firstName: 'М.', middleName: null })
    expect(scorePair(initial, initial).decision).toBe('suggest')
  })

  test('the id a system writes when it has none ties nobody', () => {
    const nobody = like({ externalIds: [{ origin: 'ident', value: '0000' }], birthDate: null, phones: [], emails: [] })
    expect(scorePair(nobody, nobody).decision).toBe('different')
  })

  test('two ids of one system with different birth dates never merge by themselves', () => {
    const a = like({
      externalIds: [
        { origin: 'ident', value: '1042' },
        { origin: 'amo', value: '7' },
      ],
    })
    const b = like({
      externalIds: [
        { origin: 'ident', value: '2077' },
        { origin: 'amo', value: '7' },
      ],
      birthDate: '1984-03-15',
    })
    expect(scorePair(a, b).decision).toBe('suggest')
    expect(codes(a, b)).toContain('external_ids_differ')
    expect(scorePair(a, { ...b, birthDate: maria.birthDate }).decision).toBe('auto')
  })

  test('the order of the two does not matter, and only proof merges', () => {
    const word = (...words: string[]) => fc.option(fc.constantFrom(...words), { nil: null })
    const person: fc.Arbitrary<PersonIdentity> = fc.record({
      lastName: word('Иванова', 'Иванов', 'Ивонова', 'Соколова', 'Мария', 'Ли', 'Иванова-Соколова'),
      firstName: word('Мария', 'Маша', 'Марина', 'Иван', 'М.', 'Мраия', 'Иванова', 'Ён'),
      middleName: word('Петровна', 'Петрович', 'П.', 'Сергеевна'),
      birthDate: word('1984-03-14', '1984-03-15', '1984-11-03', '1984-03-11', '2015-06-01', '1900-01-01'),
      phones: fc.subarray(['+79161234567', '+79037715140']),
      emails: fc.subarray(['maria@mail.ru', 'ivan@mail.ru']),
      sex: fc.constantFrom('m' as const, 'f' as const, null),
      formerLastName: word('Соколова'),
      externalIds: fc.subarray([
        { origin: 'ident', value: '1' },
        { origin: 'ident', value: '2' },
        { origin: 'amo', value: '1' },
      ]),
    })
    fc.assert(
      fc.property(person, person, (a, b) => {
        const forward = scorePair(a, b)
        expect(scorePair(b, a)).toEqual(forward)
        expect(forward.score).toBeGreaterThanOrEqual(0)
        expect(forward.score).toBeLessThanOrEqual(1)
        const shares = (kind: string) =>
          identityKeys(a).some(
            (key) =>
              key.kind.startsWith(kind) && identityKeys(b).some((k) => k.kind === key.kind && k.value === key.value),
          )
        const proven = shares('external_id') || shares('name_birth_phone') || shares('name_birth_email')
        if (forward.decision === 'auto') expect(proven).toBe(true)
        if (forward.family) expect(forward.decision).not.toBe('auto')
      }),
      { numRuns: 5000 },
    )
  })
})

test('the stricter consent wins, silence is no refusal', () => {
  expect(stricterConsent(true, false)).toBe(false)
  expect(stricterConsent(false, null)).toBe(false)
  expect(stricterConsent(true, null)).toBe(true)
  expect(stricterConsent(null, null)).toBeNull()
})

test('slips of the hand are counted', () => {
  expect(editDistance('иванова', 'ивонова')).toBe(1)
  expect(editDistance('мария', 'мраия')).toBe(1)
  expect(editDistance('соколова', 'соколва')).toBe(1)
  expect(editDistance('иванов', 'петров', 2)).toBe(3)
  expect(editDistance('', 'ab')).toBe(2)
  fc.assert(
    fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
      expect(editDistance(a, b, 8)).toBe(editDistance(b, a, 8))
      expect(editDistance(a, b, 8) === 0).toBe(a === b)
    }),
  )
})
