import type { TimelineFact } from '../patient-types.ts'

type FactType = TimelineFact['type']

/** Filter chips of the timeline, in the order of use, and the kinds of facts behind each. */
export const TIMELINE_GROUPS = {
  visits: ['appointment'],
  money: ['payment'],
  plans: ['plan', 'offer'],
  messages: ['touch'],
  calls: ['call', 'lead', 'task'],
  notes: ['note'],
  journeys: ['passage'],
  more: ['consent', 'merge', 'event'],
} as const satisfies Record<string, readonly FactType[]>

export type TimelineGroup = keyof typeof TIMELINE_GROUPS
export type TimelineChoice = TimelineGroup | 'all'

/** How many facts a chip stands for. */
export function countOf(choice: TimelineChoice, counts: Readonly<Record<string, number>>): number {
  const types: readonly string[] = choice === 'all' ? Object.keys(counts) : TIMELINE_GROUPS[choice]
  return types.reduce((sum, type) => sum + (counts[type] ?? 0), 0)
}

/** Kinds to ask the server for; nothing named means everything. */
export function typesOf(choice: TimelineChoice): readonly FactType[] {
  return choice === 'all' ? [] : TIMELINE_GROUPS[choice]
}

/** The chips worth showing: those that would leave something. */
export function groupsWithFacts(counts: Readonly<Record<string, number>>): TimelineGroup[] {
  return (Object.keys(TIMELINE_GROUPS) as TimelineGroup[]).filter((group) => countOf(group, counts) > 0)
}
