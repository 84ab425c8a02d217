import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { Readable } from 'node:stream'
import type { Locale } from '../errors.ts'
import { Forbidden, NotFound } from '../errors.ts'
import { newId } from '../random.ts'
import type { Ports } from '../ports.ts'
import { answerWithError } from './error-answer.ts'
import type { Call, Caller, Download, Route, Upload } from './route.ts'

export type HttpOptions = {
  ports: Ports
  routes: Route[]
  /** Finds out who calls; null when nobody is signed in. */
  identify(request: FastifyRequest): Promise<Caller | null>
  /** Called for every answered request of a caller, for the audit of refusals and metrics. */
  maxUploadBytes?: number
}

const API = '/api/v1'
/** How long a request may take to arrive: a large export over a slow line, and everything else. */
const UPLOAD_MS = 3_600_000
const ARRIVAL_MS = 30_000
const RATE = {
  max: 6000,
  timeWindow: '1 minute',
  // A browser that hung up has no address any more.
  keyGenerator: (request: FastifyRequest) => request.ip ?? 'gone',
}
const SECURITY = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      frameAncestors: ["'none'"],
      upgradeInsecureRequests: null,
    },
  },
  strictTransportSecurity: false,
  // Addresses with names of patients never leave; within the product browsers must still say where a request comes from.
  referrerPolicy: { policy: 'same-origin' },
} as const

/** Builds the HTTP server with every route of the product. A route without a declared permission does not start. */
export async function buildHttp({
  ports,
  routes,
  identify,
  maxUploadBytes = 2_000_000_000,
}: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    logger: false,
    requestTimeout: UPLOAD_MS,
    bodyLimit: 1_000_000,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => newId(),
  })
  app.removeContentTypeParser('text/plain')
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  await app.register(helmet, SECURITY)
  await app.register(rateLimit, RATE)
  await app.register(multipart, { limits: { fileSize: maxUploadBytes, files: 1, fields: 20 } })
  await app.register(swagger, {
    openapi: {
      info: { title: 'Revisit', version: '1', description: 'Patient retention for clinics' },
      openapi: '3.1.0',
    },
    transform: jsonSchemaTransform,
  })
  app.setErrorHandler((error, request, reply) =>
    answerWithError(error, { request, reply, log: ports.log, locale: localeOf(request) }),
  )
  app.setNotFoundHandler((request, reply) => {
    const error = new NotFound('route_not_found', { ru: 'Такого адреса нет', en: 'No such address' })
    return answerWithError(error, { request, reply, log: ports.log, locale: localeOf(request) })
  })
  for (const route of routes) addRoute(app, route, { ports, identify })
  return app
}

function addRoute(
  app: FastifyInstance,
  route: Route,
  { ports, identify }: Pick<HttpOptions, 'ports' | 'identify'>,
): void {
  if (!route.permission) throw new Error(`${route.method} ${route.path} declares no permission`)
  app.route({
    method: route.method,
    url: API + route.path,
    schema: {
      summary: route.summary,
      ...(route.params ? { params: route.params } : {}),
      ...(route.query ? { querystring: route.query } : {}),
      ...(route.body ? { body: route.body } : {}),
      ...(route.answer ? { response: { [route.status ?? 200]: route.answer } } : {}),
      ...({ 'x-permission': route.permission } as object),
    },
    // Rights come before parsing: a stranger must not learn the shape of the input.
    onRequest: async (request) => {
      if (!route.upload) limitArrival(request)
      const caller = route.permission === 'public' ? null : await permit(request, route, identify)
      ;(request as CallingRequest).caller = caller
    },
    handler: async (request, reply) => {
      const call = callOf(request as CallingRequest, reply, ports)
      reply.header('cache-control', 'no-store')
      const answer = await route.handle(call)
      if (isDownload(answer)) return sendDownload(reply, answer)
      if (answer === undefined && !route.answer) return reply.code(route.status ?? 204).send()
      return reply.code(route.status ?? 200).send(answer)
    },
  })
}

/** Cuts off bodies that trickle in: only uploads may take long. */
function limitArrival({ raw }: FastifyRequest): void {
  const late = setTimeout(() => raw.complete || raw.destroy(), ARRIVAL_MS)
  late.unref()
  raw.once('close', () => clearTimeout(late))
}

type CallingRequest = FastifyRequest & { caller: Caller | null }

async function permit(request: FastifyRequest, route: Route, identify: HttpOptions['identify']): Promise<Caller> {
  const caller = await identify(request)
  if (!caller) {
    throw new Forbidden('sign_in_required', { ru: 'Войдите, чтобы продолжить', en: 'Sign in to continue' })
  }
  if (route.permission !== 'signed_in' && !caller.permissions.has(route.permission)) {
    throw new Forbidden('no_permission', {
      ru: 'Ваша роль этого не позволяет. Доступ даёт собственник в настройках.',
      en: 'Your role does not allow this. The owner grants access in settings.',
    })
  }
  return caller
}

function callOf(request: CallingRequest, reply: FastifyReply, ports: Ports): Call {
  const caller = request.caller as Caller
  const access = () => ({ clinicId: caller.clinicId, medical: caller.medical, branches: caller.branches })
  return {
    params: request.params,
    query: request.query,
    body: request.body,
    caller,
    ports,
    now: caller?.simulatedAt ?? ports.clock.now(),
    locale: caller?.locale ?? localeOf(request),
    ip: request.ip,
    headers: request.headers,
    db: (work) => ports.database.withClinic(access(), work),
    receiveUpload: () => receiveUpload(request, caller, ports),
    setHeader: (name, value) => void reply.header(name, value),
  }
}

async function receiveUpload(request: FastifyRequest, caller: Caller, ports: Ports): Promise<Upload> {
  const part = await request.file()
  if (!part) throw new NotFound('no_file', { ru: 'В запросе нет файла', en: 'The request carries no file' })
  const path = await ports.files.pathFor(caller.clinicId, 'uploads', newId())
  const size = await ports.files.save(path, part.file)
  if (part.file.truncated) {
    await ports.files.remove(path)
    throw Object.assign(new Error('file too large'), { code: 'FST_REQ_FILE_TOO_LARGE', statusCode: 413 })
  }
  const fields = Object.fromEntries(
    Object.entries(part.fields).flatMap(([name, field]) =>
      field && !Array.isArray(field) && field.type === 'field' ? [[name, String(field.value)]] : [],
    ),
  )
  return { path, fileName: part.filename, size, fields }
}

function sendDownload(reply: FastifyReply, { download, fileName, contentType }: Download) {
  reply.header('content-type', contentType)
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}`)
  return reply.send(typeof download === 'string' ? Readable.from([download]) : download)
}

function isDownload(answer: unknown): answer is Download {
  return typeof answer === 'object' && answer !== null && 'download' in answer && 'fileName' in answer
}

/** The caller's language before anybody is known: the browser's first choice. */
export function localeOf(request: FastifyRequest): Locale {
  const caller = (request as Partial<CallingRequest>).caller
  if (caller) return caller.locale
  return /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'ru'
}
