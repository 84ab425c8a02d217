import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { isTimeZone } from '@revisit/domain/zone-offset.ts'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Installation } from './installation.ts'
import { assertPlainRole } from './platform/application-role.ts'
import { migrationNames } from './platform/migrations.ts'

export type Finding = {
  /** What was looked at. */
  about: 'configuration' | 'data_directory' | 'disk' | 'database' | 'time' | 'slow_queries' | 'background' | 'messages'
  state: 'good' | 'warning' | 'bad'
  said: Bilingual
}

type Patient = { installation: Installation; client: pg.Client; now: Date }

const GIB = 2 ** 30

/** Looks the installation over without changing anything. @returns what is well and what is not, with what to do about it. */
export async function examine(installation: Installation): Promise<Finding[]> {
  const client = new pg.Client({ connectionString: installation.adminUrl })
  await client.connect()
  try {
    const patient = { installation, client, now: installation.ports.clock.now() }
    const found: Finding[] = []
    for (const look of [configuration, dataDirectory, disk, database, time, slowQueries, background, messages])
      found.push(...(await look(patient)))
    return found
  } finally {
    await client.end()
  }
}

async function configuration({ installation }: Patient): Promise<Finding[]> {
  const { config } = installation.ports
  const where = config.databaseUrl ? 'DATABASE_URL' : config.dataDir
  const found = [good('configuration', `Node ${process.versions.node}, ${where}`)]
  if (config.simulation)
    found.push(
      warning('configuration', {
        ru: 'Включён REVISIT_SIMULATION: часы клиник можно двигать, принимаются адреса этой машины. Для живой клиники выключите.',
        en: 'REVISIT_SIMULATION is on: clinic clocks can be moved, addresses of this machine are accepted. Turn it off for a real clinic.',
      }),
    )
  return found
}

async function dataDirectory({ installation }: Patient): Promise<Finding[]> {
  const { dataDir } = installation.ports.config
  try {
    await access(dataDir, constants.R_OK | constants.W_OK)
    const { mode } = await stat(join(dataDir, 'secrets.json'))
    if ((mode & 0o077) === 0) return [good('data_directory', dataDir)]
    return [
      bad('data_directory', {
        ru: `${dataDir}/secrets.json могут читать другие пользователи. Выполните: chmod 600 ${dataDir}/secrets.json`,
        en: `${dataDir}/secrets.json can be read by other users. Run: chmod 600 ${dataDir}/secrets.json`,
      }),
    ]
  } catch (error) {
    const { message } = error as Error
    return [
      bad('data_directory', {
        ru: `Папка данных недоступна: ${message}`,
        en: `The data directory is out of reach: ${message}`,
      }),
    ]
  }
}

async function disk({ installation }: Patient): Promise<Finding[]> {
  const { bavail, bsize, blocks } = await statfs(installation.ports.config.dataDir)
  const free = bavail * bsize
  const share = Math.round((bavail / blocks) * 100)
  const said = {
    ru: `Свободно ${(free / GIB).toFixed(1)} ГиБ, ${share} %`,
    en: `${(free / GIB).toFixed(1)} GiB free, ${share} %`,
  }
  if (free < GIB)
    return [
      bad('disk', {
        ru: `${said.ru}. Освободите место: запись скоро остановится.`,
        en: `${said.en}. Free some space: writing will stop soon.`,
      }),
    ]
  return [{ about: 'disk', state: share < 10 ? 'warning' : 'good', said }]
}

async function database({ installation, client }: Patient): Promise<Finding[]> {
  const [server] = await ask<{ version: string; encoding: string; bytes: string }>(
    client,
    `
    select current_setting('server_version') as version, current_setting('server_encoding') as encoding,
      pg_size_pretty(pg_database_size(current_database())) as bytes`,
  )
  const applied = await ask<{ name: string }>(client, 'select name from revisit_meta.migrations')
  const missing = (await migrationNames()).filter((name) => !applied.some((row) => row.name === name))
  const found: Finding[] = [
    good('database', `PostgreSQL ${server!.version}, ${server!.bytes}, ${applied.length} migrations`),
  ]
  if (server!.encoding !== 'UTF8')
    found.push(
      bad('database', {
        ru: `Кодировка базы ${server!.encoding}, нужна UTF8.`,
        en: `The database is encoded ${server!.encoding}; UTF8 is needed.`,
      }),
    )
  if (missing.length > 0)
    found.push(
      bad('database', {
        ru: `Не применены миграции: ${missing.join(', ')}. Запустите программу.`,
        en: `Migrations are missing: ${missing.join(', ')}. Start the product.`,
      }),
    )
  try {
    await assertPlainRole(installation.ports.database.pool)
  } catch (error) {
    const { message } = error as Error
    found.push(bad('database', { ru: `Роль приложения: ${message}`, en: `The application role: ${message}` }))
  }
  return found
}

/** The clock of the database beside ours, and the zones of the clinics; only Node's tables of zones are ever used. */
async function time({ client, now }: Patient): Promise<Finding[]> {
  const skewed = 'select extract(epoch from clock_timestamp() - $1::timestamptz)::float8 as seconds'
  const [clock] = await ask<{ seconds: number }>(client, skewed, [now])
  const zones = await ask<{ zone: string }>(
    client,
    'select timezone as zone from clinics union select timezone from branches where timezone is not null order by zone',
  )
  const seconds = Math.round(clock!.seconds)
  const found = zones
    .filter(({ zone }) => !isTimeZone(zone))
    .map(({ zone }) =>
      bad('time', { ru: `Часовой пояс ${zone} не известен.`, en: `The time zone ${zone} is unknown.` }),
    )
  if (Math.abs(seconds) > 5)
    found.push(
      warning('time', {
        ru: `Часы базы расходятся с часами программы на ${seconds} с. Включите NTP.`,
        en: `The clock of the database is ${seconds} s off the program's. Turn NTP on.`,
      }),
    )
  return found.length > 0 ? found : [good('time', zones.map(({ zone }) => zone).join(', ') || 'UTC')]
}

