import { detectableDifference } from '@revisit/domain/campaign-effect.ts'
import { type CampaignPlace, placeOf } from '@revisit/domain/campaign-place.ts'
import type { CampaignOutcome, GateCount } from '@revisit/domain/campaign-waterfall.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import type { Decision } from '@revisit/domain/message-gate.ts'
import { smsSize } from '@revisit/domain/sms-parts.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { connectionsOf } from '../channels/channels.ts'
import { checkTouches } from '../touches/touches.ts'
import { draftFor } from './drafts.ts'
import { readAudience, readBooked } from './recipient-queries.ts'

/** What a check found out; counts and ids only. Money in minor units, moments as ISO texts. */
export type CheckResult = {
  counts: GateCount[]
  channels: { channel: Channel; people: number; parts: number; cost: number | null }[]
  variants: { variant: string | null; people: number }[]
  firstSendAt: string | null
  lastSendAt: string | null
  /** Three of those who get it. */
  samples: { patientId: string; variant: string | null; channel: Channel }[]
  /** Some of those who got each answer of the gate, so that a number can be looked into; absent in older checks. */
  examples?: { reason: string; patientIds: string[] }[]
  /** Expected groups of the comparison, and the smallest difference of shares they can show. */
  experiment: { treated: number; control: number; detectable: number | null } | null
}

export type ForecastAsk = {
  clinicId: string
  campaign: Parameters<typeof draftFor>[0]
  segmentId: string
  at: Date
  /** Reads with the rights of whoever asked, in transactions of its own. */
  inClinic<T>(work: (db: Db) => Promise<T>): Promise<T>
  tell(done: number, total: number): Promise<void>
}

type Member = CampaignPlace & { patientId: string; household: string }

/** One person of the audience with what the gate says of them. */
type Forecast = {
  member: Member
  outcome: CampaignOutcome
  gate: number
  reason: string
  channel: Channel | null
  parts: number
  at: Date | null
}

const PAGE = 2000
const BATCH = 250
const SAMPLES = 3
/** People kept of each answer of the gate. */
const EXAMPLES = 20
/** Share of people who come without a message, for the question how small a difference the groups could show. */
const ASSUMED_BASE = 0.1
const HOUR_MS = 3_600_000

/**
 * Puts everybody of the audience through the same gate the messages will pass, without any effect. Households stay together, so that
 * one of them is seen to carry the message of the others. Who would have to wait for a decent hour is judged again at that hour.
 */
export async function forecast(ports: Ports, ask: ForecastAsk): Promise<CheckResult> {
  const members = await readMembers(ask)
  const found: Forecast[] = []
  for (const batch of batchesOf(members)) {
    found.push(...(await ask.inClinic((db) => judgeBatch(ports, db, ask, batch))))
    await ask.tell(found.length, members.length)
  }
  const connections = await ask.inClinic((db) => connectionsOf(ports, db, ask.clinicId))
  return addUp(found, ask, (channel) => connections.get(channel)?.price ?? null)
}

async function readMembers({ clinicId, campaign, segmentId, inClinic }: ForecastAsk): Promise<Member[]> {
  const { id: campaignId, definition } = campaign
  const { variants, holdoutPercent } = definition
  const members = new Map<string, Member>()
  for (let after: string | null = null; ;) {
    const page = await inClinic((db) => readAudience(db, clinicId, { segmentId, after, limit: PAGE }))
    for (const { patientId, household } of page) {
      const place = placeOf({ campaignId, household, variants, holdoutPercent })
      members.set(patientId, { patientId, household, ...place })
    }
    if (page.length < PAGE) break
    after = page.at(-1)!.memberId
  }
  return [...members.values()].sort((a, b) => (a.household < b.household ? -1 : a.household > b.household ? 1 : 0))
}

/** Batches that never tear a household apart. */
function batchesOf(members: readonly Member[]): Member[][] {
  const batches: Member[][] = []
  let batch: Member[] = []
  for (const member of members) {
    if (batch.length >= BATCH && batch.at(-1)!.household !== member.household) {
      batches.push(batch)
      batch = []
    }
    batch.push(member)
  }
  return batch.length > 0 ? [...batches, batch] : batches
}

async function judgeBatch(ports: Ports, db: Db, ask: ForecastAsk, batch: readonly Member[]): Promise<Forecast[]> {
  const { clinicId, campaign, at } = ask
  const patientIds = batch.map(({ patientId }) => patientId)
  const booked = campaign.definition.unlessBooked ? await readBooked(db, clinicId, { patientIds, now: at }) : null
  const out = batch.filter(({ patientId }) => booked?.has(patientId)).map(bookedForecast)
  const rest = batch.filter(({ patientId }) => !booked?.has(patientId))
  const first = await judgeAt(ports, db, ask, { members: rest, at })
  const asleep = first.filter(({ outcome, gate }) => outcome === 'later' && gate === 8)
  const awake = first.filter((one) => !asleep.includes(one))
  return [...out, ...awake, ...(await judgeLater(ports, db, ask, asleep))]
}

