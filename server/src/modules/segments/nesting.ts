import { conditionsOf, segmentsIn } from '@revisit/domain/segment-rule.ts'
import type { SegmentRow } from './segment-queries.ts'

/** Segments in an order in which each comes after those its rule asks about. */
export function deeperLast(segments: readonly SegmentRow[]): SegmentRow[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]))
  const ordered = new Set<SegmentRow>()
  const visit = (segment: SegmentRow): void => {
    if (ordered.has(segment)) return
    for (const id of innerOf(segment)) {
      const inner = byId.get(id)
      if (inner && !ordered.has(inner)) visit(inner)
    }
    ordered.add(segment)
  }
  for (const segment of segments) visit(segment)
  return [...ordered]
}

/** Ids of the segments whose rule asks about one. */
export function askingAbout(segments: readonly SegmentRow[], id: string): string[] {
  return segments.filter((segment) => innerOf(segment).includes(id)).map((segment) => segment.id)
}

/** Steps of messages and journeys, thousands at once: they matter only to rules that ask about them. */
const FREQUENT = /^(touch|journey)\./

/** Which events may change who is in any of the segments. Their own entries and exits never do: the order of nesting follows them. */
export function watchedTypes(segments: readonly SegmentRow[]): (type: string) => boolean {
  const conditions = segments.flatMap(({ rule }) => (rule ? conditionsOf(rule) : []))
  const counted = conditions.filter(({ field }) => field === 'events.count')
  const asksOf = (group: string) => conditions.some(({ field }) => field.startsWith(`${group}.`))
  const watched = { touch: asksOf('messages'), journey: asksOf('journey') }
  const asked = new Set(counted.flatMap(({ where }) => where?.['type'] ?? []))
  const asksAll = counted.some(({ where }) => !where?.['type'])
  return (type) => {
    const frequent = FREQUENT.exec(type)?.[1] as keyof typeof watched | undefined
    if (type.startsWith('segment.')) return false
    return frequent === undefined || watched[frequent] || asksAll || asked.has(type)
  }
}

function innerOf({ rule }: SegmentRow): string[] {
  return rule ? segmentsIn(rule) : []
}
