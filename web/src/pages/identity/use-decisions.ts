import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decide, type Decision, type DuplicatePair, merge, pairKey, reopen, unmerge } from './duplicate-queries.ts'
import { fieldsToSend, type PairChoices } from './pair-choices.ts'

export type Answered = Decision | 'merge'

/**
 * Decisions of this sitting. A decided pair leaves the list at once and comes back when it is undone or the server refuses.
 */
export function useDecisions() {
  const { t } = useTranslation('duplicates')
  const queries = useQueryClient()
  const [decided, setDecided] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)

  const bringBack = useCallback(
    async (key: string, takeBack: () => Promise<unknown>) => {
      await takeBack().catch(showFailure)
      await queries.invalidateQueries({ queryKey: ['duplicates'] })
      setDecided((before) => new Set([...before].filter((each) => each !== key)))
    },
    [queries],
  )

  const answerPair = useCallback(
    async (pair: DuplicatePair, answered: Answered, choices: PairChoices) => {
      const key = pairKey(pair)
      setBusy(true)
      try {
        const takeBack = await act(pair, answered, choices)
        setDecided((before) => new Set([...before, key]))
        const text = t(`done.${answered}`, { name: pair[choices.keep].fullName })
        showToast({ text, undo: () => void bringBack(key, takeBack) })
      } catch (error) {
        showFailure(error)
        await queries.invalidateQueries({ queryKey: ['duplicates'] })
      } finally {
        setBusy(false)
      }
    },
    [bringBack, queries, t],
  )

  return { decided, busy, answerPair }
}

/** Does it. @returns how to take it back. */
async function act(pair: DuplicatePair, answered: Answered, choices: PairChoices): Promise<() => Promise<unknown>> {
  if (answered !== 'merge') {
    await decide(pair, answered)
    return () => reopen(pair)
  }
  const [keep, absorb] = choices.keep === 'a' ? [pair.aId, pair.bId] : [pair.bId, pair.aId]
  const { id } = await merge({ keep, absorb, fields: fieldsToSend(choices) })
  return () => unmerge(id)
}

/** The server's words about what did not work. */
export function showFailure(error: unknown): void {
  showToast({ text: error instanceof Error ? error.message : String(error), tone: 'failed' })
}
