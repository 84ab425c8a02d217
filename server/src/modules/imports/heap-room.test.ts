import { getHeapStatistics } from 'node:v8'
import { expect, test } from 'vitest'
import { HeapRoom } from './heap-room.ts'

const MEGABYTE = 2 ** 20
const used = () => getHeapStatistics().used_heap_size / MEGABYTE

test('chunks that were merged are given back as soon as the heap has grown past its room', () => {
  new HeapRoom(0).keep()
  const lean = used()
  const tight = new HeapRoom((lean + 20) * MEGABYTE)
  const roomy = new HeapRoom((lean + 10_000) * MEGABYTE)
  let chunk: object[] = []
  let most = 0
  for (let round = 0; round < 12; round += 1) {
    chunk = Array.from({ length: 100_000 }, (_, row) => ({ row, round, cells: [row, round] }))
    roomy.keep()
    tight.keep()
    most = Math.max(most, used())
  }
  expect(chunk).toHaveLength(100_000)
  expect(most - lean).toBeLessThan(80)
})
