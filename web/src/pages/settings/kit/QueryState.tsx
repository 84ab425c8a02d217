import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { asApiError } from '../../../api.ts'
import css from './QueryState.module.css'

export type QueryStateProps<T> = {
  query: UseQueryResult<T>
  /** Lines of the skeleton: about the size of what will come. */
  lines?: number
  /** The card has no padding of its own. */
  flush?: boolean
  children: (answer: T) => ReactNode
}

/** Skeleton, error with retry, or the answer. */
export function QueryState<T>({ query, lines = 4, flush, children }: QueryStateProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <QueryFailed query={query} />
  return (
    <div className={flush ? css.padded : undefined}>
      <SkeletonLines count={lines} />
    </div>
  )
}

/** What failed, with retry: for cards that draw their own loading state. */
export function QueryFailed({ query }: { query: FailedQuery }) {
  const { code, message } = asApiError(query.error)
  return (
    <ErrorState retry={() => void query.refetch()} code={code}>
      {message}
    </ErrorState>
  )
}

type FailedQuery = { error: unknown; refetch: () => Promise<unknown> }
