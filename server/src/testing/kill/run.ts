import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { createClinic } from '../../modules/clinics/clinics.ts'
import { createApiKey } from '../../modules/staff/staff.ts'
import { prepareDatabase } from '../../runtime.ts'
import { portsForKilling } from './process-ports.ts'
import { startMortalPostgres } from './server.ts'

export type KillOrder = {
  steps: number
  kills: number
  /** Milliseconds between two kills. */
  everyMs: number
  mutant?: 'none' | 'resend-on-lease' | 'send-in-job'
  seed?: number
  /** Gives up waiting for the rest; a broken variant may never end. */
  patienceMs?: number
  tell?: (text: string) => void
}

export type KillResult = {
  seed: number
  steps: number
  /** Messages the API acknowledged while it was being killed. */
  acknowledged: number
  kills: { worker: number; postgres: number; api: number }
  sent: number
  lost: number
  doubled: number
  /** Deliveries in our log and not in the provider's, or the other way round. */
  differs: number
  unknown: number
  seconds: number
}

const FOLDER = fileURLToPath(new URL('.', import.meta.url))
const SLOW_START_MS = 15_000
const PASSWORD = 'kill-test-application-password'

/**
 * Two workers, an API and PostgreSQL as real processes, killed with SIGKILL in a seeded order while messages fall due; a provider in a
 * process of its own is the judge. Nothing is believed of our own database that the provider's log does not confirm.
 */
export async function killRun(order: KillOrder): Promise<KillResult> {
  const dataDir = await mkdtemp(join(tmpdir(), 'revisit-kill-'))
  const began = Date.now()
  const postgres = await startMortalPostgres(dataDir)
  const children: ChildProcess[] = []
  const mortals: Mortal[] = []
  try {
    const applicationUrl = await prepareDatabase(postgres.adminUrl, PASSWORD)
    const log = join(dataDir, 'provider.log')
    const provider = start('provider.ts', [log, '0.01'], children)
    const { port } = await told<{ port: number }>(provider)
    const { clinicId, key, people } = await aBase(applicationUrl, dataDir, postgres.adminUrl)
    order.tell?.(`${people.length} people in the base`)
    const workerArgs = [applicationUrl, dataDir, clinicId, String(port), order.mutant ?? 'none']
    const workers = [0, 1, 2].map(() => mortal(() => start('worker.ts', workerArgs, children)))
    const api = mortal(() => start('api.ts', [applicationUrl, dataDir], children))
    mortals.push(...workers, api)
    const steps = planSteps(postgres.adminUrl, { clinicId, steps: order.steps })
    const writing = writeByHand({ api, key, people })
    await Promise.race([api.current.ready, sleep(SLOW_START_MS * 4)])
    const kills = await killAround(order, { workers, api, postgres })
    const acknowledged = await writing.stop()
    await steps
    await waitForEnd(postgres.adminUrl, clinicId, order)
    const result = await compare(postgres.adminUrl, { clinicId, log, acknowledged })
    const seconds = Math.round((Date.now() - began) / 1000)
    return { seed: order.seed ?? 1, steps: order.steps, acknowledged: acknowledged.length, kills, ...result, seconds }
  } finally {
    for (const process of mortals) process.retire()
    for (const child of children) child.kill('SIGKILL')
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

type Mortal = { current: Life; kill(): Promise<void>; /** It is not started again. */ retire(): void }
type Life = { child: ChildProcess; ready: Promise<{ port?: number } | null> }

/** A process that is started again whenever it was killed. It is killed at work, not while it starts. */
function mortal(start: () => ChildProcess): Mortal {
  const begin = (): Life => {
    const child = start()
    // One that cannot start, because the database is just being killed, is started again like any service.
    child.once(
      'exit',
      () =>
        void sleep(300).then(() => {
          if (!isOver && self.current.child === child) self.current = begin()
        }),
    )
    return { child, ready: told<{ port?: number }>(child).catch(() => null) }
  }
  let isOver = false
  const self: Mortal = {
    current: begin(),
    retire: () => {
      isOver = true
      self.current.child.kill('SIGKILL')
    },
    kill: async () => {
      await Promise.race([self.current.ready, sleep(SLOW_START_MS)])
      await sleep(200 + Math.random() * 1300)
      self.current.child.kill('SIGKILL')
      self.current = begin()
    },
  }
  return self
}

function start(file: string, args: string[], children: ChildProcess[]): ChildProcess {
  const child = fork(join(FOLDER, file), args, {
    stdio: ['ignore', 'ignore', process.env.KILL_STDERR ? 'inherit' : 'ignore', 'ipc'],
  })
  children.push(child)
  return child
}

function told<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as T))
    child.once('exit', () => reject(new Error('ended before it was ready')))
  })
}

