import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { type Definition, type JourneyDetail, useJourneyChange } from './journey-calls.ts'

export type Draft = {
  definition: Definition
  problems: JourneyDetail['problems']
  changed: boolean
  saving: boolean
  failure: Error | null
  canUndo: boolean
  change(next: Definition): void
  undo(): void
  save(): Promise<void>
}

/** The journey as it is being edited; every change can be taken back until it is saved. */
export function useDraft(journey: JourneyDetail): Draft {
  const saved = journey.definition as unknown as Definition
  const [history, setHistory] = useState<Definition[]>([saved])
  const [problems, setProblems] = useState(journey.problems)
  const store = useJourneyChange((definition: Definition) =>
    answer(
      api.PUT('/api/v1/journeys/{id}/draft', {
        params: { path: { id: journey.id } },
        body: { definition: definition as unknown as Record<string, unknown> },
      }),
    ),
  )
  const definition = history.at(-1) ?? saved
  return {
    definition,
    problems,
    changed: history.length > 1,
    saving: store.isPending,
    failure: store.error,
    canUndo: history.length > 1,
    change: (next) => setHistory([...history, next]),
    undo: () => setHistory(history.length > 1 ? history.slice(0, -1) : history),
    save: async () => {
      const answered = await store.mutateAsync(definition)
      setProblems(answered.problems)
      setHistory([definition])
    },
  }
}
