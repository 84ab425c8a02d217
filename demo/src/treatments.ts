import type { Random } from './random.ts'
import type { Specialty } from './service-list.ts'

/** What is done at one visit: a main service from the cheapest variant to the dearest, and what usually goes with it. */
export type Treatment = {
  specialty: Specialty
  minutes: number
  main: readonly string[]
  /** Services added to the bill, each with its chance. */
  extras: readonly (readonly [string, number])[]
  diagnoses: readonly string[]
}

const CARIES = ['K02.1 Кариес дентина', 'K02.0 Кариес эмали', 'K03.1 Клиновидный дефект']
const PULPITIS = ['K04.0 Пульпит', 'K04.5 Хронический периодонтит']
const HEALTHY = ['Z01.2 Стоматологическое обследование', 'K03.6 Зубные отложения', 'K05.1 Хронический гингивит']
const LOST_TOOTH = ['K08.1 Потеря зубов', 'K08.1 Частичная адентия']
const CROWN = ['K02.1 Разрушение коронки зуба', 'K08.1 Потеря зубов']
const BITE = ['K07.2 Аномалии соотношений зубных дуг', 'K07.3 Аномалии положения зубов']
const GUMS = ['K05.3 Хронический пародонтит']
const ACHE = ['K04.0 Острый пульпит', 'K04.7 Периапикальный абсцесс']
const EXTRACTION = ['K01.1 Ретинированный зуб', 'K04.5 Хронический периодонтит', 'K08.3 Оставшийся корень зуба']

