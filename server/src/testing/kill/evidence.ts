import { killRun } from './run.ts'

/** `npm run evidence`: the kill test at full size; its figures belong into docs/evidence.md. */
const [steps = '300000', kills = '150', seed = '1'] = process.argv.slice(2)
const result = await killRun({
  steps: Number(steps),
  kills: Number(kills),
  everyMs: 1800,
  seed: Number(seed),
  patienceMs: 30 * 60_000,
  tell: (text) => process.stderr.write(`${new Date().toISOString()} ${text}\n`),
})
process.stdout.write(`${JSON.stringify(result)}\n`)
process.exit(result.lost + result.doubled + result.differs === 0 ? 0 : 1)
