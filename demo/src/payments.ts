import { addMonths, dayAt, type Moment, momentOn } from './calendar.ts'
import type { Life, Visit } from './person.ts'
import { weightedChoice } from './random.ts'
import { amountOf, type Payer, type PaymentRow, type ServiceLineRow } from './rows.ts'
import type { World } from './world.ts'

const METHODS = weightedChoice([
  ['карта', 58],
  ['СБП', 24],
  ['наличные', 15],
  ['онлайн', 3],
] as const)
const REFUND_SHARE = 0.009
const NEVER_PAID = 0.006
const LARGE_BILL = 25_000_00
const PROGRAMMES = [
  { name: 'Здоровая улыбка', price: 18_900_00, child: false },
  { name: 'Детский абонемент', price: 14_500_00, child: true },
] as const
/** Times of payments without a visit stay inside the day in every time zone of the network. */
const DESK_OPENS = 600
const DESK_CLOSES = 1170

/** Money for a visit by whoever owes it: at once, in parts, from an earlier prepayment, or by the insurer weeks later. */
export function payForVisit(world: World, life: Life, bill: { visit: Visit; lines: readonly ServiceLineRow[] }): void {
  const { visit, lines } = bill
  for (const payer of ['insurer', 'employer'] as const) {
    const owed = owedBy(lines, payer)
    if (owed > 0) addPayment(world, life, { visit, payer, amount: owed, paidAt: invoiceDay(life, visit) })
  }
  const owed = owedBy(lines, 'patient')
  const fromPrepaid = Math.min(owed, life.prepaid)
  life.prepaid -= fromPrepaid
  const left = owed - fromPrepaid
  if (left > 0 && !life.random.chance(NEVER_PAID)) payByPatient(world, life, { visit, amount: left })
}

/** Takes a prepayment for what comes next at the end of a visit; it is used up by the following bills. */
export function prepay(world: World, life: Life, deposit: { visit: Visit; amount: number }): void {
  const { visit, amount } = deposit
  addPayment(world, life, { visit, payer: 'patient', amount, paidAt: visit.appointment.endsAt + 5 })
  life.prepaid += amount
}

/** Gives back what was prepaid and not used, some weeks after treatment was dropped. */
export function returnPrepaid(world: World, life: Life, visit: Visit): void {
  if (life.prepaid === 0) return
  const paidAt = momentOn(visit.day + life.random.int(20, 60), life.random.int(DESK_OPENS, DESK_CLOSES))
  if (dayAt(paidAt) > world.span.end) return
  addPayment(world, life, { visit, payer: 'patient', amount: life.prepaid, paidAt, kind: 'refund' })
  life.prepaid = 0
}

/** An annual programme bought without a visit, renewed while the person keeps coming. */
export function buyProgramme(world: World, life: Life, day: number): void {
  const programme = PROGRAMMES.find((each) => each.child === life.person.isChild)
  if (programme === undefined || day > world.span.end) return
  const amount =
    Math.round((programme.price * world.prices.priceOn(world.prices.byCode('Г-02'), day)) / 6_900_00 / 100_00) * 100_00
  life.rows.payments.push({
    ...paymentRow(world, life, { amount, paidAt: momentOn(day, life.random.int(DESK_OPENS, DESK_CLOSES)) }),
    programme: programme.name,
    method: life.random.chance(0.5) ? 'онлайн' : 'карта',
  })
  life.programmeUntil = addMonths(day, 12) - 1
}

type Transfer = {
  visit: Visit
  payer: Payer
  amount: number
  paidAt: Moment
  kind?: PaymentRow['kind']
  method?: string
}

function payByPatient(world: World, life: Life, due: { visit: Visit; amount: number }): void {
  const { random } = life
  const { visit, amount } = due
  const atDesk = visit.appointment.endsAt + 5
  const parts = partsOf(life, amount)
  const each = Math.floor(amount / parts / 100) * 100
  const method = parts > 1 && random.chance(0.3) ? 'рассрочка' : METHODS.draw(random)
  for (let part = 0; part < parts; part++) {
    const paidAt =
      part === 0 ? atDesk : momentOn(visit.day + part * 28 + random.int(-6, 6), random.int(DESK_OPENS, DESK_CLOSES))
    const share = part === parts - 1 ? amount - each * (parts - 1) : each
    const paid = addPayment(world, life, { visit, payer: 'patient', amount: share, paidAt, method })
    if (paid && random.chance(REFUND_SHARE)) refund(world, life, { visit, amount: share, paidAt })
  }
}

function partsOf(life: Life, amount: number): number {
  if (amount >= LARGE_BILL) return life.random.chance(0.2) ? life.random.int(2, 4) : 1
  return life.random.chance(0.025) ? 2 : 1
}

function refund(world: World, life: Life, paid: { visit: Visit; amount: number; paidAt: Moment }): void {
  const { random } = life
  const share = random.chance(0.5) ? 1 : random.float() * 0.6 + 0.2
  const amount = Math.max(100, Math.round((paid.amount * share) / 100_00) * 100_00)
  const paidAt = momentOn(dayAt(paid.paidAt) + random.int(1, 40), random.int(DESK_OPENS, DESK_CLOSES))
  addPayment(world, life, { ...paid, payer: 'patient', amount: Math.min(amount, paid.amount), paidAt, kind: 'refund' })
}

/** Insurers pay by registers, two to seven weeks later. */
function invoiceDay(life: Life, visit: Visit): Moment {
  return momentOn(visit.day + life.random.int(14, 48), 720)
}

/** Writes the payment unless it lies after the last day; says whether it was written. */
function addPayment(world: World, life: Life, transfer: Transfer): boolean {
  if (dayAt(transfer.paidAt) > world.span.end || transfer.amount <= 0) return false
  const appointment = transfer.visit.appointment
  const byPatient = transfer.payer === 'patient'
  const policy = life.policies.find((each) => each.number === appointment.policyNumber)
  life.rows.payments.push({
    ...paymentRow(world, life, transfer),
    appointmentExternalId: appointment.externalId,
    kind: transfer.kind ?? 'payment',
    payer: transfer.payer,
    insurer: transfer.payer === 'insurer' ? (policy?.insurer ?? '') : '',
    method: byPatient ? (transfer.method ?? METHODS.draw(life.random)) : 'безнал',
  })
  return true
}

function paymentRow(world: World, life: Life, sum: { amount: number; paidAt: Moment }): PaymentRow {
  return {
    externalId: world.nextId('payments'),
    patientExternalId: life.person.card.externalId,
    appointmentExternalId: '',
    paidAt: sum.paidAt,
    amount: sum.amount,
    kind: 'payment',
    payer: 'patient',
    insurer: '',
    method: '',
    programme: '',
  }
}

function owedBy(lines: readonly ServiceLineRow[], payer: Payer): number {
  return lines.reduce((sum, line) => (line.payer === payer ? sum + amountOf(line) : sum), 0)
}
