import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { systemAccess } from '../../platform/db.ts'
import type { PublicPage } from '../../platform/http/public-page.ts'
import { readDoor } from './door-queries.ts'
import { readKey } from './key-queries.ts'

const SOURCE = readFileSync(fileURLToPath(new URL('snippet/site.js', import.meta.url)), 'utf8')
const FRESH_SECONDS = 3600
const SCRIPT = 'application/javascript; charset=utf-8'

/** Texts and patterns as they are, or a sign with the blanks around it. The source divides nothing, so a slash begins a pattern. */
const TOKEN = /('(?:[^'\\]|\\.)*'|\/(?:[^/\\[]|\\.|\[[^\]]*\])+\/[gi]*)|\s*([=+?:,{}()&|!<>;])\s*/g

/** The source without comments and blanks: what pages load. */
const SNIPPET = SOURCE.split('\n')
  .map((line) => line.trim())
  .filter((line) => line !== '' && !line.startsWith('//'))
  .map((line) => line.replace(TOKEN, (_, literal?: string, sign?: string) => literal ?? sign!))
  .join('\n')
  .replaceAll('{\n', '{')
  .replaceAll('\n}', '}')

/** The snippet of one site: the same program with the key and the question of consent filled in. */
export const snippetPage: PublicPage = {
  methods: ['GET'],
  path: '/s/:file',
  handle: async ({ params, headers }, ports) => {
    const key = /^(site_[\w-]{10,60})\.js$/.exec(params.file ?? '')?.[1]
    const found = key === undefined ? null : await settingsOf(key)
    const open = { 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': '*' }
    if (!found) return { status: 404, contentType: SCRIPT, body: '// Revisit: this key does not work\n', headers: open }
    const body = SNIPPET.replaceAll('__KEY__', key!).replaceAll('__ASKS__', found.needsConsent ? '1' : '0')
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    const cached = { ...open, etag, 'cache-control': `public, max-age=${FRESH_SECONDS}` }
    if (headers['if-none-match'] === etag) return { status: 304, contentType: SCRIPT, body: '', headers: cached }
    return { contentType: SCRIPT, body, headers: cached }

    async function settingsOf(wanted: string) {
      const door = await ports.database.outsideClinics((db) => readDoor(db, wanted, ports.clock.now()))
      if (!door) return null
      const { clinicId, collectorKeyId } = door
      return ports.database.withClinic(systemAccess(clinicId), (db) => readKey(db, clinicId, collectorKeyId))
    }
  },
}
