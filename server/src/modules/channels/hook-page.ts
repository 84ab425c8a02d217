import { systemAccess } from '../../platform/db.ts'
import type { PublicAnswer, PublicPage } from '../../platform/http/public-page.ts'
import type { Ports } from '../../platform/ports.ts'
import type { Channel } from '@revisit/domain/channel.ts'
import { clinicByNumber, numberOfClinic } from '../clinics/clinics.ts'
import { readConnection } from './connection-queries.ts'
import { sameSecret } from './hook-reading.ts'
import { keepInbound } from './inbound.ts'
import { adapterOf } from './open-adapters.ts'
import { findProvider } from './providers.ts'

const NOT_FOUND: PublicAnswer = { status: 404, contentType: 'text/plain', body: 'not found' }
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const MOST_BYTES = 1_000_000

/** Where providers report to. What they say is kept and answered at once; nothing of a forged request is kept. */
export const hookPages: PublicPage[] = [
  {
    methods: ['GET', 'POST'],
    path: '/hooks/:clinic/:connection/:secret',
    bodyLimit: MOST_BYTES,
    handle: async ({ params, method, headers, query, rawBody }, ports) => {
      const { clinic = '', connection: id = '', secret = '' } = params
      const clinicId = /^\d{1,9}$/.test(clinic) && UUID.test(id) ? await clinicByNumber(ports, Number(clinic)) : null
      if (clinicId === null) return NOT_FOUND
      return ports.database.withClinic(systemAccess(clinicId), async (db) => {
        const connection = await readConnection(db, clinicId, id)
        if (!connection || !sameSecret(secret, connection.hookSecret)) return NOT_FOUND
        const provider = findProvider(connection.channel as Channel, connection.provider)
        const adapter = provider ? adapterOf(ports, connection, provider) : null
        if (!adapter?.read) return NOT_FOUND
        const reading = adapter.read({ method: method === 'GET' ? 'GET' : 'POST', headers, query, rawBody })
        if (!reading.ok) return { status: reading.status, contentType: 'text/plain', body: 'refused' }
        await keepInbound(ports, db, { connection, items: reading.items })
        return reading.answer ?? { contentType: 'application/json', body: '{"ok":true}' }
      })
    },
  },
]

/** The address a provider reports to; null until the clinic said where it is reached from outside. */
export async function hookAddress(
  ports: Ports,
  connection: { clinicId: string; id: string; hookSecret: string },
  publicUrl: string,
): Promise<string | null> {
  if (publicUrl === '') return null
  const number = await knownNumber(ports, connection.clinicId)
  return `${publicUrl.replace(/\/$/, '')}/hooks/${number}/${connection.id}/${connection.hookSecret}`
}

/** A clinic keeps its number for ever; asked for once a process, because addresses are needed for every message. */
const numbers = new WeakMap<Ports, Map<string, number>>()

async function knownNumber(ports: Ports, clinicId: string): Promise<number> {
  const known = numbers.get(ports) ?? new Map<string, number>()
  numbers.set(ports, known)
  const number = known.get(clinicId) ?? (await numberOfClinic(ports, clinicId))
  known.set(clinicId, number)
  return number
}
