import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { describe, expect, it } from 'vitest'
import type { Definition } from './journey-calls.ts'
import { duplicateStep, lostWith, moveStep, placeOf, shiftStep, withStep } from './journey-moves.ts'
import { treeOf } from './journey-tree.ts'

const wait = (id: string, next: string | null): JourneyNode => ({
  id,
  title: '',
  kind: 'wait',
  wait: { by: 'duration', duration: { count: 1, unit: 'days' } },
  next,
})
const ask = (id: string, yes: string | null, no: string | null): JourneyNode => ({
  id,
  title: '',
  kind: 'condition',
  episode: [],
  yes,
  no,
})
const exit = (id: string): JourneyNode => ({ id, title: '', kind: 'exit', goal: false })
const journey = (start: string, nodes: JourneyNode[]) => ({ start, nodes }) as unknown as Definition

/** `a(yes:b, no:c)`: the tree on one line. */
function drawn(definition: Definition | null): string {
  const say = (branch: ReturnType<typeof treeOf>): string => {
    if (!branch) return '-'
    const { node, edges } = branch
    if (edges.length === 0) return node.id
    if (edges.length === 1) return `${node.id} ${say(edges[0]!.to)}`
    return `${node.id}(${edges.map(({ name, to }) => `${name}: ${say(to)}`).join(', ')})`
  }
  return definition ? say(treeOf(definition)) : 'refused'
}

const chain = () => journey('a', [wait('a', 'b'), wait('b', 'c'), wait('c', 'end'), exit('end')])
const forked = () => journey('a', [wait('a', 'q'), ask('q', 'b', 'c'), wait('b', null), wait('c', 'end'), exit('end')])

describe('steps of a journey', () => {
  it('go up and down their branch, and stop at its ends', () => {
    expect(drawn(shiftStep(chain(), 'b', 'up'))).toBe('b a c end')
    expect(drawn(shiftStep(chain(), 'b', 'down'))).toBe('a c b end')
    expect(drawn(shiftStep(chain(), 'a', 'up'))).toBe('refused')
    expect(drawn(shiftStep(chain(), 'c', 'down'))).toBe('refused')
    expect(drawn(shiftStep(forked(), 'b', 'up'))).toBe('a b q(yes: -, no: c end)')
  })

  it('move to any edge; what stood there follows', () => {
    const { from, edge } = placeOf(forked(), 'c')!
    expect(drawn(moveStep(forked(), 'a', { from, edge, next: 'c' }))).toBe('q(yes: b -, no: a c end)')
    expect(drawn(moveStep(forked(), 'c', { from: null, edge: 'start', next: 'a' }))).toBe('c a q(yes: b -, no: end)')
  })

  it('move as a fork with everything below, never below themselves', () => {
    expect(drawn(moveStep(forked(), 'q', { from: null, edge: 'start', next: 'a' }))).toBe('q(yes: b a -, no: c end)')
    expect(drawn(moveStep(forked(), 'q', { from: 'b', edge: 'next', next: null }))).toBe('refused')
    const closed = journey('a', [wait('a', 'q'), ask('q', 'x', 'y'), exit('x'), exit('y')])
    expect(drawn(moveStep(closed, 'q', { from: null, edge: 'start', next: 'a' }))).toBe('refused')
  })

  it('are copied right after themselves; a copied fork has no branches of its own', () => {
    expect(drawn(duplicateStep(chain(), 'b')!.definition)).toBe('a b step-5 c end')
    expect(drawn(duplicateStep(forked(), 'q')!.definition)).toBe('a q(yes: step-6(yes: b -, no: -), no: c end)')
    expect(duplicateStep(chain(), 'end')).toBeNull()
  })

  it('take along the branches only they led to, and say how many', () => {
    expect(lostWith(forked(), 'q')).toBe(3)
    expect(lostWith(forked(), 'a')).toBe(1)
    const narrowed = withStep(forked(), ask('q', 'b', null))
    expect(narrowed.nodes.map(({ id }) => id)).toEqual(['a', 'q', 'b'])
  })
})
