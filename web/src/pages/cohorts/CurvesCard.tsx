import { Card } from '@revisit/ui/Card.tsx'
import { LineChart } from '@revisit/ui/LineChart.tsx'
import type { Line } from '@revisit/ui/line-chart-types.ts'
import type { Series } from '@revisit/ui/series.ts'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PngButton } from '../../analytics/PngButton.tsx'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import type { Curve, FigureOf } from './cohort-figures.ts'
import type { Grain } from './cohort-queries.ts'
import { useFigureText } from './use-figure-text.ts'

const HEIGHT = 260
const STEPS = [4, 5, 6, 7, 8] as const

export type CurvesCardProps = {
  /** Cohorts from the oldest to the newest, or slices by size. */
  curves: (Curve & { name?: string })[]
  kind: 'cohorts' | 'slices'
  figure: FigureOf
  grain: Grain
  letter: string
}

/** The same facts as lines, named at their ends. */
export function CurvesCard({ curves, kind, figure, grain, letter }: CurvesCardProps) {
  const { t } = useTranslation(['cohorts', 'analytics'])
  const names = usePeriodNames()
  const text = useFigureText(figure)
  const place = useRef<HTMLDivElement>(null)
  const title =
    kind === 'slices' ? t('cohorts:curvesSlices') : t(grain === 'year' ? 'cohorts:curvesYear' : 'cohorts:curves')
  const length = Math.max(0, ...curves.map((curve) => curve.points.length))
  const lines: Line[] = curves.map((curve, index) => ({
    key: curve.key,
    name: curve.name ?? names.cohort(curve.key),
    values: Array.from({ length }, (_, k) => curve.points[k] ?? null),
    color: kind === 'cohorts' ? { heat: shade(index, curves.length) } : { series: (index + 1) as Series },
    points: false,
    named: true,
  }))
  return (
    <Card title={title} right={length > 1 && <PngButton name={title} place={place} />}>
      <div ref={place} style={{ minHeight: HEIGHT }}>
        {length > 1 ? (
          <LineChart
            label={title}
            height={HEIGHT}
            x={Array.from({ length }, (_, k) => `${letter}${k}`)}
            write={text.write}
            writeAxis={text.writeAxis}
            series={lines}
          />
        ) : (
          <p className="second">{t('cohorts:noCurves')}</p>
        )}
      </div>
      <p className="caption">{t(kind === 'slices' ? 'cohorts:curvesSliceNote' : 'cohorts:curvesNote')}</p>
    </Card>
  )
}

/** Darker is newer. */
function shade(index: number, count: number): 4 | 5 | 6 | 7 | 8 {
  return STEPS[Math.max(0, STEPS.length - count + index)] ?? 8
}
