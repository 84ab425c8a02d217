import { recordRecallCall } from './calls.ts'
import { type Day, momentOn } from './calendar.ts'
import { leaveLead } from './marketing.ts'
import { maybeOffer } from './offers.ts'
import { buyProgramme, prepay, returnPrepaid } from './payments.ts'
import type { Errand, Life, Person, PlanStep, Visit } from './person.ts'
import { completeStep, dropPlan, maybePresentPlan, nextStep, priceOfStep, resumePlan, stepDay } from './plans.ts'
import { insure, policyOn } from './policies.ts'
import { type Choice, type Random, shiftedProbability, weightedChoice } from './random.ts'
import { noRows } from './rows.ts'
import type { TreatmentName } from './treatments.ts'
import { attend, seasonalWish } from './visits.ts'
import type { World } from './world.ts'

/** Tells one person's whole life with the clinic: errand after errand until they stop coming or time is up. */
export function live(world: World, random: Random, person: Person): Life {
  const life: Life = {
    person,
    random,
    rows: noRows(),
    visits: [],
    plan: null,
    policies: [],
    prepaid: 0,
    programmeUntil: null,
  }
  life.rows.patients.push(person.card)
  insure(world, life)
  leaveLead(world, life)
  let errand: Errand | null = firstErrand(life)
  while (errand !== null) {
    const visit = attend(world, life, errand)
    if (visit === null) {
      giveUp(world, life)
      break
    }
    if (errand.step !== null) completeStep(life, errand.step, visit)
    errand = nextErrand(world, life, visit)
  }
  mayDie(world, life)
  return life
}

const FIRST_ERRANDS: Readonly<Record<Person['kind'] | 'child', Choice<TreatmentName>>> = {
  vip: weightedChoice([
    ['exam', 48],
    ['hygiene', 20],
    ['surgery-consult', 18],
    ['ortho-consult', 9],
    ['whitening', 5],
  ]),
  regular: weightedChoice([
    ['hygiene', 46],
    ['exam', 34],
    ['caries', 16],
    ['ortho-consult', 4],
  ]),
  course: weightedChoice([
    ['exam', 46],
    ['pain', 16],
    ['surgery-consult', 14],
    ['ortho-consult', 11],
    ['endo', 13],
  ]),
  'one-time': weightedChoice([
    ['hygiene', 26],
    ['pain', 22],
    ['exam', 26],
    ['caries', 14],
    ['extraction', 12],
  ]),
  bargain: weightedChoice([
    ['hygiene', 58],
    ['exam', 34],
    ['whitening', 8],
  ]),
  insured: weightedChoice([
    ['exam', 48],
    ['pain', 28],
    ['caries', 24],
  ]),
  child: weightedChoice([
    ['kids-exam', 58],
    ['kids-caries', 26],
    ['kids-hygiene', 16],
  ]),
}
const RECALLS: Readonly<Record<Person['kind'] | 'child', Choice<TreatmentName>>> = {
  vip: weightedChoice([
    ['hygiene', 60],
    ['exam', 18],
    ['caries', 14],
    ['whitening', 8],
  ]),
  regular: weightedChoice([
    ['hygiene', 76],
    ['exam', 10],
    ['caries', 14],
  ]),
  course: weightedChoice([
    ['hygiene', 40],
    ['exam', 25],
    ['caries', 20],
    ['pain', 15],
  ]),
  'one-time': weightedChoice([
    ['pain', 40],
    ['exam', 30],
    ['hygiene', 30],
  ]),
  bargain: weightedChoice([
    ['hygiene', 80],
    ['exam', 20],
  ]),
  insured: weightedChoice([
    ['exam', 35],
    ['caries', 40],
    ['pain', 25],
  ]),
  child: weightedChoice([
    ['kids-exam', 45],
    ['kids-caries', 25],
    ['kids-hygiene', 30],
  ]),
}
/** A return counted as soon never slips past this many days on its own. */
const SOON_DAYS = 76
const SOON_MEDIAN = 17
const SMALL_ERRAND_CHANCE = 0.17

/** The next visit never happened: unless it is still ahead, the plan falls and unused money goes back. */
function giveUp(world: World, life: Life): void {
  const ahead = life.rows.appointments.at(-1)?.status
  const last = life.visits.at(-1)
  if (last === undefined || ahead === 'booked' || ahead === 'confirmed') return
  dropPlan(life)
  returnPrepaid(world, life, last)
}

function firstErrand(life: Life): Errand {
  const { person, random } = life
  const urgent = random.chance(0.25)
  const choice = FIRST_ERRANDS[person.isChild ? 'child' : person.kind]
  return {
    treatment: choice.draw(random),
    wishOn: person.arrivesOn + (urgent ? 1 : random.int(2, 9)),
    bookedAt: person.card.createdAt + 5,
    step: null,
    forcedPaid: false,
  }
}

