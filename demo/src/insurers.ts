import { addMonths, type Day } from './calendar.ts'
import { type Choice, weightedChoice } from './random.ts'
import type { InsurerRow } from './rows.ts'

export type Programme = { name: string; limit: number; covered: readonly string[] }
export type Insurance = {
  rows: readonly InsurerRow[]
  insurers: Choice<InsurerRow>
  programmes: Choice<Programme>
  employers: Choice<string>
}

/** Share of the price list that insurers pay. */
export const INSURER_TARIFF = 0.78

const INSURERS: readonly (readonly [string, number])[] = [
  ['СОГАЗ', 27],
  ['Ингосстрах', 22],
  ['РЕСО-Гарантия', 19],
  ['АльфаСтрахование', 16],
  ['Ренессанс', 10],
  ['ВСК', 6],
]
const BASE_COVER = ['Консультации', 'Диагностика', 'Терапия', 'Обезболивание']
const PROGRAMMES: readonly (readonly [Programme, number])[] = [
  [{ name: 'Стоматология базовая', limit: 40_000_00, covered: BASE_COVER }, 45],
  [{ name: 'Стоматология стандарт', limit: 70_000_00, covered: [...BASE_COVER, 'Хирургия'] }, 35],
  [
    {
      name: 'Стоматология премиум',
      limit: 150_000_00,
      covered: [...BASE_COVER, 'Хирургия', 'Гигиена и профилактика', 'Пародонтология'],
    },
    12,
  ],
  [
    {
      name: 'Детская стоматология',
      limit: 60_000_00,
      covered: [...BASE_COVER, 'Детская стоматология'],
    },
    8,
  ],
]
const EMPLOYERS = [
  'АО «Северный порт»',
  'ООО «Вектор Софт»',
  'ПАО «Уралэнергомаш»',
  'ООО «Торговый дом Меридиан»',
  'АО «Гранит-Банк»',
  'ООО «Логистика Плюс»',
  'НИИ точной механики',
  'ООО «Пекарни Колосок»',
  'АО «Телеком-Регион»',
  'ООО «Диджитал Фабрика»',
  'ООО «Стройтрест № 7»',
  'АО «Фармсинтез-М»',
  'ООО «Авиасервис»',
  'Лицей «Перспектива»',
]

export function createInsurance(endDay: Day): Insurance {
  const rows = INSURERS.map(([name], index): InsurerRow => ({
    externalId: `INS${index + 1}`,
    name,
    contractNumber: `ДМС-${2019 + (index % 4)}/${String(140 + index * 37)}`,
    contractTo: addMonths(endDay, 2 + index * 3),
  }))
  return {
    rows,
    insurers: weightedChoice(rows.map((row, index) => [row, INSURERS[index]?.[1] ?? 1] as const)),
    programmes: weightedChoice(PROGRAMMES),
    employers: weightedChoice(EMPLOYERS.map((name, index) => [name, 1 / (index + 2)] as const)),
  }
}
