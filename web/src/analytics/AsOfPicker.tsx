import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { useUrlState } from '../url-state.ts'
import { DayPopover } from './DayPopover.tsx'
import { recentMonthEnds } from './periods.ts'
import { usePeriodNames } from './use-period-names.ts'

const DEFAULTS = { asOf: '' }
const QUICK_MONTHS = 6

/** The day the figures are true for: undefined for now. Kept in the address. */
export function useAsOf(): string | undefined {
  const [{ asOf }] = useUrlState(DEFAULTS)
  return asOf || undefined
}

/** On which day to look at the figures: today, ends of recent months (answered at once), or any other day. */
export function AsOfPicker() {
  const { t } = useTranslation('analytics')
  const [{ asOf }, change] = useUrlState(DEFAULTS)
  const { today, date } = useFormat()
  const names = usePeriodNames()
  const choose = (day: string) => change({ asOf: day === today ? null : day })
  const days = [today, ...recentMonthEnds(today, QUICK_MONTHS)]
  return (
    <DayPopover
      label={t('chooseDay')}
      shown={t('asOf', { day: date(asOf || today, { full: true }) })}
      quick={days.map((day) => ({
        key: day,
        title: day === today ? t('today') : names.month(day),
        note: date(day),
        chosen: (asOf || today) === day,
        choose: () => choose(day),
      }))}
      calendar={{ kind: 'day', latest: today, value: asOf || today, onChange: choose }}
    />
  )
}
