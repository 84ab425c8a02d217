import type { TimelineItem } from '@revisit/ui/Timeline.tsx'
import { addDays } from '@revisit/domain/local-date.ts'
import type { ReactNode } from 'react'
import type { TimelineFact } from '../patient-types.ts'
import type { EntryTools, FactOf, Said } from './entry-tools.ts'
import { sayConsent, sayEvent, sayMerge } from './say-card.tsx'
import { sayPassage, sayTask, sayTouch } from './say-contact.tsx'
import { sayCall, sayLead, sayNote, sayOffer } from './say-talks.tsx'
import { sayAppointment, sayPayment, sayPlan } from './say-treatment.tsx'

/** A fact of the timeline in the words of a clinic. */
export function timelineEntry(fact: TimelineFact, tools: EntryTools): TimelineItem {
  const { icon: EntryIcon, ...said } = say(fact, tools)
  const day = tools.format.dayOf(fact.at)
  const time = tools.format.time(fact.at)
  return {
    ...said,
    key: `${fact.type}:${fact.id}`,
    day: dayHeading(day, tools),
    // Systems that keep only the day give midnight.
    time: time === '00:00' ? undefined : time,
    icon: <EntryIcon size={16} stroke={1.6} />,
    tags: withActions(said.tags, tools.actions?.(fact)),
  }
}

const SAY: { [T in TimelineFact['type']]: (fact: FactOf<T>, tools: EntryTools) => Said } = {
  appointment: sayAppointment,
  payment: sayPayment,
  plan: sayPlan,
  offer: sayOffer,
  call: sayCall,
  lead: sayLead,
  note: sayNote,
  consent: sayConsent,
  merge: sayMerge,
  touch: sayTouch,
  passage: sayPassage,
  task: sayTask,
  event: sayEvent,
}

function say<T extends TimelineFact['type']>(fact: FactOf<T>, tools: EntryTools): Said {
  return SAY[fact.type as T](fact, tools)
}

function dayHeading(day: string, { t, format }: EntryTools): string {
  const date = format.dateWords(day)
  if (day === format.today) return t('timeline.today', { date })
  if (day > format.today) return t('timeline.ahead', { date })
  return day === addDays(format.today, -1) ? t('timeline.yesterday', { date }) : date
}

function withActions(tags: ReactNode, actions: ReactNode): ReactNode {
  if (!actions) return tags
  return (
    <>
      {tags}
      {actions}
    </>
  )
}
