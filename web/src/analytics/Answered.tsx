import type { UseQueryResult } from '@tanstack/react-query'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../api.ts'

export type AnsweredProps<T> = {
  query: UseQueryResult<T>
  /** Grey shapes of the final size. */
  skeleton: ReactNode
  children: (answer: T) => ReactNode
}

/** A block of a page by the state of its answer: skeleton, error with retry, or the content. Older figures stay while newer ones load. */
export function Answered<T>({ query, skeleton, children }: AnsweredProps<T>) {
  const { t } = useTranslation('analytics')
  if (query.data !== undefined) return <div aria-busy={query.isFetching || undefined}>{children(query.data)}</div>
  if (query.isError) {
    const { code, message } = asApiError(query.error)
    return (
      <ErrorState retry={() => void query.refetch()} code={code}>
        {t('failed')} {message}
      </ErrorState>
    )
  }
  return skeleton
}
