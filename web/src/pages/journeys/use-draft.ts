import { useEffect, useState } from 'react'
import { answer, api } from '../../api.ts'
import { type Definition, type JourneyDetail, useJourneyChange } from './journey-calls.ts'
import { useProblems } from './journey-facts.ts'

export type Draft = {
  definition: Definition
  problems: JourneyDetail['problems']
  changed: boolean
  saving: boolean
  failure: Error | null
  canUndo: boolean
  /** `about` joins changes typed one after another, so that one step back takes back all of them. */
  change(next: Definition, about?: string): void
  undo(): void
  save(): Promise<void>
}

type Kept = { definition: Definition; about: string | undefined; at: number }

/** Changes of one thing closer together than this are one change, ms. */
const TOGETHER = 1500
const MOST_KEPT = 200

/** The journey as it is being edited; every change can be taken back until it is saved. */
export function useDraft(journey: JourneyDetail): Draft {
  const saved = journey.definition as unknown as Definition
  const [history, setHistory] = useState<Kept[]>([{ definition: saved, about: undefined, at: 0 }])
  const store = useJourneyChange((definition: Definition) =>
    answer(
      api.PUT('/api/v1/journeys/{id}/draft', {
        params: { path: { id: journey.id } },
        body: { definition: definition as unknown as Record<string, unknown> },
      }),
    ),
  )
  const definition = history.at(-1)?.definition ?? saved
  const changed = history.length > 1
  const problems = useProblems(definition, journey.problems)
  useLeaveWarning(changed)
  return {
    definition,
    problems,
    changed,
    saving: store.isPending,
    failure: store.error,
    canUndo: changed,
    change: (next, about) => setHistory((before) => withChange(before, { definition: next, about, at: Date.now() })),
    undo: () => setHistory((before) => (before.length > 1 ? before.slice(0, -1) : before)),
    save: async () => {
      await store.mutateAsync(definition)
      setHistory([{ definition, about: undefined, at: 0 }])
    },
  }
}

function withChange(history: Kept[], next: Kept): Kept[] {
  const last = history.at(-1)
  const isSame =
    history.length > 1 && next.about !== undefined && last?.about === next.about && next.at - last.at < TOGETHER
  return [...(isSame ? history.slice(0, -1) : history).slice(-MOST_KEPT), next]
}

/** The browser asks before it closes a page with changes nobody saved. */
function useLeaveWarning(changed: boolean): void {
  useEffect(() => {
    if (!changed) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [changed])
}
