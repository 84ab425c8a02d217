import { type CascadeChoice, firstReachable, type Reach } from './cascade.ts'
import type { Channel, MessageClass, TouchPriority } from './channel.ts'
import { type CapRule, capVerdict, type Contact } from './contact-cap.ts'
import { type Arm } from './holdout.ts'
import { type QuietQuestion, quietVerdict, spreadAfter } from './quiet-hours.ts'
import type { TouchReason } from './touch-reasons.ts'

/** Whether what asked for the touch still wants it: read now, not when it was planned. */
export type OriginState =
  | { live: true }
  | { live: false; reason: TouchReason; /** It may come alive again. */ hold?: boolean }

/** Whether the law and the patient let this class of message through this channel. */
export type ConsentVerdict =
  | { allowed: true }
  | { allowed: false; reason: 'no_consent' | 'consent_withdrawn' | 'channel_not_allowed' | 'needs_launch' }

/** The text for one channel, or why there is none. */
export type TextVerdict =
  | { ok: true }
  | { ok: false; reason: 'variable_missing' | 'linter' | 'too_long' | 'not_published' | 'render_failed' }

/** Everything the gate may know about one touch. Nothing in it is a promise: it is read again for every decision. */
export type TouchFacts = {
  readonly seed: string
  readonly class: MessageClass
  readonly priority: TouchPriority
  readonly channels: readonly Channel[]
  readonly expiresAt: Date
  readonly clinic: {
    readonly stopped: boolean
    readonly moneySpent: boolean
    readonly stale: boolean
    readonly spreadMinutes: number
    readonly capRules: readonly CapRule[]
  }
  readonly origin: OriginState
  readonly needsFreshData: boolean
  /** Why this person is not to be written to now, with the reach of each reason. */
  readonly suppressions: readonly { reason: TouchReason; from: 'everything' | 'offers' }[]
  readonly consent: Readonly<Partial<Record<Channel, ConsentVerdict>>>
  readonly reach: Readonly<Partial<Record<Channel, Reach>>>
  /** Rendered for the channel the cascade chooses; a channel without an entry has not been rendered. */
  readonly texts: Readonly<Partial<Record<Channel, TextVerdict>>>
  readonly arm: Arm
  readonly quiet: QuietQuestion
  /** When a backlog is being worked off: the moment this late touch may go; null = now. */
  readonly notBefore: Date | null
  readonly contacts: { readonly past: readonly Contact[]; readonly coming: readonly Contact[] }
  /** Another touch of this household carries this message. */
  readonly carriedByHousehold: boolean
  readonly keyTaken: boolean
}

/** Numbers of the gates as the product documents them; 0 is the clinic's own stop. */
export type GateNumber = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10

export type Decision =
  | {
      kind: 'send'
      reason: 'sent'
      gate: 10
      channel: Channel
      address: string
      /** The hour stops being decent. */ sendBefore: Date
    }
  | { kind: 'later'; until: Date; reason: TouchReason; gate: GateNumber; channel?: Channel }
  | { kind: 'hold'; reason: TouchReason; gate: GateNumber }
  | { kind: 'skip'; reason: TouchReason; gate: GateNumber; channel?: Channel }
  | { kind: 'held_out'; reason: 'control_group'; gate: 7 }

type Stop = Exclude<Decision, { kind: 'send' }>

/**
 * Whether one touch goes out now. One function for journeys, campaigns, call lists and messages by hand; pure, so that a dry run
 * and the real thing cannot differ. The gates stand in a fixed order, and the first that refuses gives the reason.
 */
export function decideTouch(facts: TouchFacts, at: Date): Decision {
  const early = clinicGate(facts, at) ?? originGate(facts) ?? freshnessGate(facts) ?? personGate(facts)
  if (early) return early
  const choice = chooseChannel(facts)
  if (!choice.ok) return choice.stop
  const { channel, address } = choice
  const quiet = quietVerdict(facts.quiet, at)
  const late =
    textGate(facts, channel) ??
    holdoutGate(facts) ??
    hoursGate(facts, { at, channel, quiet }) ??
    capGate(facts, { at, channel }) ??
    keyGate(facts, channel)
  const sendBefore = earlier(quiet.open ? quiet.until : null, facts.expiresAt)
  return late ?? { kind: 'send', reason: 'sent', gate: 10, channel, address, sendBefore }
}

/**
 * Gates 0–5 alone: the channel a text has to be rendered for, or null when an early gate already refuses. The text of no other
 * channel is ever needed.
 */
export function channelToRender(facts: Omit<TouchFacts, 'texts'>, at: Date): Channel | null {
  const whole = { ...facts, texts: {} }
  if (clinicGate(whole, at) ?? originGate(whole) ?? freshnessGate(whole) ?? personGate(whole)) return null
  const choice = chooseChannel(whole)
  return choice.ok ? choice.channel : null
}

/**
 * Gates 3 and 4 alone: what the person's state or own word forbids whatever the hour; null when neither does. For taking back what
 * waits the moment somebody says no.
 */
export function personalRefusal(
  facts: Pick<TouchFacts, 'suppressions' | 'priority' | 'class' | 'channels' | 'consent'>,
): TouchReason | null {
  return (personGate(facts) ?? consentGate(facts))?.reason ?? null
}