async function aBase(applicationUrl: string, dataDir: string, adminUrl: string) {
  const ports = portsForKilling(applicationUrl, dataDir)
  const { id: clinicId } = await createClinic(ports, { name: 'Клиника', slug: 'kill', timezone: 'UTC' })
  const { token: key } = await ports.database.outsideClinics((db) =>
    createApiKey(ports, db, { clinicId, name: 'kill test', role: 'owner' }),
  )
  await ports.database.close()
  await ask(adminUrl, FILL, [clinicId, 2000])
  const people = await ask<{ id: string }>(adminUrl, 'select id from patients where clinic_id = $1 limit 500', [
    clinicId,
  ])
  return { clinicId, key, people: people.map(({ id }) => id) }
}

/** People with a phone each, and rules that let reminders go at any hour. */
const FILL = `with rules as (
    insert into contact_settings (clinic_id, id, kind, settings, at) values ($1, new_id(), 'rules',
      '{"quietHours":{"service":{"weekdays":{"from":"00:00","to":"24:00"},"weekends":{"from":"00:00","to":"24:00"},"holidays":{"from":"00:00","to":"24:00"}},"advertising":{"weekdays":{"from":"00:00","to":"24:00"},"weekends":null,"holidays":null}},"catchUpPerHour":1000000}', now())
  ), people as (
    insert into patients (clinic_id, id, created_at, updated_at) select $1, new_id(), now(), now() from generate_series(1, $2::int)
    returning id
  )
  insert into contact_points (clinic_id, id, patient_id, record_id, kind, value, created_at)
  select $1, new_id(), id, id, 'phone', '+7916' || lpad((row_number() over ())::text, 7, '0'), now() from people`

/** Lets steps fall due in portions, each committed or not: a portion whose answer is lost is looked up, never repeated blindly. */
async function planSteps(adminUrl: string, { clinicId, steps }: { clinicId: string; steps: number }): Promise<void> {
  const portion = 1000
  for (let planned = 0; planned < steps; planned += portion) {
    const mark = `portion-${planned}`
    for (let isThere = false; !isThere;) {
      const known = await patiently(adminUrl, 'select from touches where clinic_id = $1 and step = $2 limit 1', [
        clinicId,
        mark,
      ])
      isThere = known.length > 0
      if (!isThere)
        await ask(adminUrl, PLAN, [clinicId, mark, Math.min(portion, steps - planned)]).catch(() => sleep(200))
    }
    await sleep(50)
  }
}

const PLAN = `insert into touches (clinic_id, id, patient_id, record_id, origin_kind, origin_name, step, class, priority, channels, family,
    episode, context, due_at, expires_at, next_at, created_at)
  select $1, new_id(), p.id, p.id, 'manual', 'kill test', $2::text, 'service', 1, array['sms'], 'reminder', $2::text || '/' || n,
    '{"text":"Ждём вас завтра в 10:00"}', now(), now() + interval '5 hours', now(), now()
  from generate_series(1, $3::int) n
  join (select id, row_number() over (order by id) as number from patients where clinic_id = $1) p on p.number = 1 + n % 2000`

/** Somebody writes to patients by hand through the API all the while; what it acknowledged must go out. */
function writeByHand({ api, key, people }: { api: Mortal; key: string; people: string[] }) {
  const acknowledged: string[] = []
  const ending = new AbortController()
  const over = ending.signal
  const write = async () => {
    for (let n = 0; !over.aborted; n += 1) {
      const port = (await Promise.race([api.current.ready, sleep(500)]))?.port
      const patientId = people[n % people.length]!
      const id = port ? await writeOne(port, key, { patientId, text: `Ждём вас, ${randomUUID()}` }) : null
      if (id) acknowledged.push(id)
      await sleep(60)
    }
  }
  const writing = write()
  return {
    stop: async () => {
      ending.abort()
      await Promise.race([writing, sleep(3000)])
      return acknowledged
    },
  }
}

