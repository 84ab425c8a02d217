import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { PublicAnswer, PublicPage, PublicRequest } from '../../platform/http/public-page.ts'
import type { Ports } from '../../platform/ports.ts'
import { activeConnection } from '../channels/channels.ts'
import { readChatToken } from '../chat-links/chat-links.ts'
import { clinicByNumber, clinicNow, readClinic } from '../clinics/clinics.ts'
import { recordWords } from '../consents/consents.ts'
import { bindContact, unbindContact } from '../patients/patients.ts'
import { browserOf, isLiving } from './queries.ts'

const HTML = 'text/html; charset=utf-8'
const SCRIPT = 'application/javascript; charset=utf-8'
const FRESH = { 'cache-control': 'public, max-age=3600' }
const sourceOf = (name: string) => readFileSync(fileURLToPath(new URL(`push/${name}`, import.meta.url)), 'utf8')
const [PAGE_SCRIPT, WORKER] = [sourceOf('page.js'), sourceOf('worker.js')]

const key = z.string().regex(/^[\w-]{16,200}$/)
const subscription = z.object({
  endpoint: z.url({ protocol: /^https$/ }).max(1000),
  keys: z.object({ p256dh: key, auth: key }),
})
const demand = z.union([z.object({ subscribe: subscription }), z.object({ unsubscribe: z.string().max(1000) })])

/** Where a patient lets a browser show messages: by a personal link, with a button, and back again. */
export const pushPages: PublicPage[] = [
  {
    methods: ['GET'],
    path: '/push/page.js',
    handle: async () => ({ contentType: SCRIPT, body: PAGE_SCRIPT, headers: FRESH }),
  },
  {
    methods: ['GET'],
    path: '/push/worker.js',
    handle: async () => ({ contentType: SCRIPT, body: WORKER, headers: FRESH }),
  },
  {
    methods: ['GET', 'POST'],
    path: '/push/:token',
    bodyLimit: 10_000,
    handle: async (request, ports) => {
      const [, number = '', token = ''] = /^(\d{1,9})-([\w-]{40})$/.exec(request.params.token ?? '') ?? []
      const clinicId = number === '' ? null : await clinicByNumber(ports, Number(number))
      if (clinicId === null) return GONE
      return ports.database.withClinic(systemAccess(clinicId), async (db) => {
        const now = await clinicNow(ports, db, clinicId)
        const patientId = readChatToken(ports, { clinicId, channel: 'push', token, now })
        if (patientId === null || !(await isLiving(db, clinicId, patientId))) return GONE
        if (request.method === 'GET') return showPage(db, clinicId)
        return settle(ports, db, { clinicId, patientId, now, request })
      })
    },
  },
]

type Visit = { clinicId: string; patientId: string; now: Date; request: PublicRequest }

async function settle(ports: Ports, db: Db, { clinicId, patientId, now, request }: Visit): Promise<PublicAnswer> {
  const read = demand.safeParse(jsonOf(request.rawBody))
  if (!read.success) return { status: 400, contentType: 'application/json', body: '{"ok":false}' }
  const browser = { clinicId, patientId, kind: 'push' as const, now }
  if ('unsubscribe' in read.data) {
    const value = await browserOf(db, clinicId, { patientId, endpoint: read.data.unsubscribe })
    if (value !== null) await unbindContact(ports, db, { ...browser, value })
  } else {
    const { endpoint, keys } = read.data.subscribe
    const bound = await bindContact(ports, db, { ...browser, value: JSON.stringify({ endpoint, keys }) })
    if (bound.isNew) await recordWish(ports, db, { clinicId, patientId: bound.patientId, now, request })
  }
  return { contentType: 'application/json', body: '{"ok":true}' }
}

/** Pressing the button is a wish to hear about one's care there; it says nothing about advertising. */
async function recordWish(ports: Ports, db: Db, { clinicId, patientId, now, request }: Visit): Promise<void> {
  const evidence = { ip: request.ip, browser: String(request.headers['user-agent'] ?? '').slice(0, 300) }
  const word = { patientId, purpose: 'service', channel: 'push', granted: true, form: 'web', source: 'site' } as const
  await recordWords(ports, db, { clinicId, words: [{ ...word, evidence }], now })
}

async function showPage(db: Db, clinicId: string): Promise<PublicAnswer> {
  const clinic = await readClinic(db, clinicId)
  const connection = await activeConnection(db, clinicId, 'push')
  const vapid = (connection?.shown as { publicKey?: unknown } | undefined)?.publicKey
  if (typeof vapid !== 'string') return GONE
  return { contentType: HTML, body: pageOf(escaped(clinic?.name ?? ''), escaped(vapid)) }
}

const STYLE = `body{font:16px/1.5 Arial,sans-serif;color:#1c2b2a;background:#f3f5f5;margin:0;padding:48px 16px}
main{max-width:440px;margin:auto;background:#fff;border-radius:12px;padding:32px}
h1{font-size:20px;margin:0 0 16px}p[lang=en]{color:#5f6b6a}
button{width:100%;font:inherit;padding:12px;border-radius:8px;border:1px solid #0b6b67;background:#0b6b67;color:#fff;margin-top:12px}
button.quiet{background:#fff;color:#0b6b67}[hidden]{display:none}`

function pageOf(name: string, vapid: string): string {
  return `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${name}</title><style>${STYLE}</style><script src="/push/page.js" defer></script></head>
<body data-vapid="${vapid}"><main><h1>${name}</h1>
<p>Сообщения о ваших записях в этом браузере, без звонков и СМС. Рекламы не будет.</p>
<p lang="en">Messages about your appointments in this browser. No advertising.</p>
<p role="status" hidden></p>
<button id="on" hidden>Показывать сообщения / Show messages</button>
<button id="off" class="quiet" hidden>Больше не показывать / Stop</button></main></body></html>`
}

const GONE: PublicAnswer = {
  status: 404,
  contentType: HTML,
  body: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>Ссылка не действует</title><style>${STYLE}</style></head>
<body><main><h1>Ссылка не действует</h1><p lang="en">This link does not work.</p></main></body></html>`,
}

function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'))
  } catch {
    return null
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