function clinicGate({ clinic, expiresAt, priority }: TouchFacts, at: Date): Stop | null {
  if (at >= expiresAt) return { kind: 'skip', reason: 'expired', gate: 0 }
  if (clinic.stopped) return { kind: 'hold', reason: 'global_stop', gate: 0 }
  if (clinic.moneySpent && priority !== 'medical') return { kind: 'hold', reason: 'money_breaker', gate: 0 }
  return null
}

function originGate({ origin }: TouchFacts): Stop | null {
  if (origin.live) return null
  const { reason } = origin
  return origin.hold ? { kind: 'hold', reason, gate: 1 } : { kind: 'skip', reason, gate: 1 }
}

function freshnessGate({ needsFreshData, clinic }: TouchFacts): Stop | null {
  return needsFreshData && clinic.stale ? { kind: 'hold', reason: 'stale_data', gate: 2 } : null
}

/** A complaint or a dispute stops offers; a reminder of tomorrow's visit still goes. */
function personGate({
  suppressions,
  priority,
  class: messageClass,
}: Pick<TouchFacts, 'suppressions' | 'priority' | 'class'>): Stop | null {
  const isOffer = messageClass === 'advertising' || priority === 'return' || priority === 'promotion'
  const found = suppressions.find(({ from }) => from === 'everything' || isOffer)
  return found ? { kind: 'skip', reason: found.reason, gate: 3 } : null
}

/** Gates 4 and 5: of the channels that may be used, the first that reaches the patient. */
function chooseChannel({
  channels,
  consent,
  reach,
}: Pick<TouchFacts, 'channels' | 'consent' | 'reach'>):
  | Extract<CascadeChoice, { ok: true }>
  | { ok: false; stop: Stop } {
  const refused = consentGate({ channels, consent })
  if (refused) return { ok: false, stop: refused }
  const allowed = channels.filter((channel) => consent[channel]?.allowed)
  const choice = firstReachable(allowed, reach)
  return choice.ok ? choice : { ok: false, stop: { kind: 'skip', reason: choice.reason, gate: 5 } }
}

/** Refuses when no channel may be used. */
function consentGate({ channels, consent }: Pick<TouchFacts, 'channels' | 'consent'>): Stop | null {
  const verdicts = channels.map(
    (channel) => consent[channel] ?? { allowed: false as const, reason: 'no_consent' as const },
  )
  const said = verdicts.flatMap((verdict) => (verdict.allowed ? [] : [verdict.reason]))
  if (channels.length === 0 || said.length < channels.length) return null
  const reason = CONSENT_REASONS.find((known) => said.includes(known)) ?? 'no_consent'
  return { kind: 'skip', reason, gate: 4 }
}

/** What a patient said weighs more than what nobody asked. */
const CONSENT_REASONS = ['consent_withdrawn', 'needs_launch', 'no_consent', 'channel_not_allowed'] as const

function textGate({ texts }: TouchFacts, channel: Channel): Stop | null {
  const text = texts[channel] ?? { ok: false, reason: 'render_failed' }
  return text.ok ? null : { kind: 'skip', reason: text.reason, gate: 6, channel }
}

/** After consent, channel and text, so that both arms hold people who could have been written to. */
function holdoutGate({ arm, priority, class: messageClass }: TouchFacts): Stop | null {
  const exempt = messageClass === 'service' && (priority === 'medical' || priority === 'service')
  return arm === 'control' && !exempt ? { kind: 'held_out', reason: 'control_group', gate: 7 } : null
}

function hoursGate(
  { seed, clinic, expiresAt, notBefore }: TouchFacts,
  { at, channel, quiet }: { at: Date; channel: Channel; quiet: ReturnType<typeof quietVerdict> },
): Stop | null {
  if (quiet.open) {
    if (notBefore === null || notBefore <= at) return null
    if (notBefore >= expiresAt) return { kind: 'skip', reason: 'window_missed', gate: 8, channel }
    return { kind: 'later', until: notBefore, reason: 'catch_up', gate: 8, channel }
  }
  const { opensAt, closesAt, reason } = quiet
  if (opensAt === null || opensAt >= expiresAt) return { kind: 'skip', reason: 'window_missed', gate: 8, channel }
  const until = spreadAfter(opensAt, { seed, minutes: clinic.spreadMinutes, closesAt: earlier(closesAt, expiresAt) })
  return { kind: 'later', until, reason, gate: 8, channel }
}

/**
 * Over the cap a touch waits for a free slot inside its own window, and when there is none is passed over. A call is made by a
 * person, who sees what went out before.
 */
function capGate(facts: TouchFacts, { at, channel }: { at: Date; channel: Channel }): Stop | null {
  const { clinic, priority, contacts, expiresAt, carriedByHousehold, class: messageClass } = facts
  if (channel === 'call') return null
  if (carriedByHousehold) return { kind: 'skip', reason: 'one_per_household', gate: 9, channel }
  const verdict = capVerdict(clinic.capRules, { at, class: messageClass, priority, channel }, contacts)
  if (verdict.ok) return null
  if (verdict.freeAt >= expiresAt) return { kind: 'skip', reason: 'capped_out', gate: 9, channel }
  return { kind: 'later', until: verdict.freeAt, reason: verdict.keptFor ? 'slot_kept' : 'over_cap', gate: 9, channel }
}

function keyGate({ keyTaken }: TouchFacts, channel: Channel): Stop | null {
  return keyTaken ? { kind: 'skip', reason: 'already_sent', gate: 10, channel } : null
}

function earlier(a: Date | null, b: Date): Date {
  return a !== null && a < b ? a : b
}
