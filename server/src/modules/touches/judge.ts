import { cascadeOrder } from '@revisit/domain/cascade.ts'
import { type Channel, TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import {
  channelToRender,
  type ConsentVerdict,
  type Decision,
  decideTouch,
  type TouchFacts,
} from '@revisit/domain/message-gate.ts'
import { preferredWindow } from '@revisit/domain/preferred-time.ts'
import { zoneFor } from '@revisit/domain/quiet-hours.ts'
import { chanceOf } from '@revisit/domain/stable-chance.ts'
import { isTimeZone } from '@revisit/domain/zone-offset.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Connection } from '../channels/channels.ts'
import { type ClinicFacts, isLate } from './clinic-facts.ts'
import { TOGETHER_DAYS } from './contact-book.ts'
import type { TouchDoors } from './doors.ts'
import type { DueTouch, PersonRow } from './fact-queries.ts'
import { type BatchFacts, readBatchFacts } from './batch-facts.ts'
import type { RenderAnswer } from './template-port.ts'

/** What the gate said about one touch, and everything needed to act on it. */
export type Judged = {
  touch: DueTouch
  decision: Decision
  text: Extract<RenderAnswer, { ok: true }> | null
  /** Words of the template about what is missing. */
  detail: object | null
  connection: Connection | null
  /** The touch of the same household that carries this message. */
  carriedBy: string | null
}

export type Judgement = { judged: Judged[]; facts: BatchFacts }

/** Puts touches through the gate in the given order, without any effect. A later one sees what an earlier one will send. */
export async function judge(
  ports: Ports,
  db: Db,
  { doors, clinic, touches }: { doors: TouchDoors; clinic: ClinicFacts; touches: readonly DueTouch[] },
): Promise<Judgement> {
  const facts = await readBatchFacts(ports, db, { doors, clinic, touches })
  const late = touches.filter((touch) => isLate(clinic, touch)).length
  const open = touches.map((touch) => {
    const notBefore = catchUpAt(touch, clinic, late)
    return { touch, known: { ...factsOf(touch, clinic, facts), notBefore } }
  })
  const requests = open.flatMap(({ touch, known }) => {
    const channel = channelToRender(known, clinic.now)
    return channel === null ? [] : [renderRequest(touch, channel, facts)]
  })
  const texts =
    requests.length === 0
      ? new Map<string, RenderAnswer>()
      : await doors.templates.render(ports, db, { clinicId: clinic.clinicId, now: clinic.now, requests })
  const channels = new Map(requests.map(({ touchId, channel }) => [touchId, channel]))
  const judged = open.map(({ touch, known }) => {
    const text = texts.get(touch.id) ?? null
    return decideOne(touch, { known, clinic, facts, text, channel: channels.get(touch.id) ?? null })
  })
  return { judged, facts }
}

function decideOne(
  touch: DueTouch,
  at: {
    known: Omit<TouchFacts, 'texts'>
    clinic: ClinicFacts
    facts: BatchFacts
    text: RenderAnswer | null
    channel: Channel | null
  },
): Judged {
  const { known, clinic, facts, text, channel } = at
  const household = facts.householdOf(touch.patientId)
  const since = new Date(clinic.now.getTime() - TOGETHER_DAYS * 86_400_000)
  const carriedBy = facts.book.carrierOf(touch, household, since)
  const whole: TouchFacts = {
    ...known,
    contacts: facts.book.contactsOf(household, touch.id),
    carriedByHousehold: carriedBy !== null,
    texts: channel === null || text === null ? {} : { [channel]: text },
  }
  const decision = decideTouch(whole, clinic.now)
  if (decision.kind === 'send') facts.book.add(touch, decision.channel, clinic.now)
  return {
    touch,
    decision,
    text: text?.ok ? text : null,
    detail: text && !text.ok ? text.detail : null,
    connection: decision.kind === 'send' ? (facts.connections.get(decision.channel) ?? null) : null,
    carriedBy: decision.reason === 'one_per_household' ? carriedBy : null,
  }
}

/** Facts of one touch before its text is made and before the batch has added its contacts. */
function factsOf(touch: DueTouch, clinic: ClinicFacts, facts: BatchFacts): Omit<TouchFacts, 'texts' | 'notBefore'> {
  const { rules, stopped, moneySpent, stale } = clinic
  const person = facts.people.get(touch.patientId)
  const channels = channelsOf(touch, clinic)
  return {
    seed: touch.id,
    class: touch.class,
    priority: TOUCH_PRIORITIES[touch.priority]!,
    channels,
    expiresAt: touch.expiresAt,
    clinic: { stopped, moneySpent, stale, spreadMinutes: rules.spreadMinutes, capRules: rules.caps },
    origin: facts.origins.get(touch.id) ?? { live: false, reason: 'cancelled' },
    needsFreshData: touch.needsFreshData,
    ...permissionFacts(touch, channels, facts),
    reach: person ? eachOf(channels, (channel) => facts.reach(person, channel, touch.tried)) : {},
    arm: facts.armOf(touch, clinic),
    quiet: quietQuestion(touch, clinic, person),
    contacts: { past: [], coming: [] },
    carriedByHousehold: false,
    keyTaken: facts.takenKeys.has(touch.id),
  }
}

/** Gates 3 and 4. */
function permissionFacts(
  { patientId, class: messageClass, originKind }: DueTouch,
  channels: readonly Channel[],
  { people, permissions }: BatchFacts,
): Pick<TouchFacts, 'suppressions' | 'consent'> {
  const person = people.get(patientId)
  const said = permissions.get(patientId)
  // A journey runs because a named person published its version: that is its launch.
  const launched = originKind !== 'call_list'
  const unknown: ConsentVerdict = { allowed: false, reason: 'no_consent' }
  return {
    suppressions: suppressionsOf(person, said?.suppressions ?? []),
    consent: eachOf(channels, (channel) => said?.verdict({ class: messageClass, channel, launched }) ?? unknown),
  }
}

function quietQuestion(touch: DueTouch, clinic: ClinicFacts, person: PersonRow | undefined): TouchFacts['quiet'] {
  const zones = { patient: person?.zone ?? null, branch: person?.branchZone ?? null, clinic: clinic.zone }
  return {
    hours: touch.hours ?? clinic.rules.quietHours[touch.class],
    zone: zoneFor(zones, isTimeZone),
    isHoliday: clinic.isHoliday,
    preferred: preferredWindow(person?.preferredTime ?? null),
  }
}

function channelsOf(touch: DueTouch, { rules }: ClinicFacts): readonly Channel[] {
  return cascadeOrder(touch.channels, rules.cascade[touch.class])
}

function suppressionsOf(
  person: { deceased: boolean } | undefined,
  said: TouchFacts['suppressions'],
): TouchFacts['suppressions'] {
  if (!person) return [{ reason: 'erased', from: 'everything' }]
  return person.deceased ? [{ reason: 'deceased', from: 'everything' }, ...said] : said
}

/**
 * When a late touch of a backlog goes: somewhere within the time its batch takes at the clinic's pace, behind the batches that got
 * their time before. Important ones do not wait.
 */
function catchUpAt(touch: DueTouch, clinic: ClinicFacts, late: number): Date | null {
  if (clinic.backlog === null || !isLate(clinic, touch)) return null
  const place = clinic.backlog.ahead + chanceOf(`catch-up|${touch.id}`) * late
  return new Date(clinic.now.getTime() + (place / clinic.rules.catchUpPerHour) * 3_600_000)
}

function renderRequest(touch: DueTouch, channel: Channel, facts: BatchFacts) {
  const { id: touchId, templateId, patientId, context, class: messageClass } = touch
  const together = facts.book.companionsOf(touch, facts.householdOf(patientId))
  return { touchId, templateId, patientId, channel, class: messageClass, context, together }
}

function eachOf<T>(channels: readonly Channel[], of: (channel: Channel) => T): Partial<Record<Channel, T>> {
  return Object.fromEntries(channels.map((channel) => [channel, of(channel)])) as Partial<Record<Channel, T>>
}
