import type { ContactHours } from '@revisit/domain/quiet-hours.ts'
import { CHANNELS, type Channel } from '@revisit/domain/channel.ts'
import { smsSize } from '@revisit/domain/sms-parts.ts'
import type { TouchReason } from '@revisit/domain/touch-reasons.ts'
import type { Db } from '../../platform/db.ts'
import { evaluateRule, explainRule, listSegments, membersOf, setSegmentUses } from '../segments/segments.ts'
import { connectionsOf } from '../channels/channels.ts'
import { clinicNow } from '../clinics/clinics.ts'
import { createTasks } from '../tasks/tasks.ts'
import { publishedTemplates, readTemplates } from '../templates/templates.ts'
import {
  baseFreshness,
  type CallTaskPort,
  cancelTouches,
  checkTouches,
  type NewTouch,
  pauseTouches,
  planTouches,
  resumeTouches,
} from '../touches/touches.ts'
import type { JourneyDoors, JourneyTouch, SegmentPort, TemplatePort, TouchPort } from './touch-port.ts'

const touches: TouchPort = {
  plan: async (ports, db, clinicId, wanted) => planTouches(ports, db, await newTouches(db, clinicId, wanted)),
  cancel: async (ports, db, clinicId, { enrollmentIds, reason }) =>
    enrollmentIds.length === 0
      ? 0
      : cancelTouches(ports, db, clinicId, { which: { enrollmentIds }, reason: CANCELLED[reason] ?? 'exited' }),
  pause: async (ports, db, clinicId, journeyId) =>
    void (await pauseTouches(ports, db, clinicId, { originId: journeyId })),
  resume: async (ports, db, clinicId, journeyId) =>
    void (await resumeTouches(ports, db, clinicId, { originId: journeyId })),
  check: async (ports, db, { clinicId, touches: wanted, at }) => {
    const drafts = await newTouches(db, clinicId, wanted)
    const checked = await checkTouches(ports, db, clinicId, { drafts, at })
    const connections = await connectionsOf(ports, db, clinicId)
    return checked.map(({ decision, text }) => {
      const channel = 'channel' in decision ? (decision.channel ?? null) : null
      return {
        kind: decision.kind,
        reason: decision.reason,
        channel,
        until: decision.kind === 'later' ? decision.until : null,
        cost: channel && text ? priceOf(channel, connections.get(channel)?.price ?? null, text.text) : null,
        text: text?.text ?? null,
      }
    })
  },
  freshness: async (_ports, db, clinicId, now) => baseFreshness(db, clinicId, now),
  prices: async (ports, db, clinicId) =>
    [...(await connectionsOf(ports, db, clinicId)).values()].map(({ channel, provider, price }) => ({
      channel,
      provider,
      sandbox: provider === 'sandbox',
      price,
    })),
}

/** Minor units: a text message costs its price for every part. */
function priceOf(channel: Channel, price: number | null, text: string): number | null {
  if (price === null) return null
  return channel === 'sms' ? price * smsSize(text).parts : price
}

/** Why planned messages of a passage are taken back, in the words of the gate. */
const CANCELLED: Readonly<Record<string, TouchReason>> = {
  booked: 'booked',
  goal: 'goal_reached',
  deceased: 'deceased',
  erased: 'erased',
  paused: 'paused',
  journey_closed: 'version_closed',
  journey_deleted: 'version_closed',
  superseded: 'cancelled',
  removed_by_person: 'cancelled',
}

async function newTouches(db: Db, clinicId: string, wanted: readonly JourneyTouch[]): Promise<NewTouch[]> {
  const templates = await publishedTemplates(db, clinicId, [...new Set(wanted.map(({ templateId }) => templateId))])
  return wanted.map((touch): NewTouch => {
    const { patientId, origin, templateId, context, priority, dueAt, expiresAt, needsFreshData, fallback } = touch
    const template = templates.get(templateId)
    // The arm was drawn at the entrance. Whoever is treated here may still belong to the control group of the clinic.
    const control = { scope: `control:${origin.journeyId}`, percent: 100 }
    return {
      clinicId,
      patientId,
      origin: { kind: 'journey', ...origin },
      templateId,
      context,
      // A template that is not published any more is stopped by the gate; as advertising it cannot slip through before.
      class: template?.messageClass ?? 'advertising',
      priority,
      channels: touch.channels,
      sendKey: { family: template?.family ?? `t-${templateId.slice(-12)}`, episode: touch.episodeKey },
      dueAt,
      expiresAt,
      needsFreshData,
      hours: hoursOf(touch.quietHours),
      holdout: touch.arm === 'control' ? control : null,
      fallback: fallback && { on: fallback.when, hours: fallback.afterHours },
    }
  })
}

function hoursOf(quietHours: JourneyTouch['quietHours']): ContactHours | null {
  if (quietHours === 'clinic') return null
  // Quiet from … to …, so the hours one may write are those between their end and their beginning.
  const open =
    quietHours === 'ignore'
      ? { from: '00:00', to: '24:00' }
      : { from: quietHours.to, to: quietHours.from === '00:00' ? '24:00' : quietHours.from }
  return { weekdays: open, weekends: open, holidays: open }
}

const segments: SegmentPort = {
  evaluate: (ports, db, { clinicId, rule, patientIds }) => evaluateRule(ports, db, clinicId, { rule, patientIds }),
  explain: async (ports, db, { clinicId, rule, patientId }) => {
    const rows = await explainRule(ports, db, clinicId, { rule, patientId })
    // «Всё из списка» above its own rows tells nothing more.
    return rows.length > 1 ? rows.filter(({ path }) => path !== '') : rows
  },
  members: membersOf,
  setUses: (db, clinicId, subject, ids) => setSegmentUses(db, clinicId, { ...subject, kind: 'journey' }, ids),
  known: async (db, clinicId) => new Set((await listSegments(db, clinicId)).map(({ id }) => id)),
}

const templates: TemplatePort = {
  known: async (db, clinicId) => {
    const all = await readTemplates(db, clinicId)
    const published = await publishedTemplates(
      db,
      clinicId,
      all.map(({ id }) => id),
    )
    return new Map(
      all.map(({ id, name, messageClass }) => {
        const channels = channelsOf(published.get(id)?.bodies)
        return [id, { name, class: messageClass, published: published.has(id), channels }]
      }),
    )
  },
}

/** Channels a template has a text for; a default text serves all of them. */
function channelsOf(bodies: object | undefined): Channel[] {
  if (!bodies) return []
  return 'text' in bodies || 'default' in bodies ? [...CHANNELS] : CHANNELS.filter((channel) => channel in bodies)
}

/** The real neighbours of journeys. */
export const journeyDoors: JourneyDoors = { touches, segments, templates }

/** A message through the channel "call" is put before people as a task. */
export const callTasks: CallTaskPort = {
  add: async (ports, db, clinicId, calls) => {
    const tasks = calls.map(({ patientId, text, dueAt }) => ({
      kind: 'call' as const,
      patientId,
      recordId: patientId,
      title: 'Позвонить и передать сообщение',
      script: text,
      dueAt,
      priority: 'return' as const,
      assigneeRole: 'operator' as const,
      origin: null,
    }))
    await createTasks(ports, db, { clinicId, tasks, now: await clinicNow(ports, db, clinicId) })
  },
}
