import { buildApi } from '../server/src/api.ts'
import { flood, type Post } from '../server/src/testing/inbound/flood.ts'
import { withInstallation } from './database.ts'
import { printFigure, progress } from './figure.ts'

/**
 * `--full` for the run of docs/evidence.md: 100,000 reports in requests of up to 40, as WhatsApp tells them; else 5000 one by one.
 * Three in ten are told twice, all are shuffled, one in a hundred comes days late, two workers read meanwhile.
 */
const isFull = process.argv.includes('--full')
const receipts = isFull ? 100_000 : 5000

await withInstallation(async (installation) => {
  const api = await buildApi(installation)
  const post: Post = async (url, body, headers) => {
    const json = { ...headers, 'content-type': 'application/json' }
    return (await api.inject({ method: 'POST', url, payload: body, headers: json })).statusCode
  }
  progress(`${receipts} reports of vendors`)
  const daysLater = () => progress('the last reports come late')
  const order = { receipts, seed: 20_261_122, post, workers: 2, together: isFull ? 40 : 1, daysLater }
  const { answers, refused, posted, ordered, messy } = await flood(installation.ports, order)
  const differing = messy.filter((state, message) => state !== ordered[message]).length
  progress(`${posted} posted, ${refused} refused, ${messy.length} messages, ${differing} end differently`)
  const sorted = answers.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.floor(sorted.length * share)]!
  const p99 = at(0.99)
  printFigure({
    name: 'answer of the door of vendors, p99',
    value: p99,
    unit: 'ms',
    baseline: at(0.5),
    ratio: p99 / at(0.5),
  })
  if (refused + differing > 0) process.exitCode = 1
  await api.close()
})
