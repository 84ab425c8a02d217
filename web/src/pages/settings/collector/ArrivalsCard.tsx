import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import type { Line } from '@revisit/ui/line-chart-types.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryState } from '../kit/QueryState.tsx'
import { COUNTED_DAYS, siteCountsQuery, type SiteCounts } from './collector-queries.ts'
import css from './Collector.module.css'

const LINES = [
  { kind: 'page', color: { series: 8 } },
  { kind: 'service_viewed', color: { series: 3 } },
  { kind: 'form_sent', color: { series: 1 } },
  { kind: 'booking_abandoned', color: { series: 2 } },
] as const

/** What came from sites by day, and what was turned away. */
export function ArrivalsCard() {
  const { t } = useTranslation('settings-collector')
  const counts = useQuery(siteCountsQuery)
  return (
    <Card title={t('arrivals', { count: COUNTED_DAYS })}>
      <QueryState query={counts} lines={6}>
        {(answer) => <Arrivals counts={answer} />}
      </QueryState>
    </Card>
  )
}

function Arrivals({ counts: { days, turnedAway } }: { counts: SiteCounts }) {
  const { t } = useTranslation('settings-collector')
  const format = useFormat()
  const x = useMemo(() => days.map(({ on }) => format.date(on)), [days, format])
  const series = useMemo(
    () =>
      LINES.map(({ kind, color }): Line => ({
        key: kind,
        name: t(`kind.${kind}`),
        color,
        points: false,
        values: days.map(({ kinds }) => kinds[kind]),
      })),
    [days, t],
  )
  const sumOf = (kind: (typeof LINES)[number]['kind']) => days.reduce((sum, { kinds }) => sum + kinds[kind], 0)
  const away = Object.entries(turnedAway).filter(([, n]) => n > 0)
  return (
    <>
      <ul className={css.legend}>
        {LINES.map(({ kind, color }) => (
          <li key={kind}>
            <i style={{ background: `var(--s${color.series})` }} />
            {t(`kind.${kind}`)} <b className="num">{format.number(sumOf(kind))}</b>
          </li>
        ))}
      </ul>
      <LineChart
        label={t('arrivals', { count: COUNTED_DAYS })}
        x={x}
        series={series}
        write={(value) => format.number(value)}
        max={topOf(series)}
        height={200}
      />
      {away.length > 0 && (
        <p className={`${css.away} caption`}>
          {t('turnedAway')}{' '}
          {away.map(([why, n]) => `${t(`why.${why as keyof typeof turnedAway}`)} ${format.number(n)}`).join(', ')}
        </p>
      )}
    </>
  )
}

/** Events are whole: the axis goes up in whole steps. */
function topOf(series: readonly Line[]): number {
  const most = Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)))
  return Math.max(4, Math.ceil(most / 4) * 4)
}
