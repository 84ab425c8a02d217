import type { Channel } from '@revisit/domain/channel.ts'
import { type ReadyJourney, readyDefinition } from '@revisit/domain/ready-journey.ts'
import { READY_JOURNEYS, readyJourney } from '@revisit/domain/ready-journeys.ts'
import type { Db } from '../../platform/db.ts'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { readClinic } from '../clinics/clinics.ts'
import { createJourney, findReadyJourney, journeyDoors, listInstalled, publishJourney } from '../journeys/journeys.ts'
import { ensureSegment } from '../segments/segments.ts'
import { installTemplate } from '../templates/templates.ts'

export type Installing = {
  /** Channels of every message instead of those of the library. */
  channels?: readonly Channel[]
  withoutHoldout?: boolean
  /** Publish at once: people begin to enter. */
  publish?: boolean
}

/** Every ready journey with the one the clinic made of it. */
export async function listLibrary(db: Db, clinicId: string) {
  const installed = new Map((await listInstalled(db, clinicId)).map((one) => [one.key, one]))
  return READY_JOURNEYS.map(({ key, name, description, needs, messages, steps, settings }) => ({
    key,
    name,
    description,
    needs,
    messages: messages.length,
    steps: steps.length,
    priority: settings.priority,
    advertising: messages.some(({ messageClass }) => messageClass === 'advertising'),
    installed: journeyOf(installed.get(key)),
  }))
}

function journeyOf(found: { id: string; state: string } | undefined) {
  return found ? { id: found.id, state: found.state } : null
}

/**
 * Makes a ready journey the clinic's own, with its templates and its segment, in the language of the clinic; a second time changes
 * nothing but may publish. @throws NotFound `ready_journey_not_found`; what publishing throws.
 */
export async function installJourney(
  db: Db,
  call: Call,
  key: string,
  installing: Installing,
): Promise<{ id: string; published: boolean }> {
  const { clinicId } = call.caller
  const ready = findReady(key)
  const known = await findReadyJourney(db, clinicId, key)
  const id = known?.id ?? (await create(db, call, ready, installing))
  const isLive = known !== null && known.state !== 'draft'
  if (!installing.publish || isLive) return { id, published: isLive }
  const publishing = { backlog: false, inside: 'finish' as const, nodeMap: {} }
  await publishJourney(db, call, journeyDoors, { id, publishing })
  return { id, published: true }
}

async function create(
  db: Db,
  call: Call,
  ready: ReadyJourney,
  { channels, withoutHoldout }: Installing,
): Promise<string> {
  const { clinicId } = call.caller
  const locale = (await readClinic(db, clinicId))?.locale === 'en' ? 'en' : 'ru'
  const templates = new Map<string, string>()
  for (const { key, name, messageClass, bodies } of ready.messages) {
    const template = { key, name: name[locale], messageClass, bodies: bodies[locale], now: call.now }
    templates.set(key, await installTemplate(call.ports, db, clinicId, template))
  }
  const { segment } = ready
  const segmentId = segment ? await ensureSegment(db, call, { ...segment, name: segment.name[locale] }) : null
  const definition = readyDefinition(ready, {
    locale,
    templates,
    segmentId,
    ...(channels && channels.length > 0 ? { channels } : {}),
    ...(withoutHoldout ? { withoutHoldout } : {}),
  })
  const { name, description } = ready
  return createJourney(db, call, {
    name: name[locale],
    description: description[locale],
    definition,
    readyKey: ready.key,
  })
}

function findReady(key: string): ReadyJourney {
  const ready = readyJourney(key)
  if (ready) return ready
  const keys = READY_JOURNEYS.map((one) => one.key).join(', ')
  throw new NotFound('ready_journey_not_found', {
    ru: `Готового сценария «${key}» нет. Есть: ${keys}`,
    en: `There is no ready journey "${key}". There are: ${keys}`,
  })
}
