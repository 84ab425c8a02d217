import { CHANNEL_WORDS, type Channel, CHANNELS } from '@revisit/domain/channel.ts'
import { type Db, systemAccess } from '../../platform/db.ts'
import type { PublicAnswer, PublicPage, PublicRequest } from '../../platform/http/public-page.ts'
import type { Ports } from '../../platform/ports.ts'
import { clinicByNumber, clinicNow, numberOfClinic, readClinic } from '../clinics/clinics.ts'
import { readMessageSettings } from '../templates/templates.ts'
import { recordWords } from './ledger.ts'
import { addressesOf, livePatient } from './queries.ts'
import { suppressAddresses } from '../suppressions/suppressions.ts'
import { sameSecret } from '../channels/channels.ts'

type Letter = { clinicId: string; patientId: string; channel: Channel; touchId: string }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Makes the personal addresses at which people refuse advertising; nulls until the clinic said where it is reached from outside. */
export async function unsubscribeLinks(
  ports: Ports,
  db: Db,
  clinicId: string,
): Promise<(letter: Omit<Letter, 'clinicId'>) => string | null> {
  const { publicUrl } = await readMessageSettings(db, clinicId)
  if (publicUrl === '') return () => null
  const number = await numberOfClinic(ports, clinicId)
  return (letter) => {
    const said = [number, letter.patientId, letter.channel, letter.touchId].join('.')
    return `${publicUrl.replace(/\/$/, '')}/u/${said}.${signature(ports, said)}`
  }
}

/** One click and no sign-in (RFC 8058): POST unsubscribes at once, GET asks a person to press the button. */
export const unsubscribePages: PublicPage[] = [
  {
    methods: ['GET', 'POST'],
    path: '/u/:token',
    handle: async (request, ports) => {
      const letter = await readToken(ports, request.params.token ?? '')
      if (letter === null) return page(404, 'Ссылка не действует / This link does not work', '')
      return ports.database.withClinic(systemAccess(letter.clinicId), (db) =>
        request.method === 'POST' ? refuse(ports, db, { letter, request }) : askPage(db, letter),
      )
    },
  },
]

async function askPage(db: Db, { clinicId, channel }: Letter): Promise<PublicAnswer> {
  const clinic = await readClinic(db, clinicId)
  const { ru, en } = CHANNEL_WORDS[channel]
  const name = escaped(clinic?.name ?? '')
  return page(
    200,
    `${name}`,
    `<p>Больше не присылать рекламу? Сообщения о ваших записях останутся.</p>
     <p lang="en">Stop advertising? Messages about your appointments stay.</p>
     <form method="post"><input type="hidden" name="scope" value="all_channels"><button>Не присылать нигде / Stop everywhere</button></form>
     <form method="post"><input type="hidden" name="scope" value="channel"><button class="quiet">Только ${escaped(ru)} / Only ${escaped(en)}</button></form>`,
  )
}

async function refuse(
  ports: Ports,
  db: Db,
  { letter, request }: { letter: Letter; request: PublicRequest },
): Promise<PublicAnswer> {
  const { clinicId, channel, touchId } = letter
  const patientId = await livePatient(db, clinicId, letter.patientId)
  if (patientId === null) return page(404, 'Ссылка не действует / This link does not work', '')
  const now = await clinicNow(ports, db, clinicId)
  const onlyHere = new URLSearchParams(request.rawBody.toString('utf8')).get('scope') === 'channel'
  const about = onlyHere ? channel : '*'
  const word = {
    patientId,
    purpose: 'marketing' as const,
    channel: about,
    granted: false,
    form: 'link' as const,
    source: 'unsubscribe',
  }
  await recordWords(ports, db, { clinicId, words: [{ ...word, evidence: { touchId, ip: request.ip } }], now })
  const addresses = (await addressesOf(db, clinicId, patientId)).map(({ value }) => value)
  await suppressAddresses(ports, db, {
    clinicId,
    addresses,
    reason: 'unsubscribed',
    scope: 'advertising',
    channel: about,
    since: now,
  })
  return page(200, 'Готово', '<p>Рекламы больше не будет.</p><p lang="en">Done. No more advertising.</p>')
}

async function readToken(ports: Ports, token: string): Promise<Letter | null> {
  const [number = '', patientId = '', channel = '', touchId = '', given] = token.split('.')
  const said = [number, patientId, channel, touchId].join('.')
  if (!/^\d{1,9}$/.test(number) || !UUID.test(patientId) || !sameSecret(given, signature(ports, said))) return null
  const known = CHANNELS.find((one) => one === channel)
  const clinicId = await clinicByNumber(ports, Number(number))
  return known && clinicId !== null ? { clinicId, patientId, channel: known, touchId } : null
}

function signature(ports: Ports, said: string): string {
  return ports.cipher.digest(said, 'unsubscribe').toString('base64url').slice(0, 32)
}

function page(status: number, title: string, body: string): PublicAnswer {
  return {
    status,
    contentType: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="ru"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title><style>
body{font:16px/1.5 Arial,sans-serif;color:#1c2b2a;background:#f3f5f5;margin:0;padding:48px 16px}
main{max-width:440px;margin:auto;background:#fff;border-radius:12px;padding:32px}
h1{font-size:20px;margin:0 0 16px}p[lang=en]{color:#5f6b6a}
button{width:100%;font:inherit;padding:12px;border-radius:8px;border:1px solid #0b6b67;background:#0b6b67;color:#fff;margin-top:12px}
button.quiet{background:#fff;color:#0b6b67}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`,
  }
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
