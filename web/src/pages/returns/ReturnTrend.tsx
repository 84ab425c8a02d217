import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import { useTranslation } from 'react-i18next'
import type { TrendLine } from './trend-line.ts'

const HEIGHT = 240

/** The line of the return rate with last year behind it; months that have not matured are hollow on a hatch. */
export function ReturnTrend({ label, line }: { label: string; line: TrendLine }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  if (line.values.filter((value) => value !== null).length < 2) {
    return (
      <p className="second" style={{ minHeight: HEIGHT }}>
        {t('noTrend')}
      </p>
    )
  }
  const young = line.immature[0]
  const matureEnd = young === undefined ? line.values.length - 1 : young - 1
  const best = Math.max(...[...line.values, ...line.past].map((value) => value ?? 0))
  return (
    <LineChart
      label={label}
      height={HEIGHT}
      x={line.months.map((month, index) => monthTitle(format.monthShort(`${month}-01`), month, index))}
      max={Math.min(100, Math.max(10, Math.ceil(best / 10) * 10))}
      write={(value) => format.number(value, 1)}
      writeAxis={(value) => format.number(value)}
      soFar={(text) => t('soFar', { text })}
      immatureFrom={young === undefined ? undefined : { position: young, title: t('immatureTitle') }}
      series={[
        ...(line.past.some((value) => value !== null)
          ? [{ key: 'past', name: t('lastYear'), values: line.past, kind: 'past' as const }]
          : []),
        {
          key: 'fact',
          name: t('rate'),
          values: line.values,
          immature: line.immature,
          printed: [0, matureEnd].filter((position) => position >= 0 && line.values[position] !== null),
        },
      ]}
    />
  )
}

/** «янв 26» at the beginning and at each new year, «фев» otherwise. */
function monthTitle(name: string, month: string, index: number): string {
  return index === 0 || month.endsWith('-01') ? `${name} ${month.slice(2, 4)}` : name
}
