import { useEffect, useSyncExternalStore } from 'react'

/** What the open page tells the frame around it. */
export type PageFrame = {
  title: string
  /** Paragraphs of «?», in the words of a clinic. */
  explanation: readonly string[]
  /** Where the phone's back arrow leads. */
  back?: string
}

const NOTHING: PageFrame = { title: '', explanation: [] }
let current: PageFrame = NOTHING
const listeners = new Set<() => void>()

/** Called by `Page`: names the open page in the frame and in the browser's tab. */
export function usePageFrame(title: string, explanation: readonly string[], back?: string): void {
  const text = explanation.join('\n')
  useEffect(() => {
    publish({ title, explanation: text ? text.split('\n') : [], back })
    document.title = title ? `${title} · Revisit` : 'Revisit'
    return () => publish(NOTHING)
  }, [title, text, back])
}

/** What the open page said about itself. */
export function useCurrentFrame(): PageFrame {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
}

function publish(frame: PageFrame): void {
  current = frame
  for (const listener of listeners) listener()
}
