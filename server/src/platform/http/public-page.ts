import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import type { Ports } from '../ports.ts'

/** A request of somebody who has no account: a patient by a link, a provider by a webhook, a visitor of the clinic's site. */
export type PublicRequest = {
  method: string
  params: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string | string[] | undefined>
  /** The body as it came, for signatures. */
  rawBody: Buffer
  ip: string
}

export type PublicAnswer =
  | { redirect: string }
  | { status?: number; contentType: string; body: string | Buffer; headers?: Record<string, string> }

/** An address outside the API. It believes nothing: what it may do stands in an unguessable or signed part of the request. */
export type PublicPage = {
  methods: ('GET' | 'POST' | 'OPTIONS')[]
  path: string
  /** Largest body in bytes. */
  bodyLimit?: number
  /** Systems of others call it: it stands in the description of the API. The body is still read by the page itself. */
  described?: { summary: string; body: z.ZodType }
  handle(request: PublicRequest, ports: Ports): Promise<PublicAnswer>
}

const BODY_BYTES = 100_000

/** Serves addresses outside the API, with bodies unparsed. */
export async function addPublicPages(http: FastifyInstance, ports: Ports, pages: readonly PublicPage[]): Promise<void> {
  await http.register(async (open) => {
    open.removeAllContentTypeParsers()
    open.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const page of pages) {
      open.route({
        method: page.methods,
        url: page.path,
        bodyLimit: page.bodyLimit ?? BODY_BYTES,
        schema: page.described ? { ...page.described, 'x-permission': 'public' } : { hide: true },
        validatorCompiler: () => (value) => ({ value }),
        handler: async (request, reply) => {
          const answer = await page.handle(
            {
              method: request.method,
              params: request.params as Record<string, string>,
              query: flat(request.query as Record<string, unknown>),
              headers: request.headers,
              rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
              ip: request.ip,
            },
            ports,
          )
          reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
          if ('redirect' in answer) return reply.redirect(answer.redirect, 302)
          return reply
            .code(answer.status ?? 200)
            .headers(answer.headers ?? {})
            .type(answer.contentType)
            .send(answer.body)
        },
      })
    }
  })
}

function flat(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]),
  )
}
