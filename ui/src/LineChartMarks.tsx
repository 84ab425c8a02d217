import type { LineChartProps } from './line-chart-types.ts'
import css from './LineChart.module.css'

export type LineChartMarksProps = LineChartProps & {
  height: number
  width: number
  /** Where each title of `x` stands, px from the left. */
  ticks: number[]
  area: { left: number; right: number; top: number; bottom: number }
}

// The title of the hatched part does not fit over less than this, px.
const NARROW = 100

/** What lies behind the lines: the hatched part that has not matured, numbered marks of what was changed. */
export function LineChartMarks({ immatureFrom, events = [], ticks, area, height, width }: LineChartMarksProps) {
  const tall = { top: area.top, height: Math.max(0, height - area.top - area.bottom) }
  const first = immatureFrom && ticks[immatureFrom.position]
  const before = immatureFrom && ticks[immatureFrom.position - 1]
  const start = first !== undefined && before !== undefined ? (first + before) / 2 : first
  return (
    <>
      {immatureFrom && start !== undefined && (
        <>
          <span className={css.hatched} style={{ left: start, right: area.right, ...tall }} />
          {width - area.right - start > NARROW && (
            <span className={css.hatchTitle} style={{ left: start, width: width - area.right - start }}>
              {immatureFrom.title}
            </span>
          )}
        </>
      )}
      {events.map((event) => (
        <span key={event.number} className={css.event} style={{ left: ticks[event.position], ...tall }}>
          <i>{event.number}</i>
        </span>
      ))}
    </>
  )
}

/** The number of a mark in a circle, for the list of changes under a chart. */
export function EventNumber({ children }: { children: number }) {
  return <i className={css.number}>{children}</i>
}
