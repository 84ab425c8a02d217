import { edgesOf } from '@revisit/domain/journey-node.ts'
import type { KeyboardEvent } from 'react'
import type { Definition } from './journey-calls.ts'
import { placeOf } from './journey-moves.ts'

export type CanvasKeys = {
  definition: Definition
  chosen: string | null
  onChoose(id: string): void
  onLeave(): void
  onRemove?: (() => void) | undefined
  onDuplicate?: (() => void) | undefined
  onShift?: ((by: 'up' | 'down') => void) | undefined
  onUndo?: (() => void) | undefined
}

/**
 * The canvas by keyboard: arrows go from step to step, Alt with arrows moves the step, Delete takes it away, Ctrl D copies it,
 * Ctrl Z takes the last change back, Escape leaves the step.
 */
export function canvasKeyDown(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): void {
  const act = actionOf(event, keys)
  if (!act) return
  event.preventDefault()
  act()
}

function actionOf(event: KeyboardEvent<HTMLElement>, keys: CanvasKeys): (() => void) | undefined {
  if (event.ctrlKey || event.metaKey) return { KeyZ: keys.onUndo, KeyD: keys.onDuplicate }[event.code]
  const plain = { Escape: keys.onLeave, Delete: keys.onRemove }[event.key]
  if (plain) return plain
  const direction = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' } as const
  const way = direction[event.key as keyof typeof direction]
  if (!way) return undefined
  if (event.altKey) return way === 'up' || way === 'down' ? () => keys.onShift?.(way) : undefined
  const target = neighbourOf(keys.definition, keys.chosen, way)
  if (!target) return undefined
  const canvas = event.currentTarget
  return () => {
    keys.onChoose(target)
    canvas.querySelector<HTMLElement>(`[data-step="${target}"]`)?.focus()
  }
}

/** The step above, the first one below, or the one beside it under the same fork. */
export function neighbourOf(
  definition: Definition,
  chosen: string | null,
  way: 'up' | 'down' | 'left' | 'right',
): string | null {
  const { nodes, start } = definition
  if (chosen === null) return start
  const node = nodes.find(({ id }) => id === chosen)
  const home = placeOf(definition, chosen)
  if (!node || !home) return start
  if (way === 'up') return home.from
  if (way === 'down') return edgesOf(node).find(({ to }) => to !== null)?.to ?? null
  const parent = nodes.find(({ id }) => id === home.from)
  const beside = (parent ? edgesOf(parent) : []).flatMap(({ to }) => (to === null ? [] : [to]))
  return beside[beside.indexOf(chosen) + (way === 'left' ? -1 : 1)] ?? null
}
