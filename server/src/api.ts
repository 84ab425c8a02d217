import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { publicPages, routesOf } from './app.ts'
import { findCaller } from './modules/staff/staff.ts'
import { addPublicPages } from './platform/http/public-page.ts'
import { buildHttp } from './platform/http/server.ts'
import { type Route, route } from './platform/http/route.ts'
import { addSignInDoor } from './platform/http/sign-in-door.ts'
import type { Runtime } from './runtime.ts'

/** The HTTP application: sign-in under /api/auth, the product under /api/v1. */
export async function buildApi({ ports, signIn }: Runtime): Promise<FastifyInstance> {
  const http: FastifyInstance = await buildHttp({
    ports,
    routes: [...routesOf(signIn), descriptionRoute(() => http.swagger())],
    identify: (request) => findCaller(ports.database, signIn, { headers: request.headers, method: request.method }),
  })
  addSignInDoor(http, signIn.handler)
  await addPublicPages(http, ports, publicPages)
  return http
}

function descriptionRoute(describe: () => object): Route {
  return route({
    method: 'GET',
    path: '/openapi.json',
    permission: 'signed_in',
    summary: 'This description: every address, its input and its answer',
    answer: z.looseObject({}),
    handle: async () => describe() as Record<string, unknown>,
  })
}