function bookedForecast(member: Member): Forecast {
  return { member, outcome: 'skip', gate: 1, reason: 'booked', channel: null, parts: 0, at: null }
}

/** Those who sleep now, at the hour they are written to: who then gets it still counts as delayed by the hour. */
async function judgeLater(ports: Ports, db: Db, ask: ForecastAsk, asleep: readonly Forecast[]): Promise<Forecast[]> {
  const groups = Map.groupBy(asleep, ({ at }) => Math.floor(at!.getTime() / HOUR_MS))
  const judged: Forecast[] = []
  for (const group of groups.values()) {
    const at = new Date(Math.max(...group.map((one) => one.at!.getTime())))
    const again = await judgeAt(ports, db, ask, { members: group.map(({ member }) => member), at })
    judged.push(...again.map((one, n) => (one.outcome === 'send' ? { ...one, ...delayedLike(group[n]!) } : one)))
  }
  return judged
}

function delayedLike({ outcome, gate, reason, at }: Forecast): Pick<Forecast, 'outcome' | 'gate' | 'reason' | 'at'> {
  return { outcome, gate, reason, at }
}

async function judgeAt(
  ports: Ports,
  db: Db,
  { clinicId, campaign, at: dueAt }: ForecastAsk,
  { members, at }: { members: readonly Member[]; at: Date },
): Promise<Forecast[]> {
  const drafts = members.map((member) => draftFor(campaign, member, dueAt))
  const checked = await checkTouches(ports, db, clinicId, { drafts, at })
  return members.map((member, n) => {
    const { decision, text } = checked[n]!
    const channel = 'channel' in decision ? (decision.channel ?? null) : null
    const parts = channel === 'sms' && text ? smsSize(text.text).parts : 1
    const { kind: outcome, gate, reason } = decision
    return { member, outcome, gate, reason, channel, parts, at: momentOf(decision, at) }
  })
}

function momentOf(decision: Decision, at: Date): Date | null {
  if (decision.kind === 'later') return decision.until
  return decision.kind === 'send' ? at : null
}

function addUp(
  found: readonly Forecast[],
  { campaign, at }: ForecastAsk,
  priceOf: (channel: Channel) => number | null,
): CheckResult {
  const going = found.filter(({ outcome }) => outcome === 'send' || outcome === 'later')
  const moments = going.flatMap((one) => (one.at ? [one.at.getTime()] : []))
  const first = moments.length > 0 ? moments.reduce((a, b) => Math.min(a, b)) : null
  const { perHour } = campaign.definition
  const paced = perHour === null ? 0 : at.getTime() + (going.length / perHour) * HOUR_MS
  const last = first === null ? null : moments.reduce((a, b) => Math.max(a, b), paced)
  return {
    counts: countsOf(found),
    channels: channelsOf(going, priceOf),
    variants: [...Map.groupBy(going, ({ member }) => member.variant)].map(([variant, own]) => ({
      variant,
      people: own.length,
    })),
    firstSendAt: first === null ? null : new Date(first).toISOString(),
    lastSendAt: last === null ? null : new Date(last).toISOString(),
    samples: going
      .toSorted((a, b) => a.member.draw - b.member.draw)
      .flatMap(({ member: { patientId, variant }, channel }) => (channel ? [{ patientId, variant, channel }] : []))
      .slice(0, SAMPLES),
    examples: examplesOf(found),
    experiment: experimentOf(found),
  }
}

function examplesOf(found: readonly Forecast[]): NonNullable<CheckResult['examples']> {
  return [...Map.groupBy(found, ({ reason }) => reason)].map(([reason, group]) => ({
    reason,
    patientIds: group.slice(0, EXAMPLES).map(({ member }) => member.patientId),
  }))
}

function countsOf(found: readonly Forecast[]): GateCount[] {
  const groups = Map.groupBy(found, ({ outcome, gate, reason }) => `${outcome}|${gate}|${reason}`)
  return [...groups.values()].map((group) => {
    const { outcome, gate, reason } = group[0]!
    return { outcome, gate, reason, people: group.length }
  })
}

function channelsOf(going: readonly Forecast[], priceOf: (channel: Channel) => number | null): CheckResult['channels'] {
  const used = going.flatMap(({ channel, parts }) => (channel ? [{ channel, parts }] : []))
  return [...Map.groupBy(used, ({ channel }) => channel)].map(([channel, own]) => {
    const parts = own.reduce((sum, one) => sum + one.parts, 0)
    const price = priceOf(channel)
    return { channel, people: own.length, parts, cost: price === null ? null : price * parts }
  })
}

/** Who could be compared: those the control group is held out of, and those of the others who came as far as that gate. */
function experimentOf(found: readonly Forecast[]): CheckResult['experiment'] {
  const control = found.filter(({ member, outcome }) => member.arm === 'control' && outcome === 'held_out').length
  if (control === 0) return null
  const treated = found.filter(
    ({ member, outcome, gate }) => member.arm === 'treated' && (outcome === 'send' || gate >= 8),
  ).length
  return { treated, control, detectable: detectableDifference(treated, control, ASSUMED_BASE) }
}
