import { type Day, dayAt, dayOfParts, momentOn, monthOf, monthText, yearOf } from './calendar.ts'
import { drawDuration, recordingOf } from './calls.ts'
import { drawPhone } from './contacts.ts'
import type { Life } from './person.ts'
import type { Random } from './random.ts'
import { type LeadRow, noRows, type Rows } from './rows.ts'
import { type Source, SOURCES } from './sources.ts'
import type { World } from './world.ts'

const SPEND_GROWTH = 0.14

/** Counts the newcomer for the budget and writes the lead that came before the first appointment, if there was one. */
export function leaveLead(world: World, life: Life): void {
  const { person, random } = life
  const key = keyOf(monthText(person.arrivesOn), person.source)
  world.arrivalsBySource.set(key, (world.arrivalsBySource.get(key) ?? 0) + 1)
  if (person.isChild || !random.chance(person.source.leadShare)) return
  const { card } = person
  life.rows.leads.push({
    externalId: world.nextId('leads'),
    patientExternalId: card.externalId,
    phone: card.phone,
    email: random.chance(0.5) ? card.email : '',
    source: person.source.name,
    campaign: random.pick(person.source.campaigns),
    createdAt: Math.max(card.createdAt - random.int(5, 240), momentOn(world.span.start, 0)),
    status: 'converted',
  })
}

/** Leads are settled when the life is told: a lead whose person never came is not converted. */
export function settleLeads(life: Life): void {
  const ahead = life.rows.appointments.some((row) => row.status === 'booked' || row.status === 'confirmed')
  for (const lead of life.rows.leads) if (life.visits.length === 0) lead.status = ahead ? 'booked' : 'lost'
}

/** Leads that ended in nothing, their calls, and the month's marketing spend. */
export function marketingMonth(world: World, random: Random, month: Day): Rows {
  const rows = noRows()
  for (const source of SOURCES) {
    const gained = world.arrivalsBySource.get(keyOf(monthText(month), source)) ?? 0
    const lost = random.poisson(gained * source.lostLeadsPerPatient)
    for (let index = 0; index < lost; index++) addLostLead(world, random, { rows, source, month })
    addSpend(world, random, { rows, source, month, gained })
  }
  return rows
}

/** First days of every month touched by the history. */
export function monthsOf(span: { start: Day; end: Day }): Day[] {
  const months: Day[] = []
  let month = dayOfParts(yearOf(span.start), monthOf(span.start), 1)
  while (month <= span.end) {
    months.push(month)
    month = dayOfParts(yearOf(month), monthOf(month) + 1, 1)
  }
  return months
}

function addLostLead(world: World, random: Random, at: { rows: Rows; source: Source; month: Day }): void {
  const { rows, source, month } = at
  const createdAt = momentOn(month + random.int(0, 29), random.int(540, 1260))
  const day = dayAt(createdAt)
  if (day < world.span.start || day > world.span.end || monthText(day) !== monthText(month)) return
  const fresh = day > world.span.end - 5 && random.chance(0.5)
  const lead: LeadRow = {
    externalId: world.nextId('leads'),
    patientExternalId: '',
    phone: random.chance(0.95) ? drawPhone(random) : '',
    email: random.chance(0.15) ? `lead${random.int(1000, 99999)}@pochta.example` : '',
    source: source.name,
    campaign: random.pick(source.campaigns),
    createdAt,
    status: fresh ? 'new' : 'lost',
  }
  rows.leads.push(lead)
  if (lead.phone !== '' && random.chance(0.6)) addLeadCall(world, random, { rows, lead })
}

function addLeadCall(world: World, random: Random, of: { rows: Rows; lead: LeadRow }): void {
  const startedAt = of.lead.createdAt + random.int(3, 90)
  if (dayAt(startedAt) > world.span.end) return
  const result = random.pick(['no_answer', 'no_answer', 'info', 'refused', 'callback'] as const)
  const externalId = world.nextId('calls')
  const durationS = drawDuration(random, result === 'no_answer' ? 0 : 95)
  of.rows.calls.push({
    externalId,
    patientExternalId: '',
    phone: of.lead.phone,
    operatorExternalId: random.pick(world.staff.operators).row.externalId,
    direction: random.chance(0.7) ? 'outbound' : 'inbound',
    startedAt,
    durationS,
    result,
    comment: result === 'refused' ? 'дорого' : '',
    recordingUrl: recordingOf(externalId, durationS),
  })
}

function addSpend(
  world: World,
  random: Random,
  budget: { rows: Rows; source: Source; month: Day; gained: number },
): void {
  const { rows, source, month, gained } = budget
  if (source.costPerPatient === 0) return
  const yearsBack = (world.span.end - month) / 365.25
  const perPatient = source.costPerPatient / (1 + SPEND_GROWTH) ** yearsBack
  const total = perPatient * (gained + 1) * Math.max(0.6, random.normal(1, 0.1))
  const shares = source.campaigns.map(() => 0.5 + random.float())
  const whole = shares.reduce((sum, share) => sum + share, 0)
  for (const [index, campaign] of source.campaigns.entries()) {
    const amount = Math.round((total * (shares[index] ?? 0)) / whole) * 100
    rows.marketing_spend.push({ month: monthText(month), source: source.name, campaign, amount })
  }
}

function keyOf(month: string, source: Source): string {
  return `${month}/${source.name}`
}
