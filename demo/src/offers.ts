import type { Life, Visit } from './person.ts'
import { type Random, weightedChoice } from './random.ts'
import type { OfferRow } from './rows.ts'
import type { World } from './world.ts'

const TO_INSURED = weightedChoice([
  ['Г-02', 52],
  ['Г-09', 14],
  ['Т-06', 10],
  ['ОП-03', 9],
  ['ОП-14', 7],
  ['Г-06', 8],
] as const)
const TO_PAYING = weightedChoice([
  ['Г-09', 26],
  ['Г-06', 20],
  ['Г-10', 14],
  ['ОП-14', 12],
  ['ОП-05', 10],
  ['П-04', 18],
] as const)
/** Two wordings are tried on insured patients; the second is truly better. */
const ACCEPTANCE = { А: 0.28, Б: 0.4 } as const
const REFUSALS = weightedChoice([
  ['Дорого', 30],
  ['Хочет только по полису', 22],
  ['Нет времени', 18],
  ['Не нужно сейчас', 20],
  ['Посоветуется дома', 10],
] as const)
const OFFERED_TO_PAYING = 0.12
const ACCEPTED_BY_PAYING = 0.16

/** A paid service offered at the visit; says whether it was accepted. */
export function maybeOffer(world: World, life: Life, visit: Visit): boolean {
  const { random } = life
  const insured = visit.appointment.payer !== 'patient'
  const zeal = insured ? 0.5 + visit.administrator.retention * 0.5 : OFFERED_TO_PAYING
  if (life.person.isChild || !random.chance(zeal)) return false
  const script = random.pick(['А', 'Б'] as const)
  const outcome = drawOutcome(random, insured ? ACCEPTANCE[script] : ACCEPTED_BY_PAYING)
  const byDoctor = random.chance(0.55)
  life.rows.offers.push({
    externalId: world.nextId('offers'),
    patientExternalId: life.person.card.externalId,
    appointmentExternalId: visit.appointment.externalId,
    serviceExternalId: (insured ? TO_INSURED : TO_PAYING).draw(random),
    offeredByExternalId: (byDoctor ? visit.doctor : visit.administrator).row.externalId,
    offeredAt: visit.appointment.endsAt - (byDoctor ? 10 : 0),
    script,
    outcome,
    reason: outcome === 'declined' ? REFUSALS.draw(random) : '',
  })
  return outcome === 'accepted'
}

function drawOutcome(random: Random, acceptance: number): OfferRow['outcome'] {
  if (random.chance(acceptance)) return 'accepted'
  return random.chance(0.3) ? 'thinking' : 'declined'
}
