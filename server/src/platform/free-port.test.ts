import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { freePort } from './free-port.ts'

test('gives the preferred port when it is free and another when it is taken', async () => {
  const wanted = await freePort()
  expect(await freePort(wanted)).toBe(wanted)
  const neighbour = createServer()
  await new Promise<void>((resolve) => neighbour.listen(wanted, '0.0.0.0', resolve))
  expect(await freePort(wanted)).not.toBe(wanted)
  neighbour.close()
})
