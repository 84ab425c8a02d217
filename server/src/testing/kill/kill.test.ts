import { describe, expect, it } from 'vitest'
import { killRun } from './run.ts'

describe('processes killed while messages go out', () => {
  it('loses none, doubles none and agrees with the provider to the last message', { timeout: 900_000 }, async () => {
    const result = await killRun({ steps: 30_000, kills: 32, everyMs: 1200, seed: 20_261_122, patienceMs: 800_000 })
    process.stdout.write(`${JSON.stringify(result)}\n`)
    expect(result).toMatchObject({ lost: 0, doubled: 0, differs: 0, unknown: 0 })
    expect(result.sent).toBeGreaterThanOrEqual(30_000)
    expect(result.acknowledged).toBeGreaterThan(0)
  })

  it('goes red on a worker that resends when a lease runs out', { timeout: 180_000 }, async () => {
    const { doubled } = await killRun({
      steps: 2000,
      kills: 5,
      everyMs: 1500,
      mutant: 'resend-on-lease',
      patienceMs: 40_000,
    })
    expect(doubled).toBeGreaterThan(0)
  })
})
