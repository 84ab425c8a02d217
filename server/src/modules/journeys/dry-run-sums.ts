import { edgesOf, type JourneyNode } from '@revisit/domain/journey-node.ts'
import { wilsonInterval } from '@revisit/domain/share-interval.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import type { VersionRow } from './journey-queries.ts'
import type { DryRunResult } from './schemas.ts'
import type { Moment, Pretended } from './simulation.ts'

type Summed = {
  version: VersionRow
  pretended: readonly Pretended[]
  refused: Readonly<Partial<Record<string, number>>>
  /** Whom the trigger named altogether, and how many of them were looked at. */
  named: number
  sampled: number
  from: Date
  now: Date
}

/** What a dry run found, scaled to everybody when only a part was looked at. */
export function addUp({ version, pretended, refused, named, sampled, from, now }: Summed): DryRunResult {
  const factor = sampled > 0 && sampled < named ? named / sampled : 1
  const scaled = (count: number) => Math.round(count * factor)
  const moments = pretended.flatMap((one) => one.moments)
  const treated = pretended.filter(({ arm }) => arm === 'treated').flatMap((one) => one.moments)
  const messages = treated.filter((moment) => moment.kind === 'message').filter(({ decision }) => isSent(decision.kind))
  const calls = moments.filter(({ kind }) => kind === 'call').length
  const ends = moments.filter((moment) => moment.kind === 'ended')
  const booked = ends.filter(({ reason }) => reason === 'booked' || reason === 'goal').length
  return {
    from,
    to: now,
    named,
    entered: scaled(pretended.length),
    control: scaled(pretended.filter(({ arm }) => arm === 'control').length),
    refused: counted(
      Object.entries(refused).flatMap(([reason, count]) => Array.from({ length: count ?? 0 }, () => reason)),
      scaled,
    ),
    sampled: factor === 1 ? null : pretended.length,
    messages: scaled(messages.length),
    calls: scaled(calls),
    cost: scaled(messages.reduce((sum, { decision }) => sum + (decision.cost ?? 0), 0)),
    bookings: bookingsOf(booked, { people: pretended.length, factor }),
    ends: counted(
      ends.map(({ reason }) => reason),
      scaled,
    ),
    nodes: version.definition.nodes.map((node) =>
      nodeSums(
        node,
        moments.filter(({ nodeId }) => nodeId === node.id),
        scaled,
      ),
    ),
  }
}

function bookingsOf(seen: number, { people, factor }: { people: number; factor: number }): DryRunResult['bookings'] {
  const share = wilsonInterval(seen, people) ?? { low: 0, high: 0 }
  const low = Math.floor(share.low * people * factor)
  return { low, high: Math.ceil(share.high * people * factor), seen: Math.round(seen * factor) }
}

function nodeSums(
  node: JourneyNode,
  moments: readonly Moment[],
  scaled: (count: number) => number,
): DryRunResult['nodes'][number] {
  const decisions = moments.flatMap((moment) => (moment.kind === 'message' ? [moment.decision] : []))
  const left = moments.flatMap((moment) => (moment.kind === 'passed' ? [moment.edge] : []))
  const going = decisions.filter(({ kind }) => isSent(kind))
  const channels = counted(
    going.flatMap(({ channel }) => (channel ? [channel] : [])),
    scaled,
  )
  return {
    nodeId: node.id,
    reached: scaled(moments.filter(({ kind }) => kind === 'arrived').length),
    edges: edgesOf(node).map(({ name }) => ({
      edge: name,
      people: scaled(left.filter((edge) => edge === name).length),
    })),
    sendNow: scaled(decisions.filter(({ kind }) => kind === 'send').length),
    later: scaled(decisions.filter(({ kind }) => kind === 'later').length),
    notSent: scaled(decisions.length - going.length),
    reasons: counted(
      decisions.filter(({ kind }) => kind !== 'send').map(({ reason }) => reason),
      scaled,
    ),
    channels: channels.map(({ reason, count }) => ({ channel: reason as Channel, count })),
    cost: scaled(going.reduce((sum, { cost }) => sum + (cost ?? 0), 0)),
    exited: scaled(moments.filter((moment) => moment.kind === 'ended' && moment.exited).length),
  }
}

function isSent(kind: string): boolean {
  return kind === 'send' || kind === 'later'
}

function counted(words: readonly string[], scaled: (count: number) => number): { reason: string; count: number }[] {
  const groups = [...Map.groupBy(words, (word) => word)]
  return groups.map(([reason, all]) => ({ reason, count: scaled(all.length) })).sort((a, b) => b.count - a.count)
}
