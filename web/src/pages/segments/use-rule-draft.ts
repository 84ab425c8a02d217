import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { useState } from 'react'
import { answer, api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { useGo } from '../../shell/use-go.ts'
import { asGroup } from './rule-tree.ts'
import { asBody, type SegmentCard, useSegmentChange } from './segment-calls.ts'

export type RuleDraft = {
  name: string
  rule: SegmentRule
  changed: boolean
  canUndo: boolean
  saving: boolean
  failure: Error | null
  rename(name: string): void
  change(rule: SegmentRule): void
  undo(): void
  save(): void
}

/** A segment as it is being edited, stored or new; every change of its rule can be taken back until it is saved. */
export function useRuleDraft(segment: SegmentCard | null): RuleDraft {
  const go = useGo()
  const saved = asGroup((segment?.rule ?? { all: [] }) as unknown as SegmentRule)
  const [history, setHistory] = useState<SegmentRule[]>([saved])
  const [name, setName] = useState(segment?.name ?? '')
  const rule = history.at(-1) ?? saved
  const isList = segment?.kind === 'list'
  const store = useSegmentChange(() => {
    const body = { name: name.trim(), ...(isList ? {} : { rule: asBody(rule) }) }
    return segment
      ? answer(api.PATCH('/api/v1/segments/{id}', { params: { path: { id: segment.id } }, body }))
      : answer(api.POST('/api/v1/segments', { body: { ...body, kind: 'rule' } }))
  })
  return {
    name,
    rule,
    changed: history.length > 1 || name !== (segment?.name ?? ''),
    canUndo: history.length > 1,
    saving: store.isPending,
    failure: store.error,
    rename: setName,
    change: (next) => setHistory([...history, next]),
    undo: () => setHistory(history.length > 1 ? history.slice(0, -1) : history),
    save: () =>
      store.mutate(undefined, {
        onSuccess: ({ id }) => {
          setHistory([rule])
          if (!segment) go(paths.segment(id), { replace: true })
        },
      }),
  }
}
