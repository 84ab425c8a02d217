import { lazy, Suspense } from 'react'
import { SkeletonBlock } from './Skeletons.tsx'
import type { LineChartProps } from './line-chart-types.ts'
import css from './LineChart.module.css'

// The drawing library is the heaviest part of the app; it arrives only with the first page that draws lines.
const Canvas = lazy(() => import('./LineChartCanvas.tsx').then((module) => ({ default: module.LineChartCanvas })))

/** Lines over months or months of life; the same numbers stand in a table for screen readers. */
export function LineChart(props: LineChartProps) {
  const height = props.height ?? 240
  return (
    <figure className={css.figure} aria-label={props.label}>
      <Suspense fallback={<SkeletonBlock height={height} />}>
        <Canvas {...props} height={height} />
      </Suspense>
      <NumbersTable {...props} />
    </figure>
  )
}

function NumbersTable({ label, x, series, write }: LineChartProps) {
  // A title may repeat: «окт» of two years.
  const columns = x.map((title, index) => ({ key: `${title} ${index}`, title, index }))
  return (
    <div className="visually-hidden">
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            <th />
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {series.map((line) => (
            <tr key={line.key}>
              <th scope="row">{line.name}</th>
              {columns.map(({ key, index }) => {
                const value = line.values[index]
                return <td key={key}>{value === null || value === undefined ? '' : write(value)}</td>
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
