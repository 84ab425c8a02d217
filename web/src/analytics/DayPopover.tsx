import { Popover } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import type { DayCalendarProps } from './DayCalendar.tsx'
import css from './DayPopover.module.css'

const DayCalendar = lazy(() => import('./DayCalendar.tsx').then((module) => ({ default: module.DayCalendar })))
const CALENDAR_HEIGHT = 290

export type QuickDay = { key: string; title: string; note?: string; chosen: boolean; choose: () => void }

export type DayPopoverProps = {
  /** What is being chosen, for screen readers. */
  label: string
  /** What is chosen now, on the button. */
  shown: ReactNode
  quick: QuickDay[]
  calendar: DayCalendarProps
}

/** Choosing a day or a period: ready answers on the left, the calendar beside them. */
export function DayPopover({ label, shown, quick, calendar }: DayPopoverProps) {
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button aria-label={label} icon={<IconCalendar size={16} stroke={1.6} />} onClick={() => setOpened(!opened)}>
          <span className={css.shown}>{shown}</span>
          <IconChevronDown size={14} stroke={1.6} className={css.caret} />
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={css.dropdown}>
        <div className={css.quick} role="group" aria-label={label}>
          {quick.map((one) => (
            <button
              key={one.key}
              type="button"
              className={classes(css.option, one.chosen && css.chosen)}
              aria-pressed={one.chosen}
              onClick={() => {
                one.choose()
                close()
              }}
            >
              {one.title}
              {one.note && <span>{one.note}</span>}
            </button>
          ))}
        </div>
        <div className={css.calendar}>
          <Suspense fallback={<SkeletonBlock height={CALENDAR_HEIGHT} />}>
            <DayCalendar {...closing(calendar, close)} />
          </Suspense>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

function closing(calendar: DayCalendarProps, close: () => void): DayCalendarProps {
  if (calendar.kind === 'day') {
    const choose = (day: string) => {
      calendar.onChange(day)
      close()
    }
    return { ...calendar, onChange: choose }
  }
  const choose = (from: string, to: string) => {
    calendar.onChange(from, to)
    close()
  }
  return { ...calendar, onChange: choose }
}