async function writeOne(port: number, key: string, { patientId, text }: { patientId: string; text: string }) {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/patients/${patientId}/touches`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text, class: 'service', channels: ['sms'] }),
      signal: AbortSignal.timeout(5000),
    })
    return answer.status === 201 ? ((await answer.json()) as { id: string }).id : null
  } catch {
    return null
  }
}

/** Kills in a seeded order: mostly workers, every fifth time PostgreSQL, every seventh the API. */
async function killAround(
  { kills, everyMs, seed = 1, tell }: KillOrder,
  { workers, api, postgres }: { workers: Mortal[]; api: Mortal; postgres: { kill(): Promise<void> } },
) {
  const done = { worker: 0, postgres: 0, api: 0 }
  let state = seed
  const chance = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  for (let n = 1; n <= kills; n += 1) {
    await sleep(everyMs * (0.5 + chance()))
    if (n % 5 === 0) {
      await postgres.kill()
      done.postgres += 1
    } else if (n % 7 === 0) {
      await api.kill()
      done.api += 1
    } else {
      await workers[n % workers.length]!.kill()
      done.worker += 1
    }
    if (n % 10 === 0) tell?.(`${n} kills`)
  }
  return done
}

/** Waits until no message waits for anything. Retries of the provider's refusals are brought forward. */
async function waitForEnd(
  adminUrl: string,
  clinicId: string,
  { patienceMs = 120_000, tell }: KillOrder,
): Promise<void> {
  const until = Date.now() + patienceMs
  while (Date.now() < until) {
    await patiently(adminUrl, 'update touches set next_at = now() where clinic_id = $1 and next_at > now()', [clinicId])
    await patiently(adminUrl, 'delete from send_pace where clinic_id = $1 returning connection', [clinicId])
    const [{ open }] = (await patiently<{ open: number }>(
      adminUrl,
      `select count(*)::int as open from touches where clinic_id = $1 and state in ('planned', 'held', 'claimed')`,
      [clinicId],
    )) as [{ open: number }]
    if (open === 0) return
    tell?.(`${open} still on their way`)
    await sleep(500)
  }
}

type Compared = Pick<KillResult, 'sent' | 'lost' | 'doubled' | 'differs' | 'unknown'>

/** The provider's log against ours. */
async function compare(
  adminUrl: string,
  { clinicId, log, acknowledged }: { clinicId: string; log: string; acknowledged: string[] },
): Promise<Compared> {
  const lines = (await readFile(log, 'utf8')).trim().split('\n')
  const atProvider = lines.map((line) => line.split(' ')[0]!)
  const rows = await patiently<{ id: string; touchId: string; state: string }>(
    adminUrl,
    `select d.id, d.touch_id as "touchId", d.state from deliveries d where d.clinic_id = $1`,
    [clinicId],
  )
  const touches = await patiently<{ id: string; state: string }>(
    adminUrl,
    'select id, state from touches where clinic_id = $1',
    [clinicId],
  )
  const touchOf = new Map(rows.map(({ id, touchId }) => [id, touchId]))
  const times = new Map<string, number>()
  for (const id of atProvider) {
    const touch = touchOf.get(id) ?? id
    times.set(touch, (times.get(touch) ?? 0) + 1)
  }
  const known = new Set(touches.map(({ id }) => id))
  const accepted = new Set(rows.flatMap(({ id, state }) => (state === 'accepted' ? [id] : [])))
  const reached = new Set(atProvider)
  return {
    sent: touches.filter(({ state }) => state === 'sent').length,
    lost:
      touches.filter(({ id, state }) => state !== 'unknown' && !times.has(id)).length +
      acknowledged.filter((id) => !known.has(id)).length,
    doubled: [...times.values()].filter((count) => count > 1).length,
    differs:
      [...accepted].filter((id) => !reached.has(id)).length + [...reached].filter((id) => !accepted.has(id)).length,
    unknown: touches.filter(({ state }) => state === 'unknown').length,
  }
}

async function patiently<T extends object>(adminUrl: string, sql: string, values: unknown[]): Promise<T[]> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await ask<T>(adminUrl, sql, values)
    } catch (error) {
      if (attempt > 100) throw error
      await sleep(200)
    }
  }
}

async function ask<T extends object>(adminUrl: string, sql: string, values: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: adminUrl })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query<T>(sql, values)).rows
  } finally {
    await client.end().catch(() => {})
  }
}
