import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

/** Hands everything under /api/auth to the sign-in library, which speaks the web platform's Request and Response. */
export function addSignInDoor(app: FastifyInstance, handler: (request: Request) => Promise<Response>): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => relay(await handler(webRequest(request)), reply),
  })
}

function webRequest(request: FastifyRequest): Request {
  const headers = new Headers({ 'x-revisit-ip': request.ip })
  for (const [name, value] of Object.entries(request.headers)) {
    if (name !== 'x-revisit-ip' && value !== undefined) headers.append(name, String(value))
  }
  return new Request(`${request.protocol}://${request.headers.host ?? 'localhost'}${request.url}`, {
    method: request.method,
    headers,
    ...(request.body ? { body: JSON.stringify(request.body) } : {}),
  })
}

async function relay(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store')
  response.headers.forEach((value, name) => {
    if (name !== 'set-cookie') reply.header(name, value)
  })
  reply.header('set-cookie', response.headers.getSetCookie())
  return reply.send(response.body ? Buffer.from(await response.arrayBuffer()) : null)
}
