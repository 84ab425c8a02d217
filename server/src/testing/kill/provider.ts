import { appendFileSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'

/**
 * A provider of text messages in a process of its own: the oracle of the kill test. It is not idempotent (a repeated send reaches the
 * patient twice), it can be asked about a message by the sender's id, it writes every message it accepted into a file, and it
 * misbehaves on purpose: some answers are lost after accepting, some requests are turned away before.
 */
const [file = '', chance = '0.02'] = process.argv.slice(2)
const trouble = Number(chance)
const accepted = new Map<string, number>()
const hanging = new Set<IncomingMessage>()
let draws = 0

const server = createServer(async (request, response) => {
  if (request.method === 'GET') {
    const id = request.url!.slice('/messages/'.length)
    response.writeHead(accepted.has(id) ? 200 : 404).end()
    return
  }
  let body = ''
  for await (const part of request) body += part
  const { deliveryId, address } = JSON.parse(body) as { deliveryId: string; address: string }
  const luck = draw()
  if (luck < trouble) {
    response.writeHead(503).end()
    return
  }
  accepted.set(deliveryId, (accepted.get(deliveryId) ?? 0) + 1)
  appendFileSync(file, `${deliveryId} ${address}\n`)
  // Accepted, and the answer never comes.
  if (luck < trouble * 2) {
    hanging.add(request)
    return
  }
  response.writeHead(200).end(`p-${deliveryId}`)
})
server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => {
  process.send!({ port: (server.address() as { port: number }).port })
})

/** The same sequence in every run. */
function draw(): number {
  draws += 1
  return ((Math.imul(draws, 2_654_435_761) >>> 0) % 100_000) / 100_000
}
