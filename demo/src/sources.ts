import type { PatientKind } from './patient-kinds.ts'

export type Source = {
  name: string
  /** Relative share of new patients. */
  weight: number
  /** Shift of the 1→2 return probability on the logit scale: the true quality of the people it brings. */
  bond: number
  /** 0…1: how readily people from here take the dearer variant. */
  taste: number
  /** Roubles of spend per new patient at today's prices; 0 is a free source. */
  costPerPatient: number
  /** Share of its patients who left a lead first, and how many leads end in nothing per patient gained. */
  leadShare: number
  lostLeadsPerPatient: number
  campaigns: readonly string[]
  mix: Readonly<Record<PatientKind, number>>
}

/** Mixes are relative weights of latent kinds of people; together with `bond` they make the returns differ by source. */
export const SOURCES: readonly Source[] = [
  {
    name: 'Рекомендации',
    weight: 17,
    bond: 0.35,
    taste: 0.49,
    costPerPatient: 0,
    leadShare: 0.1,
    lostLeadsPerPatient: 0.2,
    campaigns: ['Приведи друга'],
    mix: { vip: 9, regular: 31, course: 31, 'one-time': 18, bargain: 6, insured: 5 },
  },
  {
    name: 'Сайт/SEO',
    weight: 13,
    bond: 0.2,
    taste: 0.44,
    costPerPatient: 1900,
    leadShare: 0.8,
    lostLeadsPerPatient: 1.3,
    campaigns: ['Форма на сайте', 'Статьи'],
    mix: { vip: 6, regular: 26, course: 28, 'one-time': 25, bargain: 9, insured: 6 },
  },
  {
    name: 'ПроДокторов',
    weight: 12,
    bond: 0.05,
    taste: 0.54,
    costPerPatient: 3100,
    leadShare: 0.85,
    lostLeadsPerPatient: 1.1,
    campaigns: ['Карточки врачей', 'Запись онлайн'],
    mix: { vip: 6, regular: 22, course: 28, 'one-time': 28, bargain: 9, insured: 7 },
  },
  {
    name: '2ГИС',
    weight: 12,
    bond: -0.05,
    taste: 0.34,
    costPerPatient: 1700,
    leadShare: 0.6,
    lostLeadsPerPatient: 1.2,
    campaigns: ['Карточка филиала'],
    mix: { vip: 4, regular: 22, course: 24, 'one-time': 32, bargain: 11, insured: 7 },
  },
  {
    name: 'Вывеска',
    weight: 8,
    bond: -0.15,
    taste: 0.29,
    costPerPatient: 600,
    leadShare: 0.05,
    lostLeadsPerPatient: 0.2,
    campaigns: ['Оформление фасада'],
    mix: { vip: 3, regular: 21, course: 22, 'one-time': 35, bargain: 12, insured: 7 },
  },
  {
    name: 'ДМС',
    weight: 11,
    bond: -0.7,
    taste: 0.34,
    costPerPatient: 0,
    leadShare: 0.05,
    lostLeadsPerPatient: 0.1,
    campaigns: ['Прикрепление'],
    mix: { vip: 1, regular: 6, course: 6, 'one-time': 7, bargain: 2, insured: 78 },
  },
  {
    name: 'Яндекс Директ',
    weight: 17,
    bond: -0.5,
    taste: 0.39,
    costPerPatient: 6400,
    leadShare: 0.9,
    lostLeadsPerPatient: 1.9,
    campaigns: ['Имплантация', 'Гигиена со скидкой', 'Лечение кариеса', 'Бренд'],
    mix: { vip: 3, regular: 14, course: 25, 'one-time': 38, bargain: 15, insured: 5 },
  },
  {
    name: 'VK',
    weight: 6,
    bond: -0.6,
    taste: 0.19,
    costPerPatient: 4100,
    leadShare: 0.9,
    lostLeadsPerPatient: 2.4,
    campaigns: ['Таргет: отбеливание', 'Таргет: дети', 'Розыгрыш'],
    mix: { vip: 2, regular: 11, course: 19, 'one-time': 39, bargain: 25, insured: 4 },
  },
]
