import type { FastifyInstance } from 'fastify'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { readAll } from '../../platform/tabular/fixtures/read-all.ts'
import { isFormulaLike } from '../../platform/tabular/neutralise.ts'
import { aClinic, call, type TestClinic } from '../../testing/builders.ts'
import { useDatabase } from '../../testing/database.ts'
import { csvOf, NONSENSE, throughImporter, workbookOf } from './corpus.testing.ts'

const database = useDatabase()
let api: FastifyInstance

beforeAll(async () => {
  api = await buildApi(database())
})

const HEADER = ['external_id', 'last_name', 'first_name', 'birth_date', 'phone', 'referrer_external_id']
const REPORT = ['ФИО', 'Дата приёма', 'Врач', 'Услуга', 'Сумма']

type Kind = {
  name: string
  table: string[][]
  /** By entity: created, rejected. */
  lands: Record<string, [number, number]>
  /** Names as they are kept, in the order of the file. */
  people: string[]
  /** What the error file says about rows, by the beginning of the row. */
  says?: Record<string, string>
}

const KINDS: Kind[] = [
  {
    name: 'days that never were, that lie ahead, or that nobody alive has seen',
    table: [
      HEADER,
      ['1', 'Иванова', 'Мария', '14.03.1984', '', ''],
      ['2', 'Ким', 'Егор', '31.02.2024', '', ''],
      ['3', 'Лось', 'Анна', '0001-01-01', '', ''],
      ['4', 'Ус', 'Ян', '2031-01-01', '', ''],
      ['5', 'Чиж', 'Яна', 'не помню', '', ''],
    ],
    lands: { patients: [5, 0] },
    people: ['Иванова Мария 1984-03-14', 'Ким Егор', 'Лось Анна', 'Ус Ян', 'Чиж Яна'],
    says: {
      '2;Ким': 'Дня «31.02.2024» нет в календаре. Исправьте дату.',
      '3;Лось': 'Год 1 в дате «0001-01-01» вне пределов 1900–2100.',
      '4;Ус': 'Дата «2031-01-01» ещё не наступила.',
      '5;Чиж': 'Дата «не помню» не распознана. Нужен вид 31.12.2025.',
    },
  },
  {
    name: 'two people under one number, people recommended by themselves and by nobody known',
    table: [
      HEADER,
      ['1', 'Иванова', 'Мария', '1984-03-14', '', ''],
      ['1', 'Ким', 'Егор', '1990-01-01', '', ''],
      ['2', 'Лось', 'Анна', '', '', '2'],
      ['3', 'Ус', 'Ян', '', '', 'А-17'],
      ['', 'Чиж', 'Яна', '', '', ''],
    ],
    lands: { patients: [3, 2] },
    people: ['Иванова Мария 1984-03-14', 'Лось Анна', 'Ус Ян'],
    says: {
      '1;Ким': 'Не загружено. external_id: Номер «1» принадлежит другому человеку',
      '2;Лось': 'ссылается на эту же строку',
      '3;;;;;А-17': 'указано «А-17», такой записи нет',
      ';Чиж': 'Не загружено. external_id: Не заполнено обязательное поле',
    },
  },
  {
    name: 'SQL, HTML, formulas, emoji, right-to-left and mixed alphabets in names',
    table: [
      HEADER,
      ['1', "Роберт'); drop table patients; --", 'Ян', '', '', ''],
      ['2', '<script>alert(1)</script>', '<b>Яна</b>', '', '', ''],
      ['3', '=HYPERLINK(A1)', '+Егор', 'не дата', '', ''],
      ['4', '😀', 'שלום', '', '', ''],
      ['5', 'Ивaнов', 'Пётр', '', '', ''],
      ['6', 'Ж'.repeat(500), 'Яна', '', '', ''],
    ],
    lands: { patients: [6, 0] },
    people: [
      "Роберт'); Drop Table Patients Ян",
      '<Script>alert(1)</script> <B>яна</b>',
      '=Hyperlink(a1) +Егор',
      'שלום',
      'Иванов Пётр',
      'Яна',
    ],
    says: { '3;': `'=HYPERLINK`, '6;': 'длиннее 200 знаков' },
  },
  {
    name: 'phones a spreadsheet spoilt, with extensions, by two in a cell, too short',
    table: [
      HEADER,
      ['1', 'Иванова', 'Мария', '', '7.9E+10', ''],
      ['2', 'Ким', 'Егор', '', '8 (916) 123-45-67 доб. 2', ''],
      ['3', 'Лось', 'Анна', '', '12', ''],
      ['4', 'Ус', 'Ян', '', '+7 916 123 45 68, 8 495 123-45-67', ''],
    ],
    lands: { patients: [4, 0] },
    people: ['Иванова Мария', 'Ким Егор', 'Лось Анна', 'Ус Ян'],
    says: { '1;Иванова': 'последние цифры потеряны', '3;Лось': 'В телефоне «12» 2 цифры' },
  },
  {
    name: 'repeated headers, totals, equal rows and numbers too long to be numbers',
    table: [
      HEADER,
      ['1', 'Иванова', 'Мария', '', '', ''],
      HEADER,
      ['1', 'Иванова', 'Мария', '', '', ''],
      ['x'.repeat(400), 'Ким', 'Егор', '', '', ''],
      ['Итого', '', '', '', '', ''],
    ],
    lands: { patients: [1, 1] },
    people: ['Иванова Мария'],
    says: { xxx: 'длиннее 200 знаков', '1;Иванова': 'повторяет строку 2' },
  },
  {
    name: 'sums below zero, beyond belief and in words in a report',
    table: [
      REPORT,
      ['Ким Егор', '01.10.2026', 'Орлов', 'Осмотр', '-500'],
      ['Ким Егор', '02.10.2026', 'Орлов', 'Осмотр', '999999999999999999'],
      ['Ким Егор', '03.10.2026', 'Орлов', 'Осмотр', 'бесплатно'],
      ['Лось Анна', '05.10.2026', 'Орлов', 'Осмотр', '1 234,50 ₽'],
      ['Лось Анна', '31.02.2026', 'Орлов', 'Осмотр', '100'],
    ],
    lands: { patients: [2, 0], appointments: [4, 1], payments: [2, 3] },
    people: ['Ким Егор', 'Лось Анна'],
    says: {
      'Ким Егор;02': 'Загружено не полностью. Сумма: Сумма «999999999999999999» неправдоподобно велика',
      'Ким Егор;03': 'Сумма «бесплатно» не распознана',
      'Лось Анна;31': 'Дня «31.02.2026» нет в календаре',
    },
  },
]

