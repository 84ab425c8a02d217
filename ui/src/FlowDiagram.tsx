import { useElementSize } from '@mantine/hooks'
import { layoutFlows, type Flow, type FlowNode, type FlowRibbon } from './flow-layout.ts'
import { useFormat, useWords } from './KitProvider.tsx'
import { seriesColor, type Series } from './series.ts'
import css from './FlowDiagram.module.css'

export type FlowGroup = { id: string; name: string; series: Series }

export type FlowDiagramProps = {
  /** What moved, for screen readers. */
  label: string
  /** In the order they stand; a group nobody left or joined is not drawn. */
  groups: FlowGroup[]
  flows: Flow[]
  /** Groups that are not groups of people but where people come from, «Первый визит»: no net is printed. */
  sources?: string[]
  height?: number
}

const BAR = 5
const TOP = 22

/** Who moved between groups: left groups on the left, joined on the right, only those who moved. */
export function FlowDiagram({ label, groups, flows, sources = [], height = 320 }: FlowDiagramProps) {
  const { ref, width } = useElementSize()
  const words = useWords()
  const format = useFormat()
  const layout = layoutFlows(
    flows,
    groups.map((group) => group.id),
    height,
  )
  const group = (id: string) => groups.find((one) => one.id === id)
  const color = (id: string) => seriesColor(group(id)?.series ?? 8)
  const net = (id: string) => peopleOf(layout.right, id) - peopleOf(layout.left, id)
  const narrow = width < 480
  const leftX = narrow ? 118 : Math.min(165, width * 0.32)
  const rightX = width - (narrow ? 130 : Math.min(190, width * 0.36))
  return (
    <div ref={ref} className={css.place}>
      {width > 0 && (
        <svg width={width} height={layout.height + TOP} role="img" aria-label={label} className={css.picture}>
          <text x={leftX - 8} y={12} textAnchor="end" className={css.caption}>
            {words.leftGroup}
          </text>
          <text x={width} y={12} textAnchor="end" className={css.caption}>
            {words.joinedGroup}
          </text>
          <g transform={`translate(0 ${TOP})`}>
            {layout.ribbons.map((ribbon) => (
              <path
                key={`${ribbon.from}-${ribbon.to}`}
                d={ribbonPath(ribbon, leftX + BAR, rightX)}
                fill={color(ribbon.to)}
                className={css.ribbon}
              >
                <title>{`${group(ribbon.from)?.name} → ${group(ribbon.to)?.name}: ${format.number(ribbon.people)}`}</title>
              </path>
            ))}
            {layout.left.map((node) => (
              <g key={node.id}>
                <rect x={leftX} y={node.top} width={BAR} height={node.height} fill={color(node.id)} />
                <text x={leftX - 8} y={node.top + node.height / 2} textAnchor="end" className={css.name}>
                  {group(node.id)?.name} {format.number(node.people)}
                </text>
              </g>
            ))}
            {layout.right.map((node) => (
              <g key={node.id}>
                <rect x={rightX} y={node.top} width={BAR} height={node.height} fill={color(node.id)} />
                <text x={rightX + 12} y={node.top + node.height / 2} className={css.name}>
                  {format.number(node.people)} {group(node.id)?.name}{' '}
                  {!sources.includes(node.id) && <tspan className={css.net}>{format.changeNumber(net(node.id))}</tspan>}
                </text>
              </g>
            ))}
          </g>
        </svg>
      )}
    </div>
  )
}

function peopleOf(nodes: FlowNode[], id: string): number {
  return nodes.find((node) => node.id === id)?.people ?? 0
}

function ribbonPath(ribbon: FlowRibbon, from: number, to: number): string {
  const middle = (from + to) / 2
  const { leftTop: a, rightTop: b, thickness } = ribbon
  const thick = Math.max(thickness, 0.75)
  return `M${from},${a} C${middle},${a} ${middle},${b} ${to},${b} L${to},${b + thick} C${middle},${b + thick} ${middle},${a + thick} ${from},${a + thick} Z`
}
