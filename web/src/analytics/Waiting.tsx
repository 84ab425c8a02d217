import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsOf } from './AsOfPicker.tsx'
import { expectedMs, rememberWait, shareOf } from './waiting-time.ts'
import css from './Answered.module.css'

/** Shorter waits need no words. */
const MOMENT_MS = 900
const TICK_MS = 250

/**
 * What is being counted and how far it has come. Days inside a month are counted from the facts: the bar goes by how long
 * this page took before, and never claims to be done before the answer is here.
 */
export function Waiting() {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const asOf = useAsOf()
  const { pathname } = useLocation()
  const [since] = useState(() => performance.now())
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setWaited(performance.now() - since), TICK_MS)
    return () => {
      clearInterval(timer)
      const whole = performance.now() - since
      if (whole > MOMENT_MS) rememberWait(pathname, whole)
    }
  }, [since, pathname])
  if (waited < MOMENT_MS) return null
  const usual = expectedMs(pathname)
  const seconds = t('seconds', { count: Math.round(waited / 1000) })
  return (
    <div className={css.counting} role="status">
      <div className={css.countingCard}>
        <b>{asOf ? t('countingDay', { day: format.date(asOf, { full: true }) }) : t('counting')}</b>
        <ProgressBar share={shareOf(waited, usual)} label={t('counting')} />
        <span className="caption num">
          {usual === null ? seconds : `${seconds}, ${t('usually', { count: Math.max(1, Math.round(usual / 1000)) })}`}
          {asOf && ` · ${t('keptThen')}`}
        </span>
      </div>
    </div>
  )
}
