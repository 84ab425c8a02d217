import { Fragment, type ReactNode } from 'react'
import { IconChevronRight } from '@tabler/icons-react'
import css from './PageHead.module.css'

export type PageHeadProps = {
  title: ReactNode
  /** One grey line: source and as-of time. */
  line?: ReactNode
  /** Actions; one main button at most and it comes last. */
  actions?: ReactNode
}

/** The head of a page: title, one grey line, actions on the right. */
export function PageHead({ title, line, actions }: PageHeadProps) {
  return (
    <header className={css.head}>
      <div className={css.words}>
        <h1 className={css.title}>{title}</h1>
        {line && <span className={css.line}>{line}</span>}
      </div>
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  )
}

/** The way back: links of the levels above, the last one is where we are. */
export function Crumbs({ items }: { items: ReactNode[] }) {
  return (
    <nav className={css.crumbs}>
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- the order is the identity here
        <Fragment key={index}>
          {index > 0 && <IconChevronRight size={14} stroke={1.6} />}
          <span>{item}</span>
        </Fragment>
      ))}
    </nav>
  )
}
