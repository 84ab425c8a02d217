import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useWords } from './KitProvider.tsx'
import css from './UndoToast.module.css'

export type Toast = {
  text: string
  /** Takes the action back; without it the toast only tells. */
  undo?: () => void
  tone?: 'done' | 'failed'
}

type Shown = Toast & { id: number }

const SECONDS = 8
let shown: Shown[] = []
let nextId = 1
const listeners = new Set<() => void>()

/** Says what was done and offers to take it back for 8 seconds. */
export function showToast(toast: Toast): void {
  shown = [...shown.slice(-2), { ...toast, id: nextId++ }]
  publish()
}

/** The place where toasts appear; one in the frame of the app. */
export function UndoToasts() {
  const toasts = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => shown,
  )
  return (
    <div className={css.place} aria-live="polite">
      {toasts.map((toast) => (
        <Timed key={toast.id} toast={toast} />
      ))}
    </div>
  )
}

/** One toast as it looks; `UndoToasts` counts its seconds. */
export function ToastCard({ toast, seconds, onUndo }: { toast: Toast; seconds: number; onUndo?: () => void }) {
  const words = useWords()
  return (
    <div className={css.toast}>
      {toast.tone === 'failed' ? (
        <IconAlertTriangle size={16} className={css.failed} />
      ) : (
        <IconCheck size={16} className={css.done} />
      )}
      <span className={css.text}>{toast.text}</span>
      {toast.undo && (
        <>
          <button type="button" className={css.undo} onClick={onUndo}>
            {words.undo}
          </button>
          <span className={css.seconds} aria-hidden="true">
            {seconds} {words.secondsShort}
          </span>
        </>
      )}
    </div>
  )
}

function Timed({ toast }: { toast: Shown }) {
  const [left, setLeft] = useState(SECONDS)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => (left > 1 ? setLeft(left - 1) : remove(toast.id)), 1000)
    return () => clearTimeout(timer)
  }, [left, held, toast.id])
  const undo = () => {
    toast.undo?.()
    remove(toast.id)
  }
  return (
    <div onMouseEnter={() => setHeld(true)} onMouseLeave={() => setHeld(false)} onFocus={() => setHeld(true)}>
      <ToastCard toast={toast} seconds={left} onUndo={undo} />
    </div>
  )
}

function remove(id: number): void {
  shown = shown.filter((toast) => toast.id !== id)
  publish()
}

function publish(): void {
  for (const listener of listeners) listener()
}
