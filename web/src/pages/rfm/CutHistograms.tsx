import { Histogram } from '@revisit/ui/Histogram.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { moneyUnit, shownBins, shownCuts, storedCuts, type CutUnit } from './cut-units.ts'
import type { Cuts, HistogramAnswer, RfmCuts } from './rfm-queries.ts'
import css from './Rfm.module.css'

const WHOLE: CutUnit = { size: 1, thousands: false }

export type CutHistogramsProps = {
  bins: HistogramAnswer
  cuts: RfmCuts
  /** How the clinic measures money and visits. */
  measures: { monetaryBasis: 'total' | 'per_visit'; frequencyMonths: number | null }
  /** What is in force; decides the unit of money, so that it does not jump while a line is dragged. */
  saved: RfmCuts
  disabled: boolean
  onCuts: (cuts: RfmCuts) => void
}

/** Three histograms, one per measure, each with its two cut lines. */
export function CutHistograms({ bins, cuts, measures, saved, disabled, onCuts }: CutHistogramsProps) {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  const unit = moneyUnit(saved.monetary)
  const money = shownCuts(cuts.monetary, unit)
  const totalWord = unit.thousands ? 'moneyThousands' : 'moneyUnits'
  const visitWord = unit.thousands ? 'moneyThousandsVisit' : 'moneyUnitsVisit'
  const set = (measure: keyof RfmCuts) => (moved: Cuts) => onCuts({ ...cuts, [measure]: moved })
  const [r1, r2] = cuts.recencyDays
  const [, f2] = cuts.frequency
  const text = (value: number) => format.number(value, Number.isInteger(value) ? 0 : 1)
  return (
    <div className={css.histograms}>
      <Histogram
        title={t('recency')}
        note={t('recencyUnit')}
        bins={shownBins(bins.recencyDays, WHOLE)}
        cuts={cuts.recencyDays}
        onCuts={set('recencyDays')}
        zones={[`R3 ${t('zoneTo', { value: r1 })}`, `R2 ${r1 + 1}–${r2}`, `R1 ${t('longer')}`]}
        best="left"
        disabled={disabled}
      />
      <Histogram
        title={t('frequency')}
        note={
          measures.frequencyMonths === null
            ? t('frequencyUnit')
            : t('frequencyUnitMonths', { months: measures.frequencyMonths })
        }
        bins={shownBins(bins.frequency, WHOLE)}
        cuts={cuts.frequency}
        onCuts={set('frequency')}
        zones={['F1', 'F2', `F3 ${t('andMore', { value: f2 + 1 })}`]}
        best="right"
        disabled={disabled}
      />
      <Histogram
        title={t('monetary')}
        note={t(measures.monetaryBasis === 'total' ? totalWord : visitWord)}
        bins={shownBins(bins.monetary, unit)}
        cuts={money}
        onCuts={(moved) => set('monetary')(storedCuts(moved, cuts.monetary, unit))}
        zones={[
          `M1 ${t('zoneTo', { value: text(money[0]) })}`,
          `M2 ${text(money[0])}–${text(money[1])}`,
          `M3 ${t('over', { value: text(money[1]) })}`,
        ]}
        best="right"
        disabled={disabled}
      />
    </div>
  )
}
