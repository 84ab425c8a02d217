import { expect, test } from 'vitest'
import { bulkIds } from './bulk-ids.ts'

const NOW = new Date('2026-11-22T09:00:00Z')

test('ids of one source are of version 7, of that moment, all different and each greater than the one before', () => {
  const nextId = bulkIds(NOW)
  const ids = Array.from({ length: 20_000 }, nextId)
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
  expect(ids.filter((id) => !shape.test(id))).toEqual([])
  const moments = new Set(ids.map((id) => parseInt(id.slice(0, 13).replace('-', ''), 16)))
  expect([...moments]).toEqual([NOW.getTime()])
  expect(ids.filter((id, i) => i > 0 && id <= ids[i - 1]!)).toEqual([])
})

test('two sources of one moment share no id, even where their counters meet', () => {
  const random = (counter: number, rest: number) => ({
    bytes: (length: number) => (length === 4 ? Buffer.from([0, 0, 0, counter]) : Buffer.alloc(length, rest)),
  })
  const [one, other] = [bulkIds(NOW, random(1, 7)), bulkIds(NOW, random(1, 8))]
  expect(one()).not.toBe(other())
})

test('a counter at its end begins anew without repeating an id', () => {
  const random = { bytes: (length: number) => (length === 4 ? Buffer.alloc(4, 255) : Buffer.alloc(length)) }
  const nextId = bulkIds(NOW, random)
  const ids = Array.from({ length: 3 }, nextId)
  expect(new Set(ids).size).toBe(3)
  expect(ids.map((id) => id.slice(15, 26))).toEqual(['000-8000-00', '000-8000-01', '000-8000-02'])
})
