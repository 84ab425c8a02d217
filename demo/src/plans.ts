import { type Day, dayAt, type Moment } from './calendar.ts'
import type { ActivePlan, Life, Person, PlanStep, Visit } from './person.ts'
import { draftPlan, type PlanDraft, type TemplateName, type TemplateStep } from './plan-templates.ts'
import { type Choice, weightedChoice } from './random.ts'
import type { PlanItemRow, PlanRow } from './rows.ts'
import { drawVariant, type TreatmentName } from './treatments.ts'
import type { World } from './world.ts'

/** Visits after which a plan is usually presented, and what is planned then. */
const TEMPLATES: Partial<Record<TreatmentName, Choice<TemplateName>>> = {
  exam: weightedChoice([
    ['therapy', 60],
    ['crown', 12],
    ['perio', 10],
    ['implant', 7],
    ['rehabilitation', 3],
    ['aesthetic', 4],
  ]),
  pain: weightedChoice([
    ['therapy', 60],
    ['crown', 30],
    ['implant', 6],
  ]),
  hygiene: weightedChoice([
    ['therapy', 70],
    ['perio', 15],
    ['aesthetic', 10],
  ]),
  control: weightedChoice([
    ['therapy', 80],
    ['crown', 12],
  ]),
  endo: weightedChoice([
    ['crown', 75],
    ['therapy', 25],
  ]),
  extraction: weightedChoice([
    ['implant', 60],
    ['crown', 15],
    ['therapy', 25],
  ]),
  'surgery-consult': weightedChoice([
    ['implant', 80],
    ['rehabilitation', 18],
    ['full-arch', 2],
  ]),
  'ortho-consult': weightedChoice([
    ['braces', 65],
    ['aligners', 35],
  ]),
  'kids-exam': weightedChoice([
    ['kids', 82],
    ['plate', 18],
  ]),
}
const PRESENTED: Readonly<Record<Person['kind'], number>> = {
  vip: 0.8,
  regular: 0.5,
  course: 0.9,
  'one-time': 0.5,
  bargain: 0.45,
  insured: 0.4,
}
const REASONS = weightedChoice([
  ['Дорого', 34],
  ['Нет времени', 16],
  ['Думает', 14],
  ['Боится лечения', 11],
  ['Лечится в другой клинике', 10],
  ['Не видит необходимости', 8],
  ['Переехал', 4],
  ['Не устроил врач', 3],
] as const)

/** Presents a plan after a fitting visit, if this person gets one; it becomes the active plan. */
export function maybePresentPlan(world: World, life: Life, visit: Visit): void {
  const { person, random } = life
  const templates = templatesFor(person, visit.treatment)
  if (life.plan !== null || templates === undefined || !random.chance(PRESENTED[person.kind])) return
  const draft = draftPlan(random, templates.draw(random))
  if (draft.steps.length === 0) return
  const presentedAt = visit.appointment.endsAt - 5
  const row: PlanRow = {
    externalId: world.nextId('plans'),
    patientExternalId: person.card.externalId,
    doctorExternalId: visit.doctor.row.externalId,
    name: draft.name,
    diagnosis: draft.diagnosis,
    status: random.chance(0.04) ? 'draft' : 'presented',
    presentedAt,
    acceptedAt: null,
  }
  const items = draft.steps.map((step, index) =>
    planItem(world, life, { plan: row, step, stage: index + 1, day: visit.day }),
  )
  life.rows.plans.push(row)
  life.rows.plan_items.push(...items)
  life.plan = { row, doctor: visit.doctor, steps: stepsOf(draft, items), next: 0, items }
}

/** The person agrees to go on: the first time this accepts the plan. */
export function nextStep(life: Life, now: Moment): PlanStep | null {
  const plan = life.plan
  const step = plan?.steps[plan.next]
  if (plan === null || step === undefined) return null
  if (plan.row.acceptedAt === null) {
    plan.row.acceptedAt = now
    plan.row.status = 'accepted'
  }
  return step
}

/** Marks a step done at a visit and closes the item and the plan when they are complete. */
export function completeStep(life: Life, step: PlanStep, visit: Visit): void {
  const plan = life.plan
  if (plan === null) return
  plan.next++
  plan.row.status = plan.next >= plan.steps.length ? 'completed' : 'in_progress'
  step.item.status = step.lastOfItem ? 'done' : 'open'
  if (step.lastOfItem) step.item.doneAt = visit.appointment.endsAt
  if (plan.row.status === 'completed') life.plan = null
}

/** Leaves what is not done hanging, postponed or declined; sometimes the plan can be taken up again later. */
export function dropPlan(life: Life): void {
  const plan = life.plan
  if (plan === null) return
  const { random } = life
  const fate = random.float()
  if (fate < 0.42) return
  const open = plan.items.filter((item) => item.status === 'open')
  if (fate < 0.64) {
    for (const item of open) item.status = 'postponed'
    plan.row.status = 'postponed'
    return
  }
  const reason = life.person.kind === 'bargain' && random.chance(0.6) ? 'Дорого' : REASONS.draw(random)
  for (const item of open) Object.assign(item, { status: 'declined', declineReason: reason })
  plan.row.status = 'lost'
  life.plan = null
}

/** Takes a hanging or postponed plan up again. */
export function resumePlan(plan: ActivePlan): void {
  for (const item of plan.items) if (item.status === 'postponed') item.status = 'open'
  plan.row.status = plan.next > 0 ? 'in_progress' : 'accepted'
}

/** Kopecks the next step of the plan will cost at the planned prices. */
export function priceOfStep(step: PlanStep): number {
  return step.item.price * (step.item.plannedVisits > 1 ? 1 : step.item.quantity)
}

export function stepDay(life: Life, step: PlanStep, visit: Visit): Day {
  return (
    dayAt(visit.appointment.endsAt) +
    Math.max(2, Math.round(life.random.lognormal(step.gap, step.gap > 60 ? 0.12 : 0.4)))
  )
}

function templatesFor(person: Person, treatment: TreatmentName): Choice<TemplateName> | undefined {
  const fitting = TEMPLATES[treatment]
  return person.isChild && treatment === 'exam' ? TEMPLATES['kids-exam'] : fitting
}

type Planned = { plan: PlanRow; step: TemplateStep; stage: number; day: Day }

function planItem(world: World, life: Life, planned: Planned): PlanItemRow {
  const { step } = planned
  const service = world.prices.byCode(drawVariant(life.random, step.treatment, life.person.taste))
  return {
    externalId: world.nextId('plan_items'),
    planExternalId: planned.plan.externalId,
    serviceExternalId: service.externalId,
    stage: planned.stage,
    quantity: step.quantity * step.repeats,
    price: world.prices.priceOn(service, planned.day),
    plannedVisits: step.repeats,
    status: 'open',
    doneAt: null,
    declineReason: '',
  }
}

function stepsOf(draft: PlanDraft, items: readonly PlanItemRow[]): PlanStep[] {
  return draft.steps.flatMap((step, index) =>
    Array.from({ length: step.repeats }, (_, visit): PlanStep => ({
      item: items[index] as PlanItemRow,
      treatment: step.treatment,
      gap: step.gap,
      lastOfItem: visit === step.repeats - 1,
    })),
  )
}
