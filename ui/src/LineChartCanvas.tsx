import { useElementSize, useMergedRef } from '@mantine/hooks'
import { LineChart as LineSeries, ScatterChart } from 'echarts/charts'
import { GridComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts } from 'echarts/core'
import { LabelLayout } from 'echarts/features'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef, useState } from 'react'
import { lineChartOption, plotArea } from './line-chart-option.ts'
import { LineChartMarks } from './LineChartMarks.tsx'
import type { LineChartProps } from './line-chart-types.ts'
import { useThemeOnScreen } from './use-theme-on-screen.ts'
import css from './LineChart.module.css'

use([LineSeries, ScatterChart, GridComponent, TooltipComponent, LabelLayout, SVGRenderer])

/** The drawing itself; a chunk of its own. Use `LineChart`. */
export function LineChartCanvas(props: LineChartProps & { height: number }) {
  const place = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const [ticks, setTicks] = useState<number[]>([])
  const { ref: sized, width } = useElementSize()
  const theme = useThemeOnScreen()
  const merged = useMergedRef(place, sized)
  useEffect(() => {
    if (!place.current) return
    const made = init(place.current, null, { renderer: 'svg' })
    chart.current = made
    return () => made.dispose()
  }, [])
  useEffect(() => {
    const made = chart.current
    if (!made || width === 0) return
    const style = getComputedStyle(document.documentElement)
    const token = (name: string) => style.getPropertyValue(name).trim()
    made.resize({ width, height: props.height })
    made.setOption({ ...lineChartOption(props, token, width), darkMode: theme === 'dark' }, true)
    setTicks(props.x.map((_, position) => made.convertToPixel({ xAxisIndex: 0 }, position)))
  }, [props, width, theme])
  return (
    <div className={css.frame} aria-hidden="true">
      <LineChartMarks {...props} ticks={ticks} area={plotArea(props)} width={width} />
      <div ref={merged} className={css.canvas} style={{ height: props.height }} />
    </div>
  )
}