export const TREATMENTS = {
  exam: {
    specialty: 'Терапевт',
    minutes: 30,
    main: ['К-01', 'К-01', 'К-03'],
    extras: [
      ['Д-02', 0.4],
      ['Д-01', 0.35],
      ['Д-06', 0.1],
    ],
    diagnoses: [...HEALTHY, ...CARIES],
  },
  control: { specialty: 'Терапевт', minutes: 30, main: ['К-09'], extras: [['Д-01', 0.3]], diagnoses: HEALTHY },
  hygiene: {
    specialty: 'Гигиенист',
    minutes: 60,
    main: ['Г-01', 'Г-02', 'Г-02', 'Г-03'],
    extras: [
      ['Г-05', 0.25],
      ['Г-07', 0.12],
      ['Г-06', 0.06],
      ['К-09', 0.1],
    ],
    diagnoses: HEALTHY,
  },
  caries: {
    specialty: 'Терапевт',
    minutes: 60,
    main: ['Т-01', 'Т-04', 'Т-05', 'Т-02', 'Т-03', 'Т-06'],
    extras: [
      ['О-01', 0.85],
      ['Т-18', 0.45],
      ['Т-01', 0.18],
      ['Д-01', 0.2],
    ],
    diagnoses: CARIES,
  },
  endo: {
    specialty: 'Терапевт',
    minutes: 90,
    main: ['Т-07', 'Т-08', 'Т-09', 'Т-10'],
    extras: [
      ['О-02', 0.95],
      ['Т-18', 0.7],
      ['Д-01', 0.8],
      ['Т-11', 0.4],
      ['Т-17', 0.15],
    ],
    diagnoses: PULPITIS,
  },
  pain: {
    specialty: 'Терапевт',
    minutes: 60,
    main: ['Т-15', 'Т-15', 'Т-12'],
    extras: [
      ['Д-01', 0.8],
      ['О-01', 0.8],
      ['Т-11', 0.5],
      ['К-01', 0.5],
    ],
    diagnoses: ACHE,
  },
  extraction: {
    specialty: 'Хирург-имплантолог',
    minutes: 60,
    main: ['Х-01', 'Х-02', 'Х-02', 'Х-03'],
    extras: [
      ['О-02', 0.95],
      ['Д-01', 0.5],
      ['К-04', 0.25],
      ['Х-05', 0.3],
    ],
    diagnoses: EXTRACTION,
  },
  stitches: { specialty: 'Хирург-имплантолог', minutes: 30, main: ['Х-12'], extras: [], diagnoses: EXTRACTION },
  'surgery-consult': {
    specialty: 'Хирург-имплантолог',
    minutes: 30,
    main: ['К-04'],
    extras: [
      ['Д-04', 0.6],
      ['Д-03', 0.2],
    ],
    diagnoses: LOST_TOOTH,
  },
  implant: {
    specialty: 'Хирург-имплантолог',
    minutes: 90,
    main: ['И-01', 'И-08', 'И-02', 'И-03'],
    extras: [
      ['О-02', 1],
      ['И-05', 0.25],
      ['Х-10', 0.15],
      ['Х-09', 0.1],
      ['Х-05', 0.4],
    ],
    diagnoses: LOST_TOOTH,
  },
  healing: {
    specialty: 'Хирург-имплантолог',
    minutes: 30,
    main: ['И-04'],
    extras: [
      ['О-01', 0.9],
      ['Д-01', 0.7],
    ],
    diagnoses: LOST_TOOTH,
  },
  'full-arch': {
    specialty: 'Хирург-имплантолог',
    minutes: 180,
    main: ['И-06', 'И-09'],
    extras: [
      ['О-04', 0.6],
      ['И-05', 0.8],
    ],
    diagnoses: ['K08.1 Полная адентия'],
  },
  scan: { specialty: 'Ортопед', minutes: 60, main: ['ОП-11', 'Д-07'], extras: [['К-05', 0.2]], diagnoses: CROWN },
  'implant-crown': {
    specialty: 'Ортопед',
    minutes: 60,
    main: ['ОП-04'],
    extras: [['Д-01', 0.5]],
    diagnoses: LOST_TOOTH,
  },
  'crown-prep': {
    specialty: 'Ортопед',
    minutes: 90,
    main: ['ОП-16'],
    extras: [
      ['О-01', 0.8],
      ['ОП-08', 0.7],
      ['ОП-11', 0.8],
    ],
    diagnoses: CROWN,
  },
  crown: {
    specialty: 'Ортопед',
    minutes: 60,
    main: ['ОП-01', 'ОП-02', 'ОП-03'],
    extras: [['ОП-12', 0.15]],
    diagnoses: CROWN,
  },
  inlay: { specialty: 'Ортопед', minutes: 60, main: ['ОП-06'], extras: [['О-01', 0.5]], diagnoses: CARIES },
  veneers: {
    specialty: 'Ортопед',
    minutes: 120,
    main: ['ОП-05'],
    extras: [
      ['О-01', 0.7],
      ['Д-06', 0.8],
    ],
    diagnoses: ['K00.3 Изменение цвета зубов'],
  },
  denture: {
    specialty: 'Ортопед',
    minutes: 60,
    main: ['ОП-09', 'ОП-10'],
    extras: [['ОП-12', 0.5]],
    diagnoses: LOST_TOOTH,
  },
  'ortho-consult': {
    specialty: 'Ортодонт',
    minutes: 60,
    main: ['К-06'],
    extras: [
      ['Д-05', 0.5],
      ['Д-02', 0.4],
      ['ОД-10', 0.35],
    ],
    diagnoses: BITE,
  },
  braces: {
    specialty: 'Ортодонт',
    minutes: 90,
    main: ['ОД-01', 'ОД-02', 'ОД-03'],
    extras: [['Г-04', 0.1]],
    diagnoses: BITE,
  },
  'braces-visit': { specialty: 'Ортодонт', minutes: 30, main: ['ОД-04'], extras: [['ОД-12', 0.1]], diagnoses: BITE },
  'braces-off': { specialty: 'Ортодонт', minutes: 60, main: ['ОД-07'], extras: [['ОД-08', 0.9]], diagnoses: BITE },
  aligners: { specialty: 'Ортодонт', minutes: 60, main: ['ОД-05'], extras: [['Д-07', 0.6]], diagnoses: BITE },
  'aligner-visit': { specialty: 'Ортодонт', minutes: 30, main: ['ОД-06'], extras: [], diagnoses: BITE },
  plate: { specialty: 'Ортодонт', minutes: 30, main: ['ОД-09', 'ОД-11'], extras: [], diagnoses: BITE },
  'plate-visit': { specialty: 'Ортодонт', minutes: 30, main: ['ОД-13'], extras: [], diagnoses: BITE },
  perio: {
    specialty: 'Терапевт',
    minutes: 90,
    main: ['П-05', 'П-04', 'П-01'],
    extras: [
      ['О-01', 0.6],
      ['П-02', 0.4],
    ],
    diagnoses: GUMS,
  },
  whitening: {
    specialty: 'Гигиенист',
    minutes: 120,
    main: ['Г-10', 'Г-09'],
    extras: [['Г-06', 0.4]],
    diagnoses: ['K03.7 Изменение цвета зубов'],
  },
  'kids-exam': {
    specialty: 'Детский стоматолог',
    minutes: 30,
    main: ['К-07', 'К-08'],
    extras: [
      ['ДТ-04', 0.15],
      ['ДГ-03', 0.15],
    ],
    diagnoses: HEALTHY,
  },
  'kids-caries': {
    specialty: 'Детский стоматолог',
    minutes: 60,
    main: ['ДТ-01', 'ДТ-01', 'ДТ-06', 'ДТ-02'],
    extras: [
      ['О-01', 0.5],
      ['О-04', 0.06],
      ['ДХ-01', 0.06],
    ],
    diagnoses: CARIES,
  },
  'kids-hygiene': {
    specialty: 'Детский стоматолог',
    minutes: 60,
    main: ['ДГ-02', 'ДГ-01'],
    extras: [
      ['Г-05', 0.3],
      ['ДГ-03', 0.2],
    ],
    diagnoses: HEALTHY,
  },
  fissures: {
    specialty: 'Детский стоматолог',
    minutes: 60,
    main: ['ДТ-03'],
    extras: [['Г-05', 0.4]],
    diagnoses: HEALTHY,
  },
} as const satisfies Readonly<Record<string, Treatment>>

export type TreatmentName = keyof typeof TREATMENTS

export function treatmentOf(name: TreatmentName): Treatment {
  return TREATMENTS[name]
}

/** The variant this person takes: `taste` 0…1 moves from the cheapest to the dearest, with chance. */
export function drawVariant(random: Random, name: TreatmentName, taste: number): string {
  const { main } = treatmentOf(name)
  const place = Math.min(0.999, Math.max(0, random.normal(taste, 0.26)))
  return main[Math.floor(place * main.length)] ?? main[0] ?? ''
}
