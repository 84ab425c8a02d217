import { dayAt, type Moment, momentOn } from './calendar.ts'
import type { Life } from './person.ts'
import type { Random } from './random.ts'
import type { AppointmentRow, CallRow } from './rows.ts'
import type { World } from './world.ts'

type Talk = Pick<CallRow, 'direction' | 'result' | 'comment'> & { at: Moment; medianS: number }

/** Calls about an appointment: the booking one, and the reminder the day before. */
export function recordCallsAround(world: World, life: Life, appointment: AppointmentRow): void {
  const { random } = life
  if (random.chance(0.32)) {
    const inbound = random.chance(0.7)
    addCall(world, life, {
      direction: inbound ? 'inbound' : 'outbound',
      result: 'booked',
      comment: inbound ? '' : 'перезвонили по просьбе',
      at: appointment.bookedAt,
      medianS: 145,
    })
  }
  const remindAt = momentOn(dayAt(appointment.startsAt) - 1, random.int(660, 1080))
  if (remindAt > appointment.bookedAt + 120 && random.chance(0.27)) {
    const answered = random.chance(0.74)
    addCall(world, life, {
      direction: 'outbound',
      result: answered ? 'confirmed' : 'no_answer',
      comment: '',
      at: remindAt,
      medianS: answered ? 35 : 0,
    })
  }
}

export function recordCallAfterNoShow(world: World, life: Life, appointment: AppointmentRow): void {
  if (!life.random.chance(0.55)) return
  const result = life.random.pick(['callback', 'no_answer', 'refused', 'booked'] as const)
  const medianS = result === 'no_answer' ? 0 : 70
  addCall(world, life, {
    direction: 'outbound',
    result,
    comment: 'не пришёл на приём',
    at: appointment.startsAt + 90,
    medianS,
  })
}

/** Someone calls a person who stopped coming. */
export function recordRecallCall(world: World, life: Life, lastSeen: Moment): void {
  const { random } = life
  if (!random.chance(0.22)) return
  const result = random.pick(['no_answer', 'no_answer', 'callback', 'refused', 'refused', 'info'] as const)
  const at = momentOn(dayAt(lastSeen) + random.int(20, 120), random.int(660, 1140))
  const comment =
    result === 'refused' ? random.pick(['дорого', 'лечится в другом месте', 'переехал', 'пока не планирует']) : ''
  addCall(world, life, { direction: 'outbound', result, comment, at, medianS: result === 'no_answer' ? 0 : 80 })
}

/** Seconds of a talk; unanswered calls have a few seconds of ringing or none. */
export function drawDuration(random: Random, medianS: number): number {
  return medianS === 0 ? random.int(0, 15) : Math.min(1800, Math.max(8, Math.round(random.lognormal(medianS, 0.55))))
}

/** Recordings exist for talks; the host is reserved and serves nothing. */
export function recordingOf(callId: string, durationS: number): string {
  return durationS > 20 ? `https://records.example/${callId}.mp3` : ''
}

function addCall(world: World, life: Life, talk: Talk): void {
  const { card } = life.person
  if (card.phone === '' || dayAt(talk.at) > world.span.end) return
  const externalId = world.nextId('calls')
  const durationS = drawDuration(life.random, talk.medianS)
  life.rows.calls.push({
    externalId,
    patientExternalId: card.externalId,
    phone: card.phone,
    operatorExternalId: life.random.pick(world.staff.operators).row.externalId,
    direction: talk.direction,
    startedAt: talk.at,
    durationS,
    result: talk.result,
    comment: talk.comment,
    recordingUrl: recordingOf(externalId, durationS),
  })
}
