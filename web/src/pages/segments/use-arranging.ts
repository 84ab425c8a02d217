import type { RulePath } from '@revisit/domain/segment-rule.ts'
import { useState } from 'react'
import { asGroup } from './rule-tree.ts'
import { moveRow, nodeAt, pathOfNode, placeRow, type RowMove, type RowPlace, type RuleArranging } from './rule-moves.ts'
import type { RuleDraft } from './use-rule-draft.ts'

/** Rows of the draft taken by their handles. */
export function useArranging(draft: RuleDraft): RuleArranging {
  const [dragged, setDragged] = useState<RulePath | null>(null)
  const [over, hover] = useState<RowPlace | null>(null)
  const rule = asGroup(draft.rule)
  const drag = (path: RulePath | null) => {
    setDragged(path)
    hover(null)
  }
  return {
    dragged,
    drag,
    over,
    hover,
    drop: () => {
      if (dragged !== null && over !== null) {
        const placed = placeRow(rule, dragged, over)
        if (JSON.stringify(placed) !== JSON.stringify(rule)) draft.change(asGroup(placed))
      }
      drag(null)
    },
    move: (path: RulePath, move: RowMove) => {
      const node = nodeAt(rule, path)
      const moved = moveRow(rule, path, move)
      if (!node || moved === null) return
      draft.change(asGroup(moved))
      focusRow(pathOfNode(moved, node))
    },
  }
}

/** The hand stays on the row that was moved. */
function focusRow(path: RulePath | null): void {
  if (path === null) return
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-row="${path}"]`)?.focus())
}
