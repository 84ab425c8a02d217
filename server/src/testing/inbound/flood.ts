import { createHash, createHmac } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { inboundReaders } from '../../engagement.ts'
import { connectChannel, inboundBeat } from '../../modules/channels/channels.ts'
import { createClinic, numberOfClinic } from '../../modules/clinics/clinics.ts'
import { systemAccess } from '../../platform/db.ts'
import type { Ports } from '../../platform/ports.ts'

/** Sends a report to the door of providers. @returns the status of the answer. */
export type Post = (url: string, body: string, headers: Record<string, string>) => Promise<number>

type FloodOrder = {
  /** Different reports; three in ten are told again. */
  receipts: number
  seed: number
  post: Post
  /** Workers that read what was kept while reports still come. */
  workers: number
  /** Most reports in one request of the vendor. */
  together: number
  /** Three days pass before the last reports come. */
  daysLater(): void
}

export type FloodResult = {
  posted: number
  /** Answers other than 200. */
  refused: number
  /** Milliseconds of each answer of the door, in the order of the requests. */
  answers: number[]
  /** Final states by everything that can be told, the same text for the same state. */
  ordered: string[]
  messy: string[]
}

type Report = { message: number; state: 'sent' | 'delivered' | 'read' | 'failed'; at: number; ours: boolean }
type Home = { clinicId: string; url: string }

const SECRET = 'app-secret'
const BEGAN = Date.parse('2026-11-22T09:00:00Z')
const LATE_SHARE = 0.01
const DOUBLED_SHARE = 0.3
const AT_ONCE = 8

/**
 * The same reports to two clinics: to one once and in order, to the other doubled, shuffled, partly three days late, read by
 * several workers while they come. Both must end the same.
 */
export async function flood(ports: Ports, order: FloodOrder): Promise<FloodResult> {
  const reports = storiesOf(order.receipts)
  const messages = reports.at(-1)!.message + 1
  const chance = dice(order.seed)
  const [calm, messy] = [await aHome(ports, messages), await aHome(ports, messages)]
  for (const state of ['sent', 'failed', 'delivered', 'read'] as const) {
    await postAll(
      order,
      calm,
      inBunches(
        reports.filter((report) => report.state === state),
        () => 50,
      ),
    )
    await readAll(ports, calm)
  }
  const doubled = reports.flatMap((report) =>
    chance() < DOUBLED_SHARE ? [report, { ...report, ours: chance() < 0.5 }] : [report],
  )
  const pile = shuffled(doubled, chance)
  const late = pile.splice(0, Math.ceil(pile.length * LATE_SHARE))
  const size = () => 1 + Math.floor(chance() * order.together)
  const posting = postAll(order, messy, inBunches(pile, size))
  const told = await whileReading(ports, messy, { posting, workers: order.workers })
  await readAll(ports, messy)
  order.daysLater()
  const toldLate = await postAll(order, messy, inBunches(late, size))
  await readAll(ports, messy)
  return {
    posted: doubled.length,
    refused: told.refused + toldLate.refused,
    answers: [...told.answers, ...toldLate.answers],
    ordered: await statesOf(ports, calm),
    messy: await statesOf(ports, messy),
  }
}

/** Workers read what is kept while reports still come. */
async function whileReading<T>(
  ports: Ports,
  home: Home,
  { posting, workers }: { posting: Promise<T>; workers: number },
): Promise<T> {
  const ended = new AbortController()
  const reading = Array.from({ length: workers }, async () => {
    while (!ended.signal.aborted) if ((await readSome(ports, home)) === 0) await sleep(20)
  })
  const told = await posting.finally(() => ended.abort())
  await Promise.all(reading)
  return told
}

/** What a vendor tells of each message: most arrive, some are read, some fail, some fail and arrive after all. */
function storiesOf(receipts: number): Report[] {
  const reports: Report[] = []
  for (let message = 0; reports.length < receipts; message += 1) {
    const ours = message % 2 === 0
    const tell = (state: Report['state'], at: number) => reports.push({ message, state, at, ours })
    tell('sent', 1)
    if (message % 7 === 0 || message % 11 === 0) tell('failed', 2)
    if (message % 7 !== 0) tell('delivered', 3 + (message % 50))
    if (message % 3 === 0 && message % 7 !== 0) tell('read', 60 + (message % 500))
  }
  return reports
}

