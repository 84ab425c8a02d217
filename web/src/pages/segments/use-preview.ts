import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isComplete } from './rule-tree.ts'
import { type Preview, previewQuery } from './segment-calls.ts'

/** Typing pauses this long before the rule is counted, ms. */
const PAUSE = 400

export type PreviewState = {
  preview: Preview | undefined
  /** The numbers shown are of an earlier rule: a newer one is being counted or not filled in yet. */
  isOld: boolean
  isComplete: boolean
  /** How many people the last edit brought or took; null before the first edit. */
  edit: number | null
  failure: Error | null
  retry(): void
  /** Ten other people. */
  reshuffle(): void
}

/** Counts the rule as it is being edited; the request of an older rule is cancelled. */
export function usePreview(rule: SegmentRule, segmentId: string | undefined): PreviewState {
  const [seed, setSeed] = useState(0)
  const [asked] = useDebouncedValue(rule, PAUSE)
  const complete = isComplete(asked)
  const query = useQuery({
    ...previewQuery({ rule: asked, segmentId, seed }),
    enabled: complete,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  })
  const counted = query.isSuccess && !query.isPlaceholderData ? query.data : undefined
  const [seen, setSeen] = useState<{ rule: SegmentRule; count: number; edit: number | null } | null>(null)
  if (counted && seen?.rule !== asked) {
    setSeen({ rule: asked, count: counted.count, edit: seen && counted.count - seen.count })
  }
  return {
    preview: query.data,
    isOld: asked !== rule || !complete || query.isPlaceholderData || query.isFetching,
    isComplete: isComplete(rule),
    edit: seen?.edit ?? null,
    failure: query.error,
    retry: () => void query.refetch(),
    reshuffle: () => setSeed(seed + 1),
  }
}
