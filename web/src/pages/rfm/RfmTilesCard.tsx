import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { Card, CardPart } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { RfmGrid, type RfmGridProps } from '@revisit/ui/RfmGrid.tsx'
import { useTranslation } from 'react-i18next'
import { paths, withFilters } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { codeOf } from './cell-code.ts'
import { GROUP_SERIES } from './group-series.ts'
import { MoneyMap } from './MoneyMap.tsx'
import type { RfmAnswer, RfmCellAnswer, RfmCuts } from './rfm-queries.ts'
import css from './Rfm.module.css'

export type RfmTilesCardProps = {
  answer: RfmAnswer
  view: string
  selected: string | null
  onSelect: (code: string) => void
  /** The list of patients knows only the present day. */
  isToday: boolean
}

/** 27 cells as tiles or as a map of money, and the line of the chosen cell with what can be done. */
export function RfmTilesCard({ answer, view, selected, onSelect, isToday }: RfmTilesCardProps) {
  const { t } = useTranslation('rfm')
  const axes = useAxes(answer.cuts)
  const chosen = answer.cells.find((cell) => codeOf(cell) === selected)
  return (
    <Card flush label={t('grid')}>
      <CardPart>
        {view === 'map' ? (
          <MoneyMap cells={answer.cells} selected={selected} onSelect={onSelect} />
        ) : (
          <RfmGrid
            label={t('grid')}
            cells={answer.cells.map((cell) => ({
              ...cell,
              people: cell.patients,
              money: cell.revenue,
              change: cell.before === null ? null : cell.patients - cell.before,
              group: { name: t(`short.${cell.group}`), series: GROUP_SERIES[cell.group] },
            }))}
            axes={axes}
            selected={selected}
            onSelect={onSelect}
          />
        )}
      </CardPart>
      <CardPart>
        {chosen ? (
          <ChosenCell cell={chosen} cuts={answer.cuts} isToday={isToday} />
        ) : (
          <div className={css.chosen}>
            <span className="second">{t('choose')}</span>
          </div>
        )}
      </CardPart>
    </Card>
  )
}

function ChosenCell({ cell, cuts, isToday }: { cell: RfmCellAnswer; cuts: RfmCuts | null; isToday: boolean }) {
  const { t } = useTranslation('rfm')
  const say = useBilingual()
  const format = useFormat()
  const who = useWho(cell, cuts)
  const code = codeOf(cell)
  const count =
    cell.patients === 0
      ? t('nobody')
      : t('cellOf', {
          count: cell.patients,
          text: format.number(cell.patients),
          money: format.money(Math.round(cell.revenue / cell.patients)),
        })
  return (
    <div className={css.chosen} aria-live="polite">
      <b className="nowrap">
        {code} · {say(RFM_GROUP_WORDS[cell.group])}
      </b>
      <span className={css.who}>{[count, ...who].join(', ')}</span>
      {isToday ? (
        <LinkButton size="small" to={withFilters(paths.patients, { rfm: code })}>
          {t('openPatients')}
        </LinkButton>
      ) : (
        <Button size="small" disabled title={t('onlyToday')}>
          {t('openPatients')}
        </Button>
      )}
    </div>
  )
}

/** «приходили 2–3 раза», «не были 91–180 дней» of a cell. */
function useWho(cell: RfmCellAnswer, cuts: RfmCuts | null): string[] {
  const { t } = useTranslation('rfm')
  if (!cuts) return []
  const [r1, r2] = cuts.recencyDays
  const recency = {
    3: t('recent', { days: r1 }),
    2: t('middle', { from: r1 + 1, to: r2 }),
    1: t('long', { days: r2 }),
  }[cell.r]
  const [f1, f2] = cuts.frequency
  const frequency = {
    1: f1 === 1 ? t('timesOnce') : t('times', { range: `1–${f1}` }),
    2: t('times', { range: f1 + 1 === f2 ? f2 : `${f1 + 1}–${f2}` }),
    3: t('timesMore', { value: f2 + 1 }),
  }[cell.f]
  return [frequency, recency]
}

function useAxes(cuts: RfmCuts | null): RfmGridProps['axes'] {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  if (!cuts) {
    return {
      m: ['M1', 'M2', 'M3'],
      f: ['F1', 'F2', 'F3'],
      r: [
        { title: 'R1', note: '' },
        { title: 'R2', note: '' },
        { title: 'R3', note: '' },
      ],
    }
  }
  const { recencyDays: r, frequency: f, monetary: m } = cuts
  const range = (from: number, to: number) => (from === to ? String(to) : `${from}–${to}`)
  return {
    m: [
      `M1 · ${t('upTo', { value: format.money(m[0]) })}`,
      `M2 · ${format.number(m[0] / 100)}–${format.money(m[1])}`,
      `M3 · ${t('over', { value: format.money(m[1]) })}`,
    ],
    f: [
      `F1 · ${f[0] === 1 ? t('visitsOne') : t('visitsUpTo', { value: f[0] })}`,
      `F2 · ${f[1] > f[0] ? range(f[0] + 1, f[1]) : '—'}`,
      `F3 · ${t('andMore', { value: f[1] + 1 })}`,
    ],
    r: [
      { title: 'R1', note: t('longer') },
      { title: 'R2', note: r[1] > r[0] ? range(r[0] + 1, r[1]) : '—' },
      { title: 'R3', note: t('upTo', { value: r[0] }) },
    ],
  }
}
