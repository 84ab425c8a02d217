import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { answer, api } from '../../api.ts'
import type { paths } from '../../api.gen.ts'

export type TaskPage = paths['/api/v1/tasks']['get']['responses'][200]['content']['application/json']
export type Task = TaskPage['items'][number]
export type TaskResult = NonNullable<Task['result']>
export type TaskFilter = Omit<NonNullable<paths['/api/v1/tasks']['get']['parameters']['query']>, 'limit' | 'cursor'>

const SECONDS = 1000
const LOCK_REFRESH = 60 * SECONDS

/** Tasks a filter leaves, a page at a time; asked again often: others work on them too, and bookings close them. */
export const tasksQuery = (filter: TaskFilter) =>
  infiniteQueryOptions({
    queryKey: ['tasks', filter],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/tasks', {
          params: { query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 15 * SECONDS,
  })

/** A change of tasks; lists and cards shown of them are asked again afterwards. */
export function useTaskChange<Input>(change: (input: Input) => Promise<unknown>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['tasks'] }),
        queries.invalidateQueries({ queryKey: ['patient'], refetchType: 'none' }),
      ]),
  })
}

type Outcome = { id: string; result?: TaskResult; until?: string; comment?: string }

/** Says how a task ended, or puts it off. */
export function reportTask({ id, ...body }: Outcome): Promise<unknown> {
  return answer(api.POST('/api/v1/tasks/{id}/result', { params: { path: { id } }, body }))
}

/** Gives a task to somebody; to everybody of its role when null. */
export function giveTask({ id, assigneeId }: { id: string; assigneeId: string | null }): Promise<unknown> {
  return answer(api.PUT('/api/v1/tasks/{id}/assignee', { params: { path: { id } }, body: { assigneeId } }))
}

const lockQuery = (id: string) =>
  queryOptions({
    queryKey: ['task-lock', id],
    retry: false,
    gcTime: 0,
    refetchInterval: LOCK_REFRESH,
    refetchOnWindowFocus: false,
    queryFn: () => answer(api.PUT('/api/v1/tasks/{id}/lock', { params: { path: { id } } })),
  })

/** The lock of the open task and its patient: kept while the task is open on screen, given back when it is closed. */
export function useLockOptions(id: string, isOpen: boolean) {
  useEffect(() => {
    if (!isOpen) return undefined
    return () => void api.DELETE('/api/v1/tasks/{id}/lock', { params: { path: { id } } }).catch(() => {})
  }, [id, isOpen])
  return { ...lockQuery(id), enabled: isOpen }
}
