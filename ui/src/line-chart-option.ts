import type { EChartsCoreOption as ECBasicOption } from 'echarts/core'
import type { Line, LineChartProps } from './line-chart-types.ts'

/** Reads a token of the current theme as a plain colour: the drawing library knows no CSS variables. */
export type ReadToken = (name: string) => string

/** The drawing library's description of a chart, in the colours of the current theme. */
export function lineChartOption(props: LineChartProps, token: ReadToken, width: number): ECBasicOption {
  const ink2 = token('--ink-2')
  const narrow = width < 480
  return {
    animation: false,
    textStyle: { fontFamily: token('--font'), fontSize: 11, color: ink2 },
    grid: { ...plotArea(props), outerBoundsMode: 'none' },
    tooltip: tooltip(props, token),
    xAxis: {
      type: 'category',
      data: props.x,
      boundaryGap: props.immatureFrom !== undefined || props.series.some(isPointed),
      axisLine: { lineStyle: { color: token('--line') } },
      axisTick: { show: false },
      axisLabel: { color: ink2, fontSize: 11, hideOverlap: true, interval: narrow ? 'auto' : 0 },
    },
    yAxis: {
      type: 'value',
      max: props.max,
      min: 0,
      splitNumber: 4,
      axisLabel: { color: ink2, fontSize: 11, formatter: props.writeAxis ?? props.write },
      splitLine: { lineStyle: { color: token('--line') } },
    },
    series: props.series.flatMap((line) => drawn(line, props, { token, narrow })),
  }
}

/** Room around the lines, px: axis labels on the left, names of lines on the right, marks above. */
export function plotArea(props: LineChartProps): { left: number; right: number; top: number; bottom: number } {
  const named = props.series.some((line) => line.named)
  return { left: 44, right: named ? 104 : 16, top: props.immatureFrom || props.events ? 32 : 16, bottom: 24 }
}

type Drawing = { token: ReadToken; narrow: boolean }

function drawn(line: Line, props: LineChartProps, drawing: Drawing): object[] {
  const color = lineColor(line, drawing.token)
  const immature = new Set(line.immature)
  const parts: object[] = [
    {
      ...stroke(line, color),
      name: line.name,
      data: line.values.map((value, position) => (immature.has(position) ? null : value)),
      label: printedLabel(line, props, drawing.token),
      endLabel: line.named
        ? {
            show: true,
            formatter: line.name,
            color: drawing.token('--ink'),
            fontWeight: 600,
            fontSize: 11,
            distance: 6,
            ...halo(drawing.token),
          }
        : { show: false },
      ...(line.named && endTogether(props.series) && { labelLayout: { moveOverlap: 'shiftY' } }),
    },
  ]
  if (immature.size > 0) parts.push(hollow(line, props, { ...drawing, color }))
  if (line.ringed?.length) parts.push(rings(line, color, drawing.token))
  return parts
}

/** Whether values have points: not on smooth curves, last year or a level. */
function isPointed(line: Line): boolean {
  return line.points !== false && line.kind !== 'past' && line.kind !== 'level'
}

/** Whether all named lines reach the same end: then their names stand one under another instead of over each other. */
function endTogether(lines: Line[]): boolean {
  const ends = lines.filter((line) => line.named).map((line) => line.values.findLastIndex((value) => value !== null))
  return new Set(ends).size === 1
}

/** Keeps a name readable where a neighbouring line runs under it. */
function halo(token: ReadToken): object {
  return { textBorderColor: token('--surface'), textBorderWidth: 3 }
}

function lineColor(line: Line, token: ReadToken): string {
  if (line.kind === 'past') return token('--s8')
  if (line.kind === 'level') return token('--s2')
  if (line.color && 'heat' in line.color) return token(`--heat${line.color.heat}`)
  return token(`--s${line.color?.series ?? 1}`)
}

function stroke(line: Line, color: string): object {
  const dashed = line.kind === 'past' || line.kind === 'level'
  return {
    type: 'line',
    color,
    showSymbol: isPointed(line),
    symbol: 'circle',
    symbolSize: 7,
    connectNulls: false,
    smooth: line.points === false ? 0.25 : false,
    lineStyle: { width: dashed ? 1.25 : 1.75, type: dashed ? [4, 3] : 'solid', color },
    z: dashed ? 2 : 3,
    emphasis: { disabled: true },
  }
}

function printedLabel(line: Line, props: LineChartProps, token: ReadToken): object {
  const printed = new Set(line.printed)
  return {
    show: printed.size > 0,
    position: 'top',
    distance: 6,
    color: token('--ink'),
    fontWeight: 600,
    fontSize: 11,
    formatter: (point: { dataIndex: number; value: number }) =>
      printed.has(point.dataIndex) ? props.write(point.value) : '',
  }
}

function hollow(line: Line, props: LineChartProps, drawing: Drawing & { color: string }): object {
  const immature = new Set(line.immature)
  return {
    type: 'line',
    name: line.name,
    data: line.values.map((value, position) => (immature.has(position) ? value : null)),
    lineStyle: { opacity: 0 },
    symbol: 'circle',
    symbolSize: 7,
    showSymbol: true,
    itemStyle: { color: drawing.token('--surface'), borderColor: drawing.token('--mute'), borderWidth: 1.5 },
    label: {
      show: true,
      position: 'bottom',
      color: drawing.token('--ink-3'),
      fontSize: 11,
      formatter: (point: { value: number }) =>
        drawing.narrow || !props.soFar ? props.write(point.value) : props.soFar(props.write(point.value)),
    },
    emphasis: { disabled: true },
    z: 4,
  }
}

function rings(line: Line, color: string, token: ReadToken): object {
  const ringed = new Set(line.ringed)
  return {
    type: 'scatter',
    name: line.name,
    data: line.values.map((value, position) => (ringed.has(position) ? value : null)),
    symbolSize: 10,
    itemStyle: { color: token('--surface'), borderColor: color, borderWidth: 2 },
    tooltip: { show: false },
    silent: true,
    z: 5,
  }
}

function tooltip(props: LineChartProps, token: ReadToken): object {
  return {
    trigger: 'axis',
    axisPointer: { type: 'line', lineStyle: { color: token('--line-strong'), width: 1 } },
    backgroundColor: token('--surface'),
    borderColor: token('--line'),
    padding: [8, 12],
    textStyle: { color: token('--ink'), fontSize: 12, fontFamily: token('--font') },
    extraCssText: `box-shadow:${token('--shadow-float')};border-radius:8px`,
    transitionDuration: 0,
    valueFormatter: (value: number | null) => (value === null || value === undefined ? '—' : props.write(value)),
  }
}
