import { expect, test } from 'vitest'
import { memoryLog } from './clinic-database.testing.ts'
import { followLog, parseLogLine, saysDiskFull } from './postgres-log.ts'

test.each([
  ['[postmaster] LOG:  ready', { process: 'postmaster', severity: 'LOG', message: 'ready' }],
  ['2026-01-01 GMT [1] FATAL:  no', { process: 'postmaster', severity: 'FATAL', message: 'no' }],
  ['\tcontinued', null],
])('reads %j', (line, expected) => expect(parseLogLine(line)).toEqual(expected))

test('a full /dev/shm is not a full disk', () => {
  const words = 'No space left on device'
  expect(saysDiskFull(`could not write to file "pg_wal/xlogtemp.1": ${words}`)).toBe(true)
  expect(saysDiskFull(`could not resize shared memory segment "/PostgreSQL.1" to 8 bytes: ${words}`)).toBe(false)
})

test('joins lines that arrive in pieces and keeps what client sessions say to itself', () => {
  const log = memoryLog()
  const story = followLog(log)
  story.write('[client backend] ERROR:  invalid input: "Щёлкина"\n[checkpointer] ERR')
  story.write('OR:  could not write block\n[postmaster] LOG:  ready\n')
  expect(log.lines.map((line) => line.split(' {')[0])).toEqual(['warn could not write block', 'info ready'])
  expect(story.lines()).toHaveLength(3)
})

test('complains about a full disk once in ten seconds, not for every statement', () => {
  const log = memoryLog()
  let now = 0
  const story = followLog(log, () => now)
  for (now = 0; now < 25_000; now += 100)
    story.write('[client backend] ERROR:  could not extend file: No space left on device\n')
  expect(log.lines).toHaveLength(3)
})
