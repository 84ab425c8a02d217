import type { TimelineItem } from '@revisit/ui/Timeline.tsx'
import type { Format } from '@revisit/ui/format.ts'
import type { Icon } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import type { TimelineFact } from '../patient-types.ts'

export type FactOf<T extends TimelineFact['type']> = Extract<TimelineFact, { type: T }>
export type Words = TFunction<'patient'>

/** What is said of a fact, without its time and day. */
export type Said = Pick<TimelineItem, 'kind' | 'title' | 'text' | 'tags' | 'why'> & { icon: Icon }

export type EntryTools = {
  t: Words
  format: Format
  /** Buttons of the entry, for those who may act. */
  actions?: (fact: TimelineFact) => ReactNode
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
