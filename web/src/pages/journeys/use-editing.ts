import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition } from './journey-calls.ts'
import { duplicateStep, lostWith, moveStep, type Place, shiftStep, withStep } from './journey-moves.ts'
import { insertAfter, removeStep } from './journey-tree.ts'
import { newStep } from './new-step.ts'
import type { StepDeeds } from './StepPanel.tsx'
import type { Draft } from './use-draft.ts'

export type Editing = {
  /** The edge a step is about to be put on. */
  place: Place | null
  /** The step that waits for a new place. */
  moving: string | null
  /** A press on an edge: a new step there, or the step being moved. */
  press(place: Place): void
  canTake: ((place: Place) => boolean) | null
  add(kind: JourneyNode['kind']): void
  leave(): void
  deedsOf(id: string): StepDeeds | null
}

/** Adding, moving, copying and removing steps of a draft. */
export function useEditing(draft: Draft, choose: (id: string | null) => void): Editing {
  const { t } = useTranslation('journeys')
  const [place, setPlace] = useState<Place | null>(null)
  const [moving, setMoving] = useState<string | null>(null)
  const { definition } = draft
  const leave = () => {
    setPlace(null)
    setMoving(null)
  }
  const press = (target: Place) => {
    const moved = moving && moveStep(definition, moving, target)
    if (moved) draft.change(moved)
    setMoving(null)
    setPlace(moving ? null : target)
  }
  const add = (kind: JourneyNode['kind']) => {
    if (!place) return
    const words = { task: t('newTask'), notice: t('newNotice'), bonus: t('newBonus') }
    const step = newStep(kind, definition, words)
    draft.change(insertAfter(definition, place, step))
    setPlace(null)
    choose(step.id)
  }
  const move = (id: string) => {
    setPlace(null)
    setMoving(id)
  }
  const told = (lost: number) => showToast({ text: t('removed', { count: lost }), undo: draft.undo })
  const deedsOf = (id: string) => stepDeeds(id, { draft, choose, move, told })
  const canTake = moving ? (target: Place) => moveStep(definition, moving, target) !== null : null
  return { place, moving, press, canTake, add, leave, deedsOf }
}

type Doing = {
  draft: Draft
  choose: (id: string | null) => void
  move: (id: string) => void
  /** Says how many steps went and offers to take it back. */
  told: (lost: number) => void
}

function stepDeeds(id: string, { draft, choose, move, told }: Doing): StepDeeds | null {
  const { definition } = draft
  if (!definition.nodes.some((node) => node.id === id)) return null
  const change = (next: Definition | null) => (next ? () => draft.change(next) : undefined)
  const copied = duplicateStep(definition, id)
  const duplicate = () => {
    if (!copied) return
    draft.change(copied.definition)
    choose(copied.id)
  }
  const remove = () => {
    draft.change(removeStep(definition, id))
    choose(null)
    told(lostWith(definition, id))
  }
  return {
    change: (node) => draft.change(withStep(definition, node), node.id),
    remove,
    duplicate: copied ? duplicate : undefined,
    up: change(shiftStep(definition, id, 'up')),
    down: change(shiftStep(definition, id, 'down')),
    move: () => move(id),
  }
}
