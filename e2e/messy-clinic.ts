import iconv from 'iconv-lite'
import { writeFile } from 'node:fs/promises'

/** One rendered and paid visit of the report: one person, one day, one service. */
export type Visit = { card: string; day: string; paid: number }

export type MessyClinic = {
  /** Everything the report says, for counting independently of the product. Money in kopecks. */
  visits: Visit[]
  /** Two cards of one person, spelt a little differently: a person has to decide. */
  duplicate: { keep: string; absorb: string }
  /** The report as a Russian system prints it. */
  report: Buffer
}

const NAMES = [
  'Иванова Мария Петровна',
  'Ёлкин Семён Ильич',
  'Ким Олег Витальевич',
  'СОКОЛОВА анна Андреевна',
  'Мамедов Рустам оглы',
  'О’Коннор Джейн Юрьевна',
]
const SOURCES = ['2ГИС', 'Яндекс Директ', 'знакомые', '']
const PHONES = [
  (n: number) => `8 (916) ${three(n)}-12-${two(n % 100)}`,
  (n: number) => `+7916${three(n)}12${two(n % 100)}`,
  (n: number) => `916 ${three(n)} 12 ${two(n % 100)} доб. ${n}`,
  (n: number) => `8-916-${three(n)}-12-${two(n % 100)}; 8(495)${three(n)}1234`,
]
const HEADER = [
  '№ карты',
  'ФИО',
  'Дата рожд.',
  'Тел.',
  'Откуда узнали',
  'Дата приёма',
  'Врач',
  'Филиал',
  'Статус',
  'Услуга',
  'Кол-во',
  'Сумма со скидкой',
  'Оплачено',
  'Способ оплаты',
  'Комментарий',
]

/** Thirty people, their visits over two years, printed in CP1251 with titles, totals and every habit of such reports. */
export function messyClinic(): MessyClinic {
  const visits: Visit[] = []
  const rows: string[][] = []
  for (let person = 0; person < 30; person += 1) {
    for (let visit = 0; visit < 1 + ((person * 7) % 5); visit += 1) {
      const paid = 150_000 + ((person * 37 + visit * 101) % 90) * 10_050
      const day = dayAfter('2024-12-03', person * 13 + visit * (20 + ((person * 11) % 160)))
      visits.push({ card: `К-${100 + person}`, day, paid })
      rows.push(rowOf(person, { card: `К-${100 + person}`, day, paid, visit }))
    }
  }
  const twin = { card: 'К-900', day: '2025-06-05', paid: 320_000 }
  visits.push(twin)
  rows.push(rowOf(0, { ...twin, visit: 0 }).map((cell, column) => (column === 1 ? 'Иванова Марья Петровна' : cell)))
  const body = rows.flatMap((row, index) => (index === 40 ? [HEADER, row] : [row]))
  const lines = [
    ['Отчёт по приёмам'],
    ['за период 01.12.2024 – 31.10.2026'],
    [],
    HEADER,
    ...body,
    ['Итого', '', '', '', '', '', '', '', '', '', '', '', '9 999 999,00', '', ''],
    ['Главный врач ____________'],
  ]
  const text = lines.map((row) => row.map(quoted).join(';')).join('\r\n')
  return { visits, duplicate: { keep: 'К-100', absorb: 'К-900' }, report: iconv.encode(text, 'win1251') }
}

export async function writeReport(clinic: MessyClinic, path: string): Promise<void> {
  await writeFile(path, clinic.report)
}

function rowOf(person: number, { card, day, paid, visit }: Visit & { visit: number }): string[] {
  const [year, month, date] = day.split('-')
  const money = `${groups(Math.floor(paid / 100))},${two(paid % 100)} ₽`.replace('₽', visit % 2 ? 'руб.' : '')
  return [
    card,
    `${NAMES[person % NAMES.length]!.replace(/^\S+/, (surname) => `${surname}${person >= NAMES.length ? letters(person) : ''}`)}`,
    `${two((person % 27) + 1)}.${two((person % 12) + 1)}.${1960 + person}`,
    PHONES[person % PHONES.length]!(person + 100),
    SOURCES[person % SOURCES.length]!,
    `${date}.${month}.${year} ${two(9 + (person % 9))}:30`,
    person % 2 ? 'Орлов Д.С.' : 'Гусева Татьяна Ивановна',
    'Сокол',
    'Завершён',
    visit ? 'Лечение кариеса; световая пломба' : 'Консультация "первичная"',
    '1',
    money,
    money,
    visit % 3 ? 'нал' : 'карта',
    visit ? 'просил\nутро' : '',
  ]
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

function letters(person: number): string {
  return ['ин', 'ов', 'ев', 'ский', 'енко'][Math.floor(person / NAMES.length)]!
}

function quoted(cell: string): string {
  return /[;"\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function groups(value: number): string {
  return String(value).replaceAll(/\B(?=(\d{3})+$)/g, ' ')
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

function three(value: number): string {
  return String(value).padStart(3, '0')
}
