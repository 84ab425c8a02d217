import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Registry } from 'prom-client'
import type { Database } from '../db.ts'

/** /healthz: the process lives. /readyz: database, migrations and worker are ready. /metrics: for Prometheus, local callers only. */
export function addHealthDoors(
  http: FastifyInstance,
  { database, hasWorker }: { database: Database; hasWorker: boolean },
): void {
  const metrics = new Registry()
  collectDefaultMetrics({ register: metrics })
  const hidden = { schema: { hide: true } }
  http.get('/healthz', hidden, async () => ({ status: 'ok' }))
  http.get('/readyz', hidden, async (_request, reply) => {
    const ready =
      hasWorker &&
      (await database.pool.query('select 1').then(
        () => true,
        () => false,
      ))
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  http.get('/metrics', hidden, async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? ''))
      return reply.code(404).send()
    return reply.type(metrics.contentType).send(await metrics.metrics())
  })
}
