import type { UseQueryResult } from '@tanstack/react-query'
import { classes } from '@revisit/ui/classes.ts'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../api.ts'
import { Waiting } from './Waiting.tsx'
import css from './Answered.module.css'

export type AnsweredProps<T> = {
  query: UseQueryResult<T>
  /** Grey shapes of the final size. */
  skeleton: ReactNode
  /** The main block of a page: says how far a long answer has come. */
  main?: boolean
  children: (answer: T) => ReactNode
}

/**
 * A block of a page by the state of its answer: skeleton, error with retry, or the content. Figures of the question before
 * stay, paled, while new ones are counted.
 */
export function Answered<T>({ query, skeleton, main, children }: AnsweredProps<T>) {
  const { t } = useTranslation('analytics')
  if (query.isError) {
    const { code, message } = asApiError(query.error)
    return (
      <ErrorState retry={() => void query.refetch()} code={code}>
        {t('failed')} {message}
      </ErrorState>
    )
  }
  if (query.data === undefined) {
    return (
      <div className={css.place}>
        {main && <Waiting />}
        {skeleton}
      </div>
    )
  }
  const old = query.isPlaceholderData && query.isFetching
  return (
    <div className={css.place} aria-busy={old || undefined}>
      {old && main && <Waiting />}
      <div className={classes(old && css.old)}>{children(query.data)}</div>
    </div>
  )
}
