import type { Effect } from '@revisit/domain/journey-visit.ts'
import type { Standing } from '@revisit/domain/journey-standing.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { recordEvents } from '../events/events.ts'
import { applyChanges } from '../patients/patients.ts'
import { createTasks, type NewTask } from '../tasks/tasks.ts'
import { insertOffers } from './effect-queries.ts'
import type { Enrollment } from './enrollment-row.ts'
import type { VersionRow } from './journey-queries.ts'
import type { JourneyTouch, TouchPort } from './touch-port.ts'

/** An effect together with whom it is for. `settle` gets the id of what was made. */
export type Wanted = {
  effect: Effect
  passage: Enrollment
  version: VersionRow
  journeyName: string
  settle(id: string): void
}

type EffectOf<K extends Effect['kind']> = Extract<Effect, { kind: K }>
type WantedOf<K extends Effect['kind']> = Omit<Wanted, 'effect'> & { effect: EffectOf<K> }

/** Does everything the steps of a batch ask for, kind by kind, in the transaction of the steps. */
export async function applyEffects(
  ports: Ports,
  db: Db,
  touches: TouchPort,
  { clinicId, wanted, now }: { clinicId: string; wanted: readonly Wanted[]; now: Date },
): Promise<void> {
  await planTouches(ports, db, touches, { clinicId, wanted: of(wanted, 'touch'), now })
  await makeTasks(ports, db, { clinicId, wanted: [...of(wanted, 'task'), ...of(wanted, 'notify')], now })
  const treated = wanted.filter(({ passage }) => passage.arm === 'treated')
  await applyChanges(ports, db, {
    clinicId,
    now,
    changes: of(treated, 'set_field').map(({ effect, passage }) => ({
      ...effect.node.change,
      patientId: passage.patientId,
    })),
  })
  await makeOffers(ports, db, { clinicId, wanted: of(treated, 'offer'), now })
  await askBonuses(ports, db, { clinicId, wanted: of(treated, 'bonus'), now })
}

function of<K extends Effect['kind']>(wanted: readonly Wanted[], kind: K): WantedOf<K>[] {
  return wanted.filter(({ effect }) => effect.kind === kind) as unknown as WantedOf<K>[]
}

/** What the sending side needs to know of a message node reached by a passage. */
export function touchOf({ effect, passage, version, journeyName }: Omit<WantedOf<'touch'>, 'settle'>): JourneyTouch {
  const { settings } = version.definition
  const { node } = effect
  return {
    patientId: passage.patientId,
    recordId: passage.recordId,
    origin: {
      journeyId: passage.journeyId,
      versionId: passage.versionId,
      enrollmentId: passage.id,
      nodeId: node.id,
      step: node.title,
      name: journeyName,
    },
    episodeKey: sendEpisode(passage),
    templateId: effect.templateId,
    context: contextOf(passage),
    priority: effect.priority,
    channels: node.channels,
    fallback: node.fallback ?? null,
    dueAt: new Date(effect.dueAt),
    expiresAt: new Date(effect.expiresAt),
    needsFreshData: settings.needsFreshData,
    arm: passage.arm,
    ignoresCap: settings.cap === 'ignores',
    quietHours: settings.quietHours,
    launchedBy: version.publishedBy,
  }
}

/** Episodes about a thing are one occasion in every journey; the others are an occasion per passage. */
function sendEpisode({ id, episodeKey }: Pick<Enrollment, 'id' | 'episodeKey'>): string {
  return /^(appointment|plan|policy|treatment):/.test(episodeKey) ? episodeKey : `passage:${id}`
}

function contextOf({ episode }: Pick<Enrollment, 'episode'>): JourneyTouch['context'] {
  const { appointmentId, planId, policyId, doctorId, branchId } = episode
  return JSON.parse(JSON.stringify({ appointmentId, planId, policyId, doctorId, branchId })) as JourneyTouch['context']
}

async function planTouches(
  ports: Ports,
  db: Db,
  touches: TouchPort,
  { clinicId, wanted, now }: { clinicId: string; wanted: WantedOf<'touch'>[]; now: Date },
): Promise<void> {
  if (wanted.length === 0) return
  const due = wanted.map((one) => ({ ...touchOf(one), dueAt: momentOf(one, now) }))
  const ids = await touches.plan(ports, db, clinicId, due)
  wanted.forEach(({ settle }, place) => settle(ids[place]!))
}

/**
 * When the message should have gone. A step that comes late (the server was off) says so, and its message is sent in its turn with
 * everything else that is late instead of at once.
 */
function momentOf({ effect, passage }: WantedOf<'touch'>, now: Date): Date {
  const waitedUntil = passage.dueAt?.getTime() ?? effect.dueAt
  return new Date(effect.dueAt > now.getTime() ? effect.dueAt : Math.min(effect.dueAt, waitedUntil))
}

async function makeTasks(
  ports: Ports,
  db: Db,
  { clinicId, wanted, now }: { clinicId: string; wanted: (WantedOf<'task'> | WantedOf<'notify'>)[]; now: Date },
): Promise<void> {
  // People of the control group get nothing, calls included: their step waits and ends by its time.
  const treated = wanted.filter(({ passage }) => passage.arm === 'treated')
  const ids = await createTasks(ports, db, { clinicId, tasks: treated.map((each) => taskOf(each, now)), now })
  treated.forEach(({ settle }, place) => settle(ids[place]!))
}

function taskOf({ effect, passage, version }: WantedOf<'task'> | WantedOf<'notify'>, now: Date): NewTask {
  const { patientId, recordId, journeyId, id: enrollmentId } = passage
  const about = { patientId, recordId, origin: { journeyId, enrollmentId, nodeId: effect.nodeId } }
  const { priority } = version.definition.settings
  if (effect.kind === 'notify') {
    const { text, role } = effect.node
    return {
      ...about,
      kind: 'notify',
      title: text.slice(0, 300),
      script: text,
      dueAt: now,
      priority,
      assigneeRole: role,
    }
  }
  const { taskTitle, script, assigneeRole } = effect.node
  return { ...about, kind: 'call', title: taskTitle, script, dueAt: new Date(effect.dueAt), priority, assigneeRole }
}

async function makeOffers(
  ports: Ports,
  db: Db,
  { clinicId, wanted, now }: { clinicId: string; wanted: WantedOf<'offer'>[]; now: Date },
): Promise<void> {
  const offers = wanted.map(({ effect, passage }) => ({
    id: newId(now, ports.random),
    patientId: passage.patientId,
    recordId: passage.recordId,
    serviceId: effect.node.serviceId,
    script: effect.node.script,
  }))
  await insertOffers(db, clinicId, offers, now)
}

async function askBonuses(
  ports: Ports,
  db: Db,
  { clinicId, wanted, now }: { clinicId: string; wanted: WantedOf<'bonus'>[]; now: Date },
): Promise<void> {
  await recordEvents(
    ports,
    db,
    wanted.map(({ effect, passage }) => ({
      clinicId,
      patientId: passage.patientId,
      recordId: passage.recordId,
      type: 'bonus.requested',
      occurredAt: now,
      subjectKind: 'enrollment',
      subjectId: passage.id,
      payload: { points: effect.node.points, reason: effect.node.reason, nodeId: effect.nodeId },
    })),
  )
}

/** The standing once the id of what it waits for is known. */
export function withMadeId(standing: Standing, id: string): Standing {
  const { wait } = standing
  if (wait?.for === 'touch') return { ...standing, wait: { ...wait, touchId: id } }
  if (wait?.for === 'task') return { ...standing, wait: { ...wait, taskId: id } }
  return standing
}
