import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { paths } from '../../../paths.ts'
import { useGo } from '../../../shell/use-go.ts'
import { useListContext } from '../list-context.ts'
import { patientsQuery } from '../list/list-queries.ts'

const EARLY = 3

export type Neighbours = {
  /** Place in the list from 1; 0 when the patient is not in it. */
  place: number
  total: number
  toPrevious: (() => void) | null
  toNext: (() => void) | null
}

/** Who stands before and after this patient in the list they were opened from; further pages are read on the way. */
export function useNeighbours(patientId: string): Neighbours {
  const go = useGo()
  const context = useListContext()
  const list = useInfiniteQuery({ ...patientsQuery(context?.query ?? ''), enabled: context !== null })
  const ids = list.data?.pages.flatMap((page) => page.items.map((item) => item.id)) ?? []
  const index = ids.indexOf(patientId)
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list
  const nearEnd = index >= 0 && index >= ids.length - EARLY
  useEffect(() => {
    if (nearEnd && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [nearEnd, hasNextPage, isFetchingNextPage, fetchNextPage])
  const to = (id: string | undefined) => (index >= 0 && id ? () => go(paths.patient(id), { replace: true }) : null)
  const [toPrevious, toNext] = [to(ids[index - 1]), to(ids[index + 1])]
  useArrows(toPrevious, toNext)
  return { place: index + 1, total: list.data?.pages[0]?.total ?? 0, toPrevious, toNext }
}

/** Alt with the arrows, as the buttons say. */
function useArrows(toPrevious: (() => void) | null, toNext: (() => void) | null): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { ArrowUp: toPrevious, ArrowDown: toNext }[event.key]
      if (!event.altKey || !step) return
      event.preventDefault()
      step()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [toPrevious, toNext])
}
