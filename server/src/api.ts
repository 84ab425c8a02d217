import type { FastifyInstance } from 'fastify'
import { routesOf } from './app.ts'
import { findCaller } from './modules/staff/staff.ts'
import { buildHttp } from './platform/http/server.ts'
import { addSignInDoor } from './platform/http/sign-in-door.ts'
import type { Runtime } from './runtime.ts'

/** The HTTP application: sign-in under /api/auth, the product under /api/v1. */
export async function buildApi({ ports, signIn }: Runtime): Promise<FastifyInstance> {
  const http = await buildHttp({
    ports,
    routes: routesOf(signIn),
    identify: (request) => findCaller(ports.database, signIn, { headers: request.headers, method: request.method }),
  })
  addSignInDoor(http, signIn.handler)
  return http
}
