import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import type { Decision } from '@revisit/domain/message-gate.ts'
import type { Db } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'
import { newId } from '../../platform/random.ts'
import { readClinicFacts } from './clinic-facts.ts'
import type { TouchDoors } from './doors.ts'
import type { DueTouch } from './fact-queries.ts'
import { judge } from './judge.ts'
import { type NewTouch, withDefaults } from './new-touch.ts'
import type { TouchOrigin } from './origin.ts'

/** A touch that is only imagined. */
export type TouchDraft = Omit<NewTouch, 'clinicId'>

/** What the gate would say, and the text it would send. */
export type CheckedDraft = {
  decision: Decision
  text: { text: string; subject: string | null } | null
  detail: object | null
}

/**
 * The same gate without any effect: for dry runs, the check of a campaign and "why". Drafts are judged in the given order, and a later
 * one sees what an earlier one would send. Their origins count as live.
 * @param at the moment to judge by; the clinic's now when null.
 */
export async function checkDrafts(
  ports: Ports,
  db: Db,
  {
    doors,
    clinicId,
    drafts,
    at,
  }: { doors: TouchDoors; clinicId: string; drafts: readonly TouchDraft[]; at: Date | null },
): Promise<CheckedDraft[]> {
  if (drafts.length === 0) return []
  const clinic = { ...(await readClinicFacts(ports, db, { clinicId, ...(at ? { at } : {}) })), backlog: null }
  const touches = drafts.map((draft) => imagined(draft, newId(ports.clock.now(), ports.random)))
  const alive = {
    ...doors,
    origins: (['journey', 'campaign', 'call_list', 'manual'] as const).map((kind) => ({
      kind,
      states: async (_db: Db, _clinicId: string, asked: readonly { id: string }[]) =>
        new Map(asked.map(({ id }) => [id, { live: true as const }])),
    })),
  }
  const { judged } = await judge(ports, db, { doors: alive, clinic, touches })
  return judged.map(({ decision, text, detail }) => ({
    decision,
    text: text ? { text: text.text, subject: text.subject ?? null } : null,
    detail,
  }))
}

function imagined(draft: TouchDraft, id: string): DueTouch {
  return {
    id,
    patientId: draft.patientId,
    recordId: draft.patientId,
    originKind: draft.origin.kind,
    ...placeOf(draft.origin),
    templateId: draft.templateId,
    class: draft.class,
    priority: TOUCH_PRIORITIES.indexOf(draft.priority),
    family: draft.sendKey.family,
    episode: draft.sendKey.episode,
    ...withDefaults(draft),
    dueAt: draft.dueAt,
    nextAt: draft.dueAt,
    verdict: null,
    reason: null,
    channel: null,
    tried: [],
    contactedAt: null,
  }
}

function placeOf(origin: TouchOrigin): Pick<DueTouch, 'originId' | 'versionId' | 'runId' | 'enrollmentId' | 'nodeId'> {
  const nowhere = { originId: null, versionId: null, runId: null, enrollmentId: null, nodeId: null }
  switch (origin.kind) {
    case 'journey': {
      const { journeyId: originId, versionId, enrollmentId, nodeId } = origin
      return { ...nowhere, originId, versionId, enrollmentId, nodeId }
    }
    case 'campaign':
      return { ...nowhere, originId: origin.campaignId, runId: origin.runId ?? null }
    case 'call_list':
      return { ...nowhere, originId: origin.listId }
    case 'manual':
      return { ...nowhere, originId: origin.actorId }
  }
}
