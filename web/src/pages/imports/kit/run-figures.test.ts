import { describe, expect, it } from 'vitest'
import type { Progress } from './import-types.ts'
import { isUnwritten, mayRun, runPace } from './run-figures.ts'

const reading: Progress = {
  phase: 'reading',
  file: 'visits.csv',
  rows: 20_000,
  totalRows: null,
  bytes: 500,
  totalBytes: 1000,
  rowsPerSecond: 2000,
  errors: 0,
  warnings: 0,
}
const startedAt = '2026-11-17T09:00:00Z'
const tenSecondsLater = Date.parse(startedAt) + 10_000

describe('the pace of an import', () => {
  it('judges all rows by the part read and keeps a tenth of the bar for what comes after reading', () => {
    expect(runPace({ progress: reading, startedAt }, tenSecondsLater)).toEqual({
      share: 0.45,
      totalRows: 40_000,
      secondsLeft: 13,
    })
  })

  it('promises no time before there is something to judge by', () => {
    const begun = { ...reading, bytes: 5, rows: 200 }
    expect(runPace({ progress: begun, startedAt }, tenSecondsLater)).toMatchObject({
      totalRows: null,
      secondsLeft: null,
    })
    expect(runPace({ progress: { ...reading, phase: 'waiting' }, startedAt }, tenSecondsLater).share).toBe(0)
  })

  it('is nearly done while statistics are counted', () => {
    expect(
      runPace({ progress: { ...reading, phase: 'statistics', bytes: 1000 }, startedAt }, tenSecondsLater).share,
    ).toBeCloseTo(0.95)
  })
})

describe('an import of which nothing is written', () => {
  it('is a draft, a check, or one dropped before its run', () => {
    const dry = {
      dryRun: true,
      entities: [],
      totals: { payments: 0, refunds: 0 },
      suggestions: 0,
      undo: null,
      doubles: null,
    }
    expect(isUnwritten({ state: 'checked', result: dry })).toBe(true)
    expect(isUnwritten({ state: 'cancelled', result: null })).toBe(true)
    expect(isUnwritten({ state: 'failed', result: dry })).toBe(true)
  })

  it('is not one that stopped half-way', () => {
    const real = {
      dryRun: false,
      entities: [],
      totals: { payments: 0, refunds: 0 },
      suggestions: 0,
      undo: null,
      doubles: null,
    }
    expect(isUnwritten({ state: 'cancelled', result: real })).toBe(false)
    expect(isUnwritten({ state: 'queued', result: null })).toBe(false)
  })
})

describe('an import that may be run', () => {
  it('is a checked one, one that stopped, and the same file once more after its end or its undo', () => {
    const states = [
      'draft',
      'checking',
      'checked',
      'queued',
      'running',
      'done',
      'failed',
      'cancelled',
      'undoing',
      'undone',
    ] as const
    expect(states.filter(mayRun)).toEqual(['checked', 'done', 'failed', 'cancelled', 'undone'])
  })
})
