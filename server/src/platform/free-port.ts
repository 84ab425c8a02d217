import { createServer } from 'node:net'

const LOOPBACK = '127.0.0.1'

/**
 * A TCP port of 127.0.0.1 nobody listens on at this moment: `preferred` when it is free, else one the system picks.
 * Another process may still take it before we do, so the caller must be ready to ask again.
 */
export async function freePort(preferred?: number): Promise<number> {
  if (preferred !== undefined && preferred > 0) {
    const port = await probe(preferred)
    if (port !== null) return port
  }
  const port = await probe(0)
  if (port === null) throw new Error('no free TCP port on 127.0.0.1')
  return port
}

function probe(port: number): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(null) : reject(error),
    )
    server.listen({ port, host: LOOPBACK, exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(address !== null && typeof address === 'object' ? address.port : null))
    })
  })
}
