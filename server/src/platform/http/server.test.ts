import { describe, expect, it } from 'vitest'
import { connect } from 'node:net'
import { z } from 'zod'
import { createLog } from '../log.ts'
import { openFiles } from '../files.ts'
import type { Ports } from '../ports.ts'
import { mkdtemp, readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Caller, route } from './route.ts'
import { buildHttp } from './server.ts'

const caller = {
  kind: 'api_key',
  clinicId: 'clinic',
  permissions: new Set(['imports.run']),
  locale: 'en',
  branches: null,
} as unknown as Caller

async function anApi() {
  const dataDir = await mkdtemp(join(tmpdir(), 'revisit-http-'))
  const ports = {
    log: createLog('silent'),
    files: openFiles(dataDir),
    clock: { now: () => new Date() },
  } as unknown as Ports
  const routes = [
    route({
      method: 'POST',
      path: '/upload',
      permission: 'imports.run',
      summary: 'Take a file',
      upload: true,
      answer: z.object({ size: z.number() }),
      handle: async (call) => ({ size: (await call.receiveUpload()).size }),
    }),
    route({
      method: 'POST',
      path: '/echo',
      permission: 'public',
      summary: 'Say it back',
      body: z.object({ word: z.string() }).strict(),
      answer: z.object({ word: z.string() }),
      handle: async ({ body }) => body,
    }),
    route({
      method: 'GET',
      path: '/broken',
      permission: 'public',
      summary: 'Break',
      answer: z.object({}),
      handle: async () => {
        throw new Error('secret detail')
      },
    }),
  ]
  const api = await buildHttp({ ports, routes, identify: async () => caller, maxUploadBytes: 1000 })
  return { api, dataDir }
}

function multipart(size: number) {
  const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'x'.repeat(size)}\r\n--b--\r\n`
  return { payload: body, headers: { 'content-type': 'multipart/form-data; boundary=b' } }
}

describe('the edge of the API', () => {
  it('takes a file, and refuses one over the limit without keeping half of it', async () => {
    const { api, dataDir } = await anApi()
    const taken = await api.inject({ method: 'POST', url: '/api/v1/upload', ...multipart(500) })
    expect(taken.json()).toEqual({ size: 500 })
    const refused = await api.inject({ method: 'POST', url: '/api/v1/upload', ...multipart(5000) })
    expect(refused.statusCode).toBe(413)
    expect(refused.json().error.code).toBe('file_too_large')
    expect(await readdir(join(dataDir, 'files', 'clinic', 'uploads'))).toHaveLength(1)
  })

  it.each([
    ['text/plain', 415],
    ['application/json\tx', 415],
    ['', 415],
  ])('refuses a body of type "%s"', async (type, status) => {
    const { api } = await anApi()
    const answer = await api.inject({
      method: 'POST',
      url: '/api/v1/echo',
      payload: '{"word":"a"}',
      headers: { 'content-type': type },
    })
    expect(answer.statusCode).toBe(status)
  })

  it('refuses __proto__, broken JSON and fields nobody asked for, naming the field', async () => {
    const { api } = await anApi()
    const send = (payload: string) =>
      api.inject({ method: 'POST', url: '/api/v1/echo', payload, headers: { 'content-type': 'application/json' } })
    expect((await send('{"__proto__": {"a": 1}, "word": "a"}')).statusCode).toBe(400)
    expect((await send('{"word": ')).json().error.code).toBe('bad_json')
    expect((await send('{"word": "a", "role": "owner"}')).statusCode).toBe(400)
    expect((await send('{"word": 5}')).json().error.fields[0].path).toBe('word')
  })

  it('says nothing of its insides when something breaks', async () => {
    const { api } = await anApi()
    const answer = await api.inject({ url: '/api/v1/broken' })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
    expect(answer.json().error.code).toBe('unexpected')
  })

  it('does not start with a route that declares no permission', async () => {
    const nameless = {
      ...route({ method: 'GET', path: '/x', permission: 'public', summary: '', answer: null, handle: async () => {} }),
      permission: '',
    }
    const ports = { log: createLog('silent') } as unknown as Ports
    await expect(buildHttp({ ports, routes: [nameless], identify: async () => null })).rejects.toThrow(/permission/)
  })

  it('answers a body that arrives at once over a plain connection', async () => {
    const { api } = await anApi()
    await api.listen({ port: 0, host: '127.0.0.1' })
    const { port } = api.server.address() as { port: number }
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write(
          'POST /api/v1/echo HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{"word":"a"}',
        ),
      )
      let text = ''
      socket.on('data', (part) => (text += part)).on('close', () => resolve(text))
    })
    expect(answer).toContain('200 OK')
    await api.close()
  })
})
