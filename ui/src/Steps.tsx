import { IconCheck } from '@tabler/icons-react'
import { Fragment, type ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Steps.module.css'

export type StepsProps = {
  /** What the steps lead to, for screen readers. */
  label: string
  items: { key: string; title: string; note?: ReactNode }[]
  /** The key of the step one stands on; those before it are done. */
  current: string
}

/** Where one stands on the way: done steps ticked, the current one filled. On the phone only the current one has words. */
export function Steps({ label, items, current }: StepsProps) {
  const at = items.findIndex((item) => item.key === current)
  return (
    <ol className={css.steps} aria-label={label}>
      {items.map((item, index) => (
        <Fragment key={item.key}>
          {index > 0 && <li className={css.line} aria-hidden="true" />}
          <li
            className={classes(css.step, index < at && css.done, index === at && css.current)}
            aria-current={index === at ? 'step' : undefined}
            title={item.title}
          >
            <span className={css.mark}>{index < at ? <IconCheck size={14} stroke={2} /> : index + 1}</span>
            <span className={css.words}>
              <b>{item.title}</b>
              {item.note && <span>{item.note}</span>}
            </span>
          </li>
        </Fragment>
      ))}
    </ol>
  )
}
