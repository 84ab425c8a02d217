import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { expect, it } from 'vitest'
import type { Definition } from './journey-calls.ts'
import { freeId, insertAfter, removeStep, treeOf } from './journey-tree.ts'

const wait = (id: string, next: string | null): JourneyNode => ({
  id,
  title: '',
  kind: 'wait',
  wait: { by: 'duration', duration: { count: 1, unit: 'days' } },
  next,
})
const exit: JourneyNode = { id: 'end', title: '', kind: 'exit', goal: false }
const condition = (yes: string, no: string): JourneyNode => ({
  id: 'ask',
  title: '',
  kind: 'condition',
  episode: [],
  yes,
  no,
})
const journey = (start: string, nodes: JourneyNode[]) => ({ start, nodes }) as unknown as Definition

const ids = (definition: Definition): string[] => {
  const walk = (branch: ReturnType<typeof treeOf>): string[] =>
    branch ? [branch.node.id, ...branch.edges.flatMap(({ to }) => walk(to))] : []
  return walk(treeOf(definition))
}

it('draws steps from the first one, branch by branch', () => {
  const definition = journey('ask', [condition('a', 'b'), wait('a', 'end'), wait('b', null), exit, wait('lost', null)])
  expect(ids(definition)).toEqual(['ask', 'a', 'end', 'b'])
})

it('puts a step on an edge and keeps what followed', () => {
  const definition = journey('a', [wait('a', 'end'), exit])
  const id = freeId(definition)
  expect(ids(insertAfter(definition, { from: 'a', edge: 'next', next: 'end' }, wait(id, null)))).toEqual([
    'a',
    id,
    'end',
  ])
  expect(ids(insertAfter(definition, { from: null, edge: 'start', next: 'a' }, wait(id, null)))).toEqual([
    id,
    'a',
    'end',
  ])
})

it('takes a step away with the branches only it led to', () => {
  const definition = journey('a', [wait('a', 'ask'), condition('b', 'c'), wait('b', 'end'), wait('c', null), exit])
  const left = removeStep(definition, 'ask')
  expect(ids(left)).toEqual(['a', 'b', 'end'])
  expect(left.nodes.map((node) => node.id)).toEqual(['a', 'b', 'end'])
})

it('does not run in circles on a definition that does', () => {
  expect(ids(journey('a', [wait('a', 'b'), wait('b', 'a')]))).toEqual(['a', 'b'])
})
