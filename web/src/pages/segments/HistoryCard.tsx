import { Card } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { historyQuery, type SegmentCard } from './segment-calls.ts'

/** Who came into the segment and who left it, day by day. */
export function HistoryCard({ segment: { id } }: { segment: SegmentCard }) {
  const { t } = useTranslation('segments')
  const { date, number, changeNumber } = useFormat()
  const history = useQuery(historyQuery(id))
  const days = history.data?.days ?? []
  const entered = days.reduce((sum, day) => sum + day.entered, 0)
  const left = days.reduce((sum, day) => sum + day.left, 0)
  return (
    <Card
      title={t('history.title')}
      right={
        days.length > 0 && (
          <span className="caption num">
            {t('history.sums', { entered: changeNumber(entered), left: changeNumber(-left) })}
          </span>
        )
      }
    >
      {history.isPending && <SkeletonBlock height={200} />}
      {history.isError && <ErrorState code={asApiError(history.error).code}>{history.error.message}</ErrorState>}
      {days.length > 0 && (
        <LineChart
          label={t('history.title')}
          height={200}
          x={days.map(({ day }) => date(day))}
          series={[
            {
              key: 'people',
              name: t('history.people'),
              values: days.map(({ people }) => people),
              color: { series: 1 },
              points: false,
              named: true,
            },
            {
              key: 'entered',
              name: t('history.entered'),
              values: days.map((day) => day.entered),
              color: { series: 3 },
              points: false,
              named: true,
            },
            {
              key: 'left',
              name: t('history.left'),
              values: days.map((day) => day.left),
              color: { series: 2 },
              points: false,
              named: true,
            },
          ]}
          write={(value) => number(value)}
        />
      )}
    </Card>
  )
}