async function landed(clinic: TestClinic): Promise<string[]> {
  const rows = await clinic.db((db) =>
    db.selectFrom('patients').select(['lastName', 'firstName', 'birthDate']).orderBy('id').execute(),
  )
  return rows.map((row) => [row.lastName, row.firstName, row.birthDate].filter((each) => each !== null).join(' '))
}

describe.each(['csv', 'xlsx'])('rows of a %s file', { timeout: 60_000 }, (kind) => {
  it.each(KINDS)('$name', async ({ table, lands, people, says = {} }) => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const content = kind === 'csv' ? csvOf(table) : await workbookOf(table)
    const at = { ports: database().ports, api, token, clinic }
    const { upload, dry, real, errors } = await throughImporter(at, `rows.${kind}`, content)
    expect(upload.status).toBe(201)
    expect(dry).toEqual(real)
    const results = 'results' in real ? real.results : []
    const counts = Object.fromEntries(results.map(({ entity, created, rejected }) => [entity, [created, rejected]]))
    expect(counts).toMatchObject(lands)
    expect(await landed(clinic)).toEqual(people)
    expect(errors).not.toMatch(NONSENSE)
    const lines = errors.split('\r\n')
    for (const [beginning, words] of Object.entries(says))
      expect(lines.find((line) => line.startsWith(beginning)) ?? errors).toContain(words)
  })
})

describe('what came in as a formula', () => {
  it.each(['csv', 'xlsx'])('leaves as text in an %s export', async (format) => {
    const clinic = await aClinic(database())
    const token = await clinic.key('owner')
    const names = ['=Аня()', '+Аня|A0', '-Аня', '@Аня(A1)', '\t=Аня', '＝Аня', '"=Аня', ' =Аня', '|Аня']
    const rows = names.map((name, at) => [String(at), name, '=Ким', 'не дата', '', ''])
    const at = { ports: database().ports, api, token, clinic }
    const { errors } = await throughImporter(at, 'formulas.csv', csvOf([HEADER, ...rows]))
    const answer = await api.inject({
      url: `/api/v1/patients/export?format=${format}`,
      headers: { authorization: `Bearer ${token}` },
    })
    expect(answer.statusCode).toBe(200)
    for (const file of [answer.rawPayload, Buffer.from(errors)]) {
      const { rows: written } = await readAll(file)
      expect(written.length).toBeGreaterThan(5)
      expect(
        written.flat().filter((cell) => isFormulaLike(cell) && !/^\+\d+$/.test(cell) && !cell.startsWith("'")),
      ).toEqual([])
    }
    expect((await call(api, token, { url: '/patients' })).body.total).toBe(names.length)
  })
})
