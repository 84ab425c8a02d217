import { setTimeout } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'
import { expect, test, vi } from 'vitest'
import { HeapRoom } from './heap-room.ts'

const MEGABYTE = 2 ** 20
const used = () => getHeapStatistics().used_heap_size / MEGABYTE

/** The most the heap took, MiB, while chunk after chunk was made, merged and forgotten. */
function mostOver(chunks: number, keep: () => void): number {
  let most = 0
  for (let number = 0; number < chunks; number += 1) {
    const chunk = Array.from({ length: 50_000 }, (_, row) => ({ row, number, cells: [row, number] }))
    keep()
    most = Math.max(most, used())
    expect(chunk).toHaveLength(50_000)
  }
  return most
}

test('a long import takes no more memory than a short one', () => {
  new HeapRoom(0).keep()
  const tight = new HeapRoom(used() * MEGABYTE)
  const short = mostOver(5, () => tight.keep())
  const long = mostOver(30, () => tight.keep())
  expect(long).toBeLessThan(short * 1.15)
})

test('the heap is looked at while a phase works that never pauses, and left alone afterwards', async () => {
  const room = new HeapRoom()
  const looks = vi.spyOn(room, 'keep')
  await room.watch(() => setTimeout(600))
  expect(looks.mock.calls.length).toBeGreaterThan(0)
  looks.mockClear()
  await setTimeout(600)
  expect(looks).not.toHaveBeenCalled()
})
