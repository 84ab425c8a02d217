import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Runner } from 'graphile-worker'
import { beats, jobs, schedules } from './app.ts'
import { buildApi } from './api.ts'
import { openInstallation, type Installation } from './installation.ts'
import type { Config } from './platform/config.ts'
import { Unavailable } from './platform/errors.ts'
import { addHealthDoors } from './platform/http/health.ts'
import { startWorker } from './platform/jobs.ts'
import { startPulse } from './platform/pulse.ts'
import { allClinics } from './modules/clinics/clinics.ts'
import type { Log } from './platform/log.ts'

export type Product = {
  installation: Installation
  /** Where people open it; null when this process serves no HTTP. */
  url: string | null
  stop(): Promise<void>
}

export type ProductOptions = {
  config: Config
  log: Log
  /** Folder of the built web app; null serves the API alone. */
  webFolder: string | null
}

/** Starts the product: database, worker, API and web app, as far as the role of this process goes. */
export async function startProduct({ config, log, webFolder }: ProductOptions): Promise<Product> {
  const installation = await openInstallation({ config, log })
  const stops: (() => Promise<unknown>)[] = []
  try {
    const worker = config.role === 'api' ? null : await startWorker(installation.ports, jobs, schedules)
    if (worker) stops.unshift(() => worker.stop())
    if (worker)
      stops.unshift(startPulse(installation.ports, { beats, clinics: () => allClinics(installation.ports) }).stop)
    const http = await openHttp(installation, { config, webFolder, worker })
    stops.unshift(() => http.close())
    const url = await listen(http, config)
    return { installation, url, stop: () => stopAll([...stops, installation.close]) }
  } catch (error) {
    await stopAll([...stops, installation.close])
    throw error
  }
}

async function openHttp(
  installation: Installation,
  { config, webFolder, worker }: { config: Config; webFolder: string | null; worker: Runner | null },
): Promise<FastifyInstance> {
  const http = await buildApi(installation)
  addHealthDoors(http, { database: installation.ports.database, hasWorker: config.role === 'api' || worker !== null })
  if (webFolder && config.role !== 'worker') await serveWeb(http, webFolder)
  return http
}

/** Static files of the web app; every other address that is not the API answers its page, which routes by itself. */
async function serveWeb(http: FastifyInstance, folder: string): Promise<void> {
  await http.register(fastifyStatic, { root: folder, wildcard: false, index: false, immutable: true, maxAge: '365d' })
  http.get('/*', { schema: { hide: true } }, (_request, reply) => {
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false })
  })
}

async function listen(http: FastifyInstance, { port, host }: Config): Promise<string> {
  try {
    return await http.listen({ port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    throw new Unavailable('port_busy', {
      ru: `Порт ${port} занят другой программой. Остановите её или выберите другой порт: PORT=${port + 1} npm start`,
      en: `Port ${port} is used by another program. Stop it or choose another port: PORT=${port + 1} npm start`,
    })
  }
}

/** Stops everything in order even when one of the stops fails. */
async function stopAll(stops: (() => Promise<unknown>)[]): Promise<void> {
  for (const stop of stops) await stop().catch(() => undefined)
}
