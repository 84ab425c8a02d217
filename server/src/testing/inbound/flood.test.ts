import { expect, it } from 'vitest'
import { buildApi } from '../../api.ts'
import { TODAY, useDatabase } from '../database.ts'
import { flood, type Post } from './flood.ts'

const database = useDatabase()
const RECEIPTS = 10_000

it(
  'reports of vendors end the same once and in order, or doubled, shuffled, late and read by two workers',
  { timeout: 300_000 },
  async () => {
    const api = await buildApi(database())
    const post: Post = async (url, body, headers) => {
      const answer = await api.inject({
        method: 'POST',
        url,
        payload: body,
        headers: { ...headers, 'content-type': 'application/json' },
      })
      return answer.statusCode
    }
    const daysLater = () => database().clock.set(new Date(TODAY.getTime() + 3 * 86_400_000))
    const order = { receipts: RECEIPTS, seed: 20_261_122, post, workers: 2, together: 40, daysLater }
    const { ordered, messy, refused, posted } = await flood(database().ports, order)
    expect(posted).toBeGreaterThan(RECEIPTS * 1.27)
    expect(refused).toBe(0)
    const differing = messy.filter((state, message) => state !== ordered[message])
    expect(differing.slice(0, 5)).toEqual([])
    expect(messy).toHaveLength(ordered.length)
  },
)
