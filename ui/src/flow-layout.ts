/** How many people went from one group to another. */
export type Flow = { from: string; to: string; people: number }

export type FlowNode = { id: string; people: number; top: number; height: number }
export type FlowRibbon = Flow & { leftTop: number; rightTop: number; thickness: number }
export type FlowLayout = { left: FlowNode[]; right: FlowNode[]; ribbons: FlowRibbon[]; height: number }

// A label is 16 px tall, so two nodes never stand closer than that.
const LABEL = 16
const GAP = 4
const THINNEST = 2

/**
 * Places the nodes of a movement diagram: heights in proportion to people, each with room for its label, groups in the given
 * order on both sides. `height` is in pixels and grows only if the labels alone need more.
 */
export function layoutFlows(flows: Flow[], order: string[], wanted: number): FlowLayout {
  const leaving = sums(flows, 'from', order)
  const joining = sums(flows, 'to', order)
  const height = Math.max(wanted, Math.max(leaving.length, joining.length) * (LABEL + GAP))
  const scale = Math.min(scaleOf(leaving, height), scaleOf(joining, height))
  const left = place(leaving, scale)
  const right = place(joining, scale)
  return { left, right, ribbons: ribbons(flows, order, { left, right, scale }), height }
}

type Total = { id: string; people: number }

function sums(flows: Flow[], side: 'from' | 'to', order: string[]): Total[] {
  return order
    .map((id) => ({ id, people: flows.reduce((sum, flow) => sum + (flow[side] === id ? flow.people : 0), 0) }))
    .filter((total) => total.people > 0)
}

function slot(people: number, scale: number): number {
  return Math.max(LABEL, people * scale) + GAP
}

/** The largest pixels per person with which all slots fit; found by halving, because small nodes keep their label's height. */
function scaleOf(totals: Total[], height: number): number {
  let low = 0
  let high = height
  for (let turn = 0; turn < 40; turn += 1) {
    const middle = (low + high) / 2
    const used = totals.reduce((sum, total) => sum + slot(total.people, middle), 0)
    if (used > height) high = middle
    else low = middle
  }
  return low
}

function place(totals: Total[], scale: number): FlowNode[] {
  let top = 0
  return totals.map((total) => {
    const height = Math.max(THINNEST, total.people * scale)
    const node = { ...total, top: top + (slot(total.people, scale) - GAP - height) / 2, height }
    top += slot(total.people, scale)
    return node
  })
}

function ribbons(
  flows: Flow[],
  order: string[],
  { left, right, scale }: { left: FlowNode[]; right: FlowNode[]; scale: number },
): FlowRibbon[] {
  const leftTop = new Map(left.map((node) => [node.id, node.top]))
  const rightTop = new Map(right.map((node) => [node.id, node.top]))
  const rank = (id: string) => order.indexOf(id)
  const sorted = flows
    .filter((flow) => flow.people > 0)
    .toSorted((one, other) => rank(one.from) - rank(other.from) || rank(one.to) - rank(other.to))
  return sorted.map((flow) => {
    const thickness = flow.people * scale
    const ribbon = { ...flow, leftTop: leftTop.get(flow.from) ?? 0, rightTop: rightTop.get(flow.to) ?? 0, thickness }
    leftTop.set(flow.from, ribbon.leftTop + thickness)
    rightTop.set(flow.to, ribbon.rightTop + thickness)
    return ribbon
  })
}