async function aHome(ports: Ports, messages: number): Promise<Home> {
  const slug = `flood-${ports.random.bytes(4).toString('hex')}`
  const { id: clinicId } = await createClinic(ports, { name: slug, slug, timezone: 'Europe/Moscow' })
  const url = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const config = { phoneNumberId: '55', token: 't', appSecret: SECRET }
    const asked = { clinicId, channel: 'whatsapp', provider: 'cloud', config, switchOn: true, by: null } as const
    const { id } = await connectChannel(ports, db, asked)
    await sql`insert into patients (clinic_id, id, created_at, updated_at)
      select ${clinicId}::uuid, new_id(), now(), now() from generate_series(1, ${messages}::int)`.execute(db)
    await sql`insert into touches (clinic_id, id, patient_id, record_id, origin_kind, class, priority, channels, family, episode,
        due_at, expires_at, created_at, state, channel, contacted_at)
      select clinic_id, new_id(), id, id, 'manual', 'service', 1, array['whatsapp'], 'reminder', id::text, now(),
        now() + interval '90 days', now(), 'sent', 'whatsapp', now() from patients where clinic_id = ${clinicId}::uuid`.execute(
      db,
    )
    await sql`insert into deliveries (clinic_id, id, touch_id, number, priority, channel, connection, provider, address, text, state,
        send_before, claimed_at, accepted_at, provider_id)
      select clinic_id, md5(clinic_id::text || n)::uuid, id, 1, 1, 'whatsapp', ${id}::text, 'cloud', '+7916', 'а', 'accepted',
        now(), now(), now(), 'wamid.' || n
      from (select t.*, row_number() over () - 1 as n from touches t where clinic_id = ${clinicId}::uuid) t`.execute(db)
    const { rows } = await sql<{ hookSecret: string }>`select hook_secret from channel_connections
      where clinic_id = ${clinicId}::uuid`.execute(db)
    return `/hooks/${await numberOfClinic(ports, clinicId)}/${id}/${rows[0]!.hookSecret}`
  })
  await ports.database.pool.query('analyze').catch(() => undefined)
  return { clinicId, url }
}

async function postAll(
  { post }: FloodOrder,
  { clinicId, url }: Home,
  bunches: Report[][],
): Promise<{ refused: number; answers: number[] }> {
  const answers: number[] = []
  let refused = 0
  const next = async () => {
    for (let bunch = bunches.pop(); bunch; bunch = bunches.pop()) {
      const body = bodyOf(clinicId, bunch)
      const began = performance.now()
      const status = await post(url, body, { 'x-hub-signature-256': signatureOf(body) })
      answers.push(performance.now() - began)
      if (status !== 200) refused += 1
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, next))
  return { refused, answers }
}

function bodyOf(clinicId: string, bunch: readonly Report[]): string {
  const statuses = bunch.map(({ message, state, at, ours }) => ({
    id: `wamid.${message}`,
    status: state,
    timestamp: String(BEGAN / 1000 + at * 60),
    ...(ours ? { biz_opaque_callback_data: deliveryId(clinicId, message) } : {}),
  }))
  return JSON.stringify({ object: 'whatsapp_business_account', entry: [{ changes: [{ value: { statuses } }] }] })
}

function signatureOf(body: string): string {
  return `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`
}

/** The id the message numbered so has in a clinic, as `aHome` made it. */
function deliveryId(clinicId: string, message: number): string {
  const hex = createHash('md5').update(`${clinicId}${message}`).digest('hex')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const beat = inboundBeat(inboundReaders)

/** One batch; a batch that met another worker's is read again like any other. */
function readSome(ports: Ports, { clinicId }: Home): Promise<number> {
  return beat.run(ports, clinicId)
}

async function readAll(ports: Ports, home: Home): Promise<void> {
  while ((await readSome(ports, home)) > 0);
}

async function statesOf(ports: Ports, { clinicId }: Home): Promise<string[]> {
  const rows = await ports.database.withClinic(systemAccess(clinicId), async (db) => {
    const { rows } = await sql<object>`
      with told as materialized (
        select subject_id, array_agg(type order by type) as events from events
        where clinic_id = ${clinicId}::uuid and subject_kind = 'touch' group by subject_id)
      select d.provider_id, d.state, d.delivered_at, d.read_at, d.failed_at, t.state as touch, t.tried, t.reason,
        t.delivered_at as told, t.read_at as seen, e.events
      from deliveries d join touches t on t.clinic_id = ${clinicId}::uuid and t.id = d.touch_id
      left join told e on e.subject_id = t.id
      where d.clinic_id = ${clinicId}::uuid order by d.provider_id`.execute(db)
    return rows
  })
  return rows.map((row) => JSON.stringify(row))
}

function inBunches(reports: readonly Report[], size: () => number): Report[][] {
  const bunches: Report[][] = []
  for (let start = 0; start < reports.length;) {
    const end = start + size()
    bunches.push(reports.slice(start, end))
    start = end
  }
  return bunches
}

/** A small generator, so that a failing flood can be repeated. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

function shuffled<T>(items: readonly T[], chance: () => number): T[] {
  const left = [...items]
  for (let last = left.length - 1; last > 0; last -= 1) {
    const other = Math.floor(chance() * (last + 1))
    ;[left[last], left[other]] = [left[other]!, left[last]!]
  }
  return left
}
