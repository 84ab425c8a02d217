import { INSURER_TARIFF } from './insurers.ts'
import { payForVisit } from './payments.ts'
import type { Errand, Life, Visit } from './person.ts'
import { covers, policyOn } from './policies.ts'
import type { Payer, PolicyRow, ServiceLineRow, ServiceRow } from './rows.ts'
import { drawVariant, treatmentOf } from './treatments.ts'
import type { World } from './world.ts'

type Job = { visit: Visit; errand: Errand }

/** Writes what was done at a visit, who owes for it, and the money that follows. */
export function billVisit(world: World, life: Life, job: Job): void {
  const { random, person } = life
  const { step } = job.errand
  const mainCode = step?.item.serviceExternalId ?? drawVariant(random, job.errand.treatment, person.taste)
  const repeatedItem = step !== null && step.item.plannedVisits > 1
  const quantity = step === null || repeatedItem ? 1 : step.item.quantity
  const lines = [addLine(world, life, job, { code: mainCode, quantity, planItem: step?.item.externalId ?? '' })]
  for (const [code, chance] of treatmentOf(job.errand.treatment).extras)
    if (random.chance(chance) && code !== mainCode)
      lines.push(addLine(world, life, job, { code, quantity: 1, planItem: '' }))
  life.rows.service_lines.push(...lines)
  settlePayer(job.visit, lines)
  payForVisit(world, life, { visit: job.visit, lines })
}

/** An insured visit where the policy covered nothing was a paid one. */
function settlePayer(visit: Visit, lines: readonly ServiceLineRow[]): void {
  const { appointment } = visit
  appointment.payer = lines.find((line) => line.payer !== 'patient')?.payer ?? 'patient'
  if (appointment.payer === 'patient') appointment.policyNumber = ''
}

type Item = { code: string; quantity: number; planItem: string }

function addLine(world: World, life: Life, job: Job, item: Item): ServiceLineRow {
  const service = world.prices.byCode(item.code)
  const day = job.visit.day
  const listPrice = world.prices.priceOn(service, day)
  const tariff = Math.round((listPrice * INSURER_TARIFF) / 100) * 100
  const policy = job.visit.appointment.payer === 'insurer' ? policyOn(life, day) : null
  const payer = payerOf(policy, service, tariff * item.quantity)
  if (payer !== 'patient' && policy !== null) policy.spentAmount += tariff * item.quantity
  return {
    externalId: world.nextId('service_lines'),
    appointmentExternalId: job.visit.appointment.externalId,
    serviceExternalId: service.externalId,
    quantity: item.quantity,
    price: payer === 'patient' ? listPrice : tariff,
    discount: payer === 'patient' ? discountFor(life, service, { day, amount: listPrice * item.quantity }) : 0,
    cost: world.prices.costOn(service, day),
    payer,
    planItemExternalId: item.planItem,
  }
}

/** A few employers settle with the clinic themselves, without an insurer. */
function payerOf(policy: PolicyRow | null, service: ServiceRow, amount: number): Payer {
  if (policy === null || !covers(policy, service, amount)) return 'patient'
  return policy.employer === SELF_PAYING_EMPLOYER ? 'employer' : 'insurer'
}

const SELF_PAYING_EMPLOYER = 'НИИ точной механики'

function discountFor(life: Life, service: ServiceRow, sale: { day: number; amount: number }): number {
  const { person, random } = life
  const byProgramme = life.programmeUntil !== null && sale.day <= life.programmeUntil
  if (byProgramme && service.treatmentType === 'hygiene' && service.price < 12_000_00) return sale.amount
  const pensioner = person.card.tags.includes('пенсионер')
  if (!random.chance(person.habits.discountChance + (pensioner ? 0.4 : 0))) return 0
  const depth = Math.min(0.5, Math.max(0.03, random.normal(pensioner ? 0.07 : person.habits.discountDepth, 0.06)))
  return Math.round((sale.amount * depth) / 50_00) * 50_00
}
