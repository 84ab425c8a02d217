import type { ReactNode } from 'react'
import css from './Timeline.module.css'

export type TimelineItem = {
  key: string
  /** The heading of the day: «Сегодня, 17 ноября», «12 ноября»; items of one day stand together. */
  day: string
  time?: string
  /** Tabler icon, 16 px. */
  icon: ReactNode
  /** «Приём», «Оплата»: grey, before the title. */
  kind: ReactNode
  title: ReactNode
  text?: ReactNode
  /** Tags: delivery, money, outcome. */
  tags?: ReactNode
  /** Why it was sent or not sent. */
  why?: ReactNode
}

/** Everything that happened, newest first, with a line for each day. */
export function Timeline({ items, label }: { items: TimelineItem[]; label: string }) {
  const days = [...new Set(items.map((item) => item.day))]
  return (
    <div className={css.timeline} role="feed" aria-label={label}>
      {days.map((day) => (
        <section key={day} aria-label={day}>
          <h3 className={css.day}>{day}</h3>
          {items
            .filter((item) => item.day === day)
            .map((item) => (
              <Entry key={item.key} item={item} />
            ))}
        </section>
      ))}
    </div>
  )
}

function Entry({ item }: { item: TimelineItem }) {
  return (
    <article className={css.item} tabIndex={-1}>
      <span className={css.icon}>{item.icon}</span>
      <div className={css.words}>
        <div>
          <span className={css.kind}>{item.kind}</span> <b>{item.title}</b>
        </div>
        {item.text && <div className={css.text}>{item.text}</div>}
        {item.tags && <div className={css.tags}>{item.tags}</div>}
        {item.why && <div className={css.why}>{item.why}</div>}
      </div>
      <span className={css.time}>{item.time}</span>
    </article>
  )
}
