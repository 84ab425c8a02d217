import { expect, test } from 'vitest'
import { countOf, groupsWithFacts, TIMELINE_GROUPS, typesOf } from './timeline-groups.ts'

const counts = {
  appointment: 14,
  payment: 12,
  plan: 2,
  offer: 3,
  call: 0,
  lead: 0,
  note: 1,
  consent: 2,
  merge: 1,
  event: 4,
  touch: 3,
  passage: 0,
  task: 0,
}

test('every kind of fact is behind exactly one chip, so that the chips add up to everything', () => {
  const grouped = Object.values(TIMELINE_GROUPS).flat()
  expect(grouped.toSorted()).toEqual(Object.keys(counts).toSorted())
  const sum = groupsWithFacts(counts).reduce((total, group) => total + countOf(group, counts), 0)
  expect(sum).toBe(countOf('all', counts))
})

test('a chip that would leave nothing is not offered', () => {
  expect(groupsWithFacts(counts)).toEqual(['visits', 'money', 'plans', 'messages', 'notes', 'more'])
  expect(countOf('plans', counts)).toBe(5)
  expect(typesOf('all')).toEqual([])
})