function nextErrand(world: World, life: Life, visit: Visit): Errand | null {
  const accepted = maybeOffer(world, life, visit)
  maybePresentPlan(world, life, visit)
  if (life.random.chance(soonChance(life, visit, accepted))) return soonErrand(world, life, visit, accepted)
  if (life.plan !== null) dropPlan(life)
  returnPrepaid(world, life, visit)
  const { person, random } = life
  const first = life.visits.length === 1
  const keeps = shiftedProbability(
    first ? person.habits.laterAfterFirst : person.habits.later,
    visit.doctor.retention * 0.4,
  )
  const insuredNoMore = person.kind === 'insured' && policyOn(life, visit.day + 120) === null
  if (!random.chance(insuredNoMore ? keeps * 0.5 : keeps)) {
    recordRecallCall(world, life, visit.appointment.endsAt)
    return null
  }
  return recallErrand(world, life, visit)
}

function soonChance(life: Life, visit: Visit, accepted: boolean): number {
  const { habits, source } = life.person
  const people = visit.doctor.retention + visit.administrator.retention * 0.7
  const agreed = accepted && visit.appointment.payer !== 'patient' ? 1.1 : 0
  if (life.visits.length === 1) return shiftedProbability(habits.soonAfterFirst, source.bond + people + agreed)
  if (life.plan !== null) return shiftedProbability(habits.step, people * 0.5)
  return shiftedProbability(SMALL_ERRAND_CHANCE, agreed)
}

function soonErrand(world: World, life: Life, visit: Visit, accepted: boolean): Errand {
  const { random } = life
  const now = visit.appointment.endsAt
  const step = nextStep(life, now)
  const wishOn = step === null ? visit.day + soonGap(random) : stepWish(life, step, visit)
  const forcedPaid = accepted && visit.appointment.payer !== 'patient'
  if (step !== null) mayPrepay(world, life, { step, visit })
  const treatment = step?.treatment ?? smallTreatment(life, forcedPaid)
  return { treatment, wishOn, bookedAt: bookingMoment(random, visit, wishOn), step, forcedPaid }
}

/** The second visit of a first plan comes soon even when the step is usually far away. */
function stepWish(life: Life, step: PlanStep, visit: Visit): Day {
  const day = stepDay(life, step, visit)
  return life.visits.length === 1 ? Math.min(day, visit.day + SOON_DAYS) : day
}

function soonGap(random: Random): number {
  return Math.min(SOON_DAYS, Math.max(2, Math.round(random.lognormal(SOON_MEDIAN, 0.7))))
}

function smallTreatment(life: Life, forcedPaid: boolean): TreatmentName {
  if (life.person.isChild) return life.random.pick(['kids-caries', 'kids-hygiene', 'fissures'] as const)
  if (forcedPaid) return life.random.pick(['hygiene', 'hygiene', 'hygiene', 'whitening', 'inlay'] as const)
  return life.random.pick(['caries', 'caries', 'hygiene', 'control'] as const)
}

function mayPrepay(world: World, life: Life, ahead: { step: PlanStep; visit: Visit }): void {
  const price = priceOfStep(ahead.step)
  if (price < 30_000_00 || life.prepaid > 0 || !life.random.chance(0.45)) return
  prepay(world, life, {
    visit: ahead.visit,
    amount: Math.round((price * life.random.pick([0.1, 0.3, 0.5])) / 500_00) * 500_00,
  })
}

function recallErrand(world: World, life: Life, visit: Visit): Errand {
  const { person, random } = life
  mayBuyProgramme(world, life, visit.day)
  const gap = Math.max(95, Math.round(random.lognormal(person.habits.rhythm, 0.3)))
  const wishOn = seasonalWish(life, visit.day + gap)
  const step = life.plan !== null && random.chance(0.4) ? resumedStep(life) : null
  const treatment = step?.treatment ?? RECALLS[person.isChild ? 'child' : person.kind].draw(random)
  return { treatment, wishOn, bookedAt: bookingMoment(random, visit, wishOn), step, forcedPaid: false }
}

function resumedStep(life: Life): PlanStep | null {
  const plan = life.plan
  if (plan === null || plan.row.acceptedAt === null) return null
  resumePlan(plan)
  return plan.steps[plan.next] ?? null
}

function mayBuyProgramme(world: World, life: Life, day: Day): void {
  const { kind } = life.person
  if (life.programmeUntil !== null && life.programmeUntil > day) return
  const renewal = life.programmeUntil !== null ? 0.6 : 0
  const appetite = kind === 'vip' ? 0.1 : kind === 'regular' ? 0.05 : 0.01
  if (life.random.chance(renewal || appetite)) buyProgramme(world, life, day + life.random.int(1, 20))
}

/** Booked at the desk on leaving, or a few days before coming. */
function bookingMoment(random: Random, visit: Visit, wishOn: Day): number {
  const near = wishOn - visit.day < 60
  if (random.chance(near ? 0.62 : 0.14)) return visit.appointment.endsAt + 8
  return Math.max(visit.appointment.endsAt + 30, momentOn(wishOn - random.int(1, 10), random.int(560, 1180)))
}

function mayDie(world: World, life: Life): void {
  const age = (world.span.end - life.person.birthDay) / 365.25
  const last = life.visits.at(-1)
  const gone = last === undefined || last.day < world.span.end - 200
  const ahead = life.rows.appointments.at(-1)?.status
  if (age > 60 && gone && ahead !== 'booked' && ahead !== 'confirmed' && life.random.chance(0.015))
    life.person.card.deceased = true
}
