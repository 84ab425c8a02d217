import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useCallback, useState } from 'react'

/**
 * Does one thing at a time and says so: a toast with undo when done, the server's words when not.
 * Answers whether it was done.
 */
export function useAttempt(): {
  busy: boolean
  attempt: (work: () => Promise<unknown>, said?: { done?: string; undo?: () => Promise<unknown> }) => Promise<boolean>
} {
  const [busy, setBusy] = useState(false)
  const attempt = useCallback(
    async (work: () => Promise<unknown>, said: { done?: string; undo?: () => Promise<unknown> } = {}) => {
      setBusy(true)
      try {
        await work()
        const { done, undo } = said
        if (done) showToast({ text: done, undo: undo && (() => void undo().catch(showFailure)) })
        return true
      } catch (error) {
        showFailure(error)
        return false
      } finally {
        setBusy(false)
      }
    },
    [],
  )
  return { busy, attempt }
}

function showFailure(error: unknown): void {
  showToast({ text: error instanceof Error ? error.message : String(error), tone: 'failed' })
}