async function slowQueries({ client }: Patient): Promise<Finding[]> {
  const running = await ask<{ pid: number; seconds: number; beginning: string }>(
    client,
    `
    select pid, extract(epoch from clock_timestamp() - query_start)::int as seconds, left(regexp_replace(query, '\\s+', ' ', 'g'), 60) as beginning
    from pg_stat_activity where datname = current_database() and state = 'active' and pid <> pg_backend_pid()
      and backend_type = 'client backend' and query_start < clock_timestamp() - interval '30 seconds'`,
  )
  const swollen = await ask<{ name: string; share: number }>(
    client,
    `
    select relname as name, (n_dead_tup * 100 / (n_live_tup + n_dead_tup))::int as share from pg_stat_user_tables
    where n_dead_tup > 100000 and n_dead_tup > n_live_tup`,
  )
  const found = [
    ...running.map(({ pid, seconds, beginning }) =>
      warning('slow_queries', {
        ru: `Запрос ${pid} идёт ${seconds} с: ${beginning}…`,
        en: `Query ${pid} has run for ${seconds} s: ${beginning}…`,
      }),
    ),
    ...swollen.map(({ name, share }) =>
      warning('slow_queries', {
        ru: `В таблице ${name} ${share} % мёртвых строк: автоочистка не успевает.`,
        en: `Table ${name} holds ${share} % dead rows: autovacuum falls behind.`,
      }),
    ),
  ]
  return found.length > 0 ? found : [good('slow_queries', '0')]
}

async function background({ client }: Patient): Promise<Finding[]> {
  const [jobs] = await ask<{ late: number; failed: number }>(
    client,
    `
    select count(*) filter (where attempts < max_attempts and locked_at is null and run_at < now() - interval '10 minutes')::int as late,
      count(*) filter (where attempts >= max_attempts)::int as failed from graphile_worker._private_jobs`,
  )
  const [aside] = await ask<{ events: number; passages: number }>(
    client,
    `
    select (select count(*)::int from pending_events where set_aside_at is not null) as events,
      (select count(*)::int from enrollments where set_aside_at is not null) as passages`,
  )
  const found: Finding[] = []
  if (jobs!.late > 0)
    found.push(
      warning('background', {
        ru: `Заданий ждёт больше 10 минут: ${jobs!.late}. Работает ли программа?`,
        en: `${jobs!.late} jobs have waited for over 10 minutes. Is the product running?`,
      }),
    )
  if (jobs!.failed > 0)
    found.push(
      warning('background', {
        ru: `Заданий не удалось: ${jobs!.failed}. Причины в журнале процесса.`,
        en: `${jobs!.failed} jobs failed for good. The reasons are in the process's log.`,
      }),
    )
  if (aside!.events + aside!.passages > 0)
    found.push(
      warning('background', {
        ru: `Отложено после ошибок: событий ${aside!.events}, прохождений ${aside!.passages}. Смотрите страницу сценария.`,
        en: `Set aside after errors: ${aside!.events} events, ${aside!.passages} passages. See the page of the journey.`,
      }),
    )
  return found.length > 0 ? found : [good('background', '0')]
}

async function messages({ client }: Patient): Promise<Finding[]> {
  const rows = await ask<{ slug: string; unknown: number; refused: number }>(
    client,
    `
    select c.slug, count(*) filter (where d.state = 'unknown')::int as unknown, count(*) filter (where d.refusal in ('auth', 'no_money'))::int as refused
    from deliveries d join clinics c on c.id = d.clinic_id
    where d.state = 'unknown' or d.refusal in ('auth', 'no_money') and d.claimed_at > now() - interval '1 day' group by c.slug order by c.slug`,
  )
  const found = rows.flatMap(({ slug, unknown, refused }) => [
    ...(unknown > 0
      ? [
          warning('messages', {
            ru: `${slug}: неизвестна судьба сообщений: ${unknown}. Решите на странице «Исходящие».`,
            en: `${slug}: the fate of ${unknown} messages is unknown. Settle them on the outbox page.`,
          }),
        ]
      : []),
    ...(refused > 0
      ? [
          bad('messages', {
            ru: `${slug}: за сутки поставщик отказал из-за ключа или денег: ${refused}. Проверьте канал.`,
            en: `${slug}: a vendor refused ${refused} messages within a day for its key or money. Check the channel.`,
          }),
        ]
      : []),
  ])
  return found.length > 0 ? found : [good('messages', '0')]
}

async function ask<Row extends object>(client: pg.Client, text: string, values: unknown[] = []): Promise<Row[]> {
  return (await client.query<Row>(text, values)).rows
}

function good(about: Finding['about'], words: string): Finding {
  return { about, state: 'good', said: { ru: words, en: words } }
}

function warning(about: Finding['about'], said: Bilingual): Finding {
  return { about, state: 'warning', said }
}

function bad(about: Finding['about'], said: Bilingual): Finding {
  return { about, state: 'bad', said }
}
