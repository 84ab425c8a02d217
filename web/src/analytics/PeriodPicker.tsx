import type { Period } from '@revisit/domain/comparison.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useUrlState } from '../url-state.ts'
import { DayPopover } from './DayPopover.tsx'
import { namedPeriod, PERIOD_NAMES, periodFromText } from './periods.ts'
import { usePeriodNames } from './use-period-names.ts'

const DEFAULTS = { period: 'thisMonth' }

/** The days the figures are counted over; this month unless the address says otherwise. */
export function usePeriod(): Period {
  const [{ period }] = useUrlState(DEFAULTS)
  const { today } = useFormat()
  return useMemo(() => periodFromText(period, today), [period, today])
}

/** Over which days to count: a named period or any two days. */
export function PeriodPicker() {
  const { t } = useTranslation('analytics')
  const [{ period }, change] = useUrlState(DEFAULTS)
  const { today } = useFormat()
  const chosen = usePeriod()
  const names = usePeriodNames()
  return (
    <DayPopover
      label={t('period')}
      shown={names.period(chosen)}
      quick={PERIOD_NAMES.map((name) => ({
        key: name,
        title: t(name),
        note: names.short(namedPeriod(name, today)),
        chosen: period === name,
        choose: () => change({ period: name }),
      }))}
      calendar={{
        kind: 'period',
        latest: today,
        value: [chosen.from, chosen.to],
        onChange: (from, to) => change({ period: `${from}..${to}` }),
      }}
    />
  )
}
