import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Db } from '../db.ts'
import type { Locale } from '../errors.ts'
import type { Ports } from '../ports.ts'

/** Who is calling: a signed-in member of staff or an API key, already bound to one clinic. */
export type Caller = {
  kind: 'staff' | 'api_key'
  /** Staff id or key id. */
  id: string
  name: string
  email: string | null
  /** Sign-in account of a member of staff. */
  userId: string | null
  clinicId: string
  role: string
  permissions: ReadonlySet<string>
  /** Branches the caller is limited to; null = all. */
  branches: string[] | null
  /** May read diagnoses and notes. */
  medical: boolean
  locale: Locale
  timezone: string
  /** The clinic's simulated time, if somebody set one. */
  simulatedAt: Date | null
}

/** Anybody (`public`), anybody signed in (`signed_in`), or holders of a permission of the rights table. */
export type RoutePermission = 'public' | 'signed_in' | (string & {})

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/** One uploaded file, already on disk. */
export type Upload = { path: string; fileName: string; size: number; fields: Record<string, string> }

/** A file sent to the caller. */
export type Download = { download: Readable | Buffer | string; fileName: string; contentType: string }

/** Everything a handler may use. `db` opens one transaction with the caller's rights. */
export type Call<P = unknown, Q = unknown, B = unknown> = {
  params: P
  query: Q
  body: B
  caller: Caller
  ports: Ports
  /** Now, as the clinic's clock shows it. */
  now: Date
  locale: Locale
  ip: string
  headers: Record<string, string | string[] | undefined>
  db<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Receives one multipart file into the data directory (routes with `upload: true`). */
  receiveUpload(): Promise<Upload>
  /** Adds a header to the answer. */
  setHeader(name: string, value: string | string[]): void
}

export type RouteSchemas = {
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The only way out: what is not in the schema is not sent. `null` for downloads and empty answers. */
  answer: z.ZodType | null
}

export type Route = RouteSchemas & {
  method: Method
  /** Under /api/v1, `:name` for parameters. */
  path: string
  permission: RoutePermission
  /** One sentence for the API documentation. */
  summary: string
  /** Status of a good answer; 200 unless told. */
  status?: number
  upload?: boolean
  handle(call: Call<any, any, any>): Promise<unknown>
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined

/** Declares a route; types of the handler follow from its schemas. */
export function route<
  P extends z.ZodType | undefined,
  Q extends z.ZodType | undefined,
  B extends z.ZodType | undefined,
  A extends z.ZodType | null,
>(
  declaration: Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle'> & {
    params?: P
    query?: Q
    body?: B
    answer: A
    handle(call: Call<Parsed<P>, Parsed<Q>, Parsed<B>>): Promise<A extends z.ZodType ? z.output<A> : Download | void>
  },
): Route {
  return declaration as unknown as Route
}
