import { addMonths, type Day } from './calendar.ts'
import type { BranchRow } from './rows.ts'

export type Branch = {
  row: BranchRow
  /** Share of new families who live near this branch. */
  weight: number
  opensOn: Day
  /** Minutes of the day by weekday, Monday first; null is a closed day. */
  hours: readonly (readonly [number, number] | null)[]
  districts: readonly string[]
}

const LONG_DAY = [540, 1260] as const
const SATURDAY = [600, 1080] as const
const WEEK_WITH_SUNDAY = [LONG_DAY, LONG_DAY, LONG_DAY, LONG_DAY, LONG_DAY, SATURDAY, SATURDAY]
const WEEK_WITHOUT_SUNDAY = [LONG_DAY, LONG_DAY, LONG_DAY, LONG_DAY, LONG_DAY, SATURDAY, null]

const SOKOL: BranchRow = {
  externalId: 'B1',
  name: 'Сокол',
  city: 'Москва',
  address: 'Ленинградский проспект, 74к4',
  timezone: 'Europe/Moscow',
}
const TAGANKA: BranchRow = {
  externalId: 'B2',
  name: 'Таганская',
  city: 'Москва',
  address: 'улица Марксистская, 20с8',
  timezone: 'Europe/Moscow',
}
const BOTANIKA: BranchRow = {
  externalId: 'B3',
  name: 'Ботаника',
  city: 'Екатеринбург',
  address: 'улица Родонитовая, 12',
  timezone: 'Asia/Yekaterinburg',
}
const DISTRICTS = {
  sokol: ['Сокол', 'Аэропорт', 'Войковский', 'Хорошёво-Мнёвники', 'Щукино', 'Беговой', 'Коптево', 'Химки'],
  taganka: ['Таганский', 'Южнопортовый', 'Лефортово', 'Нижегородский', 'Басманный', 'Текстильщики', 'Люблино'],
  botanika: ['Ботанический', 'Уктус', 'Юго-Западный', 'Академический', 'Автовокзал', 'Вторчермет', 'Химмаш'],
}

/** Two branches in Moscow and a third that opened in Yekaterinburg eight months later. */
export function createBranches(startDay: Day): readonly Branch[] {
  return [
    {
      row: SOKOL,
      weight: 0.42,
      opensOn: startDay,
      hours: WEEK_WITH_SUNDAY,
      districts: DISTRICTS.sokol,
    },
    {
      row: TAGANKA,
      weight: 0.35,
      opensOn: startDay,
      hours: WEEK_WITHOUT_SUNDAY,
      districts: DISTRICTS.taganka,
    },
    {
      row: BOTANIKA,
      weight: 0.23,
      opensOn: addMonths(startDay, 8),
      hours: WEEK_WITHOUT_SUNDAY,
      districts: DISTRICTS.botanika,
    },
  ]
}
