import { PageHead } from '@revisit/ui/PageHead.tsx'
import type { ReactNode } from 'react'
import { usePageFrame } from './page-frame.ts'
import css from './Page.module.css'

export type PageProps = {
  title: string
  /** One grey line: source and as-of time. */
  line?: ReactNode
  /** Actions; the one main button last. */
  actions?: ReactNode
  /** Paragraphs of «?»: what the numbers of this page mean. */
  explanation?: readonly string[]
  /** Where the phone's back arrow leads. */
  back?: string
  /** Instead of the usual head, for pages with crumbs of their own. */
  head?: ReactNode
  children: ReactNode
}

/** The body of a page: head, then blocks 16 px apart. */
export function Page({ title, line, actions, explanation = [], back, head, children }: PageProps) {
  usePageFrame(title, explanation, back)
  return (
    <div className={`${css.page} ${css.framed}`}>
      {head ?? <PageHead title={title} line={line} actions={actions} />}
      {children}
    </div>
  )
}
