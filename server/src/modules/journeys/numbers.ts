import { edgesOf } from '@revisit/domain/journey-node.ts'
import type { Db } from '../../platform/db.ts'
import type { Call } from '../../platform/http/route.ts'
import { NotFound } from '../../platform/errors.ts'
import type { VersionRow } from './journey-queries.ts'
import { journeyWithVersions } from './reading.ts'
import { countInside, type NodeLine, sumArms, sumSteps } from './version-queries.ts'

/**
 * Numbers of one version (the live one unless told), every one of them from its log: edits and removals of later versions never
 * change them. @throws NotFound `version_not_found`.
 */
export async function numbersOf(
  db: Db,
  { caller, now }: Call,
  { id, versionId, days }: { id: string; versionId: string | undefined; days: number | undefined },
) {
  const { versions } = await journeyWithVersions(db, caller.clinicId, id)
  const version = versions.find((each) => (versionId ? each.id === versionId : each.state === 'live')) ?? versions[0]
  if (!version || (versionId && version.id !== versionId)) throw versionNotFound()
  const since = days === undefined ? null : new Date(now.getTime() - days * 86_400_000)
  const lines = await sumSteps(db, caller.clinicId, { versionId: version.id, since })
  const standing = (await countInside(db, caller.clinicId, id)).filter((each) => each.versionId === version.id)
  const inside = new Map(standing.map(({ nodeId, people }) => [nodeId, people]))
  const ends = lines.filter(({ what }) => what === 'exited')
  return {
    versionId: version.id,
    number: version.number,
    entered: sum(lines, ({ what }) => what === 'entered'),
    inside: standing.reduce((total, { people }) => total + people, 0),
    done: sum(lines, ({ what }) => what === 'done'),
    goals: sum(lines, ({ what }) => what === 'goal'),
    money: lines.reduce((total, { what, amount }) => total + (what === 'money' ? amount : 0), 0),
    exits: byReason(ends),
    nodes: nodeNumbers(version, lines, inside),
    arms: await sumArms(db, caller.clinicId, version.id),
  }
}

function nodeNumbers({ definition }: VersionRow, lines: readonly NodeLine[], inside: ReadonlyMap<string, number>) {
  const byNode = Map.groupBy(lines, ({ nodeId }) => nodeId)
  return definition.nodes.map((node) => {
    const own = byNode.get(node.id) ?? []
    const touched = (outcome: string) => sum(own, (line) => line.what === 'touch' && line.outcome === outcome)
    const unsent = own.filter(({ what, outcome }) => what === 'touch' && NOT_SENT.has(outcome ?? ''))
    return {
      nodeId: node.id,
      inNow: inside.get(node.id) ?? 0,
      passed: sum(own, ({ what }) => what === 'passed'),
      edges: edgesOf(node).map(({ name }) => ({
        edge: name,
        passed: sum(own, ({ what, edge }) => what === 'passed' && edge === name),
      })),
      sent: touched('sent'),
      delivered: touched('delivered'),
      read: touched('read'),
      clicked: touched('clicked'),
      replied: touched('replied'),
      heldOut: touched('held_out'),
      skipped: touched('skipped') + touched('cancelled'),
      failed: touched('failed') + touched('unknown'),
      reasons: byReason(unsent),
      exited: sum(own, ({ what }) => what === 'exited'),
      goals: sum(own, ({ what }) => what === 'goal'),
      money: own.reduce((total, { what, amount }) => total + (what === 'money' ? amount : 0), 0),
    }
  })
}

const NOT_SENT: ReadonlySet<string> = new Set(['skipped', 'cancelled', 'failed', 'unknown', 'held_out'])

function sum(lines: readonly NodeLine[], counts: (line: NodeLine) => boolean): number {
  return lines.reduce((total, line) => total + (counts(line) ? line.people : 0), 0)
}

function byReason(lines: readonly NodeLine[]): { reason: string; count: number }[] {
  const groups = Map.groupBy(lines, ({ reason }) => reason ?? 'unknown')
  const counted = [...groups].map(([reason, group]) => ({
    reason,
    count: group.reduce((n, { people }) => n + people, 0),
  }))
  return counted.sort((a, b) => b.count - a.count)
}

function versionNotFound(): NotFound {
  return new NotFound('version_not_found', { ru: 'Такой версии нет', en: 'No such version' })
}
