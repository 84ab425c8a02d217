import type { Random } from './random.ts'
import type { TreatmentName } from './treatments.ts'

/** One visit of a plan. `repeats` visits of the same item follow each other `gap` days apart. */
export type TemplateStep = { treatment: TreatmentName; gap: number; quantity: number; repeats: number }
export type TemplateName =
  | 'therapy'
  | 'implant'
  | 'crown'
  | 'braces'
  | 'aligners'
  | 'perio'
  | 'aesthetic'
  | 'rehabilitation'
  | 'full-arch'
  | 'kids'
  | 'plate'
export type PlanDraft = { name: string; diagnosis: string; steps: readonly TemplateStep[] }

/** A plan as the doctor writes it for this person; gaps are usual days before each step. */
export function draftPlan(random: Random, name: TemplateName): PlanDraft {
  return DRAFTS[name](random)
}

const DRAFTS: Readonly<Record<TemplateName, (random: Random) => PlanDraft>> = {
  therapy: (random) => ({
    name: 'Терапевтическое лечение',
    diagnosis: 'K02.1 Множественный кариес',
    steps: [
      ...maybe(random, 0.4, step('hygiene', 10)),
      ...repeated(random.int(1, 4), step('caries', 12)),
      ...maybe(random, 0.3, step('endo', 9)),
      ...maybe(random, 0.12, step('inlay', 16)),
    ],
  }),
  implant: (random) => {
    const implants = random.chance(0.3) ? 2 : 1
    return {
      name: 'Имплантация и протезирование',
      diagnosis: 'K08.1 Частичная адентия',
      steps: [
        ...maybe(random, 0.35, step('extraction', 9)),
        step('implant', 18, implants),
        step('stitches', 9),
        step('healing', 82),
        step('scan', 16),
        step('implant-crown', 21, implants),
      ],
    }
  },
  crown: (random) => ({
    name: 'Протезирование коронкой',
    diagnosis: 'K02.1 Разрушение коронки зуба',
    steps: [
      ...maybe(random, 0.4, step('endo', 10)),
      step('crown-prep', 14),
      step('crown', 12, random.chance(0.2) ? 2 : 1),
    ],
  }),
  braces: (random) => ({
    name: 'Лечение на брекет-системе',
    diagnosis: 'K07.3 Аномалии положения зубов',
    steps: [
      ...maybe(random, 0.6, step('hygiene', 10)),
      step('braces', 14),
      step('braces', 35),
      { ...step('braces-visit', 36), repeats: random.int(8, 16) },
      step('braces-off', 36),
    ],
  }),
  aligners: (random) => ({
    name: 'Лечение на элайнерах',
    diagnosis: 'K07.3 Аномалии положения зубов',
    steps: [step('aligners', 24), { ...step('aligner-visit', 42), repeats: random.int(4, 9) }],
  }),
  perio: (random) => ({
    name: 'Лечение пародонтита',
    diagnosis: 'K05.3 Хронический пародонтит',
    steps: [step('hygiene', 8), ...repeated(random.int(2, 4), step('perio', 8)), step('hygiene', 80)],
  }),
  aesthetic: (random) => ({
    name: 'Эстетика улыбки',
    diagnosis: 'K00.3 Изменение цвета зубов',
    steps: [step('hygiene', 10), step('whitening', 14), ...maybe(random, 0.5, step('veneers', 24, random.int(2, 6)))],
  }),
  rehabilitation: (random) => ({
    name: 'Комплексная реабилитация',
    diagnosis: 'K08.1 Частичная адентия, K02.1 кариес',
    steps: [
      step('hygiene', 8),
      ...repeated(random.int(2, 4), step('caries', 10)),
      ...repeated(random.int(1, 2), step('extraction', 14)),
      step('implant', 24, random.int(1, 3)),
      step('healing', 84),
      step('scan', 16),
      step('implant-crown', 24, random.int(1, 3)),
      step('crown', 30, random.int(1, 3)),
    ],
  }),
  'full-arch': (random) => ({
    name: 'Полное восстановление челюсти',
    diagnosis: 'K08.1 Полная адентия',
    steps: [
      ...repeated(random.int(1, 3), step('extraction', 12)),
      step('full-arch', 24),
      step('stitches', 10),
      step('control', 45),
    ],
  }),
  kids: (random) => ({
    name: 'Санация у ребёнка',
    diagnosis: 'K02.1 Кариес молочных зубов',
    steps: [
      ...repeated(random.int(1, 4), step('kids-caries', 12)),
      ...maybe(random, 0.4, step('fissures', 16, random.int(2, 4))),
      ...maybe(random, 0.4, step('kids-hygiene', 20)),
    ],
  }),
  plate: (random) => ({
    name: 'Лечение на пластинке',
    diagnosis: 'K07.2 Аномалии соотношений зубных дуг',
    steps: [step('plate', 16), { ...step('plate-visit', 32), repeats: random.int(5, 10) }],
  }),
}

function step(treatment: TreatmentName, gap: number, quantity = 1): TemplateStep {
  return { treatment, gap, quantity, repeats: 1 }
}

function maybe(random: Random, probability: number, one: TemplateStep): TemplateStep[] {
  return random.chance(probability) ? [one] : []
}

function repeated(times: number, one: TemplateStep): TemplateStep[] {
  return Array.from({ length: times }, () => one)
}
