import pg from 'pg'

/** Tables the application may only add to and read. */
const APPEND_ONLY = ['audit_log']

/**
 * Before PostgreSQL 17 there is no right to maintain a table without owning it. The function reads and writes no row: it
 * tells the planner about one table of ours, whatever the application asks of it.
 */
const ANALYZE_AS_OWNER = `create or replace function public.analyze_as_owner(name text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $body$ begin
    if exists (select from pg_class c where c.relname = name and c.relnamespace = 'public'::regnamespace and c.relkind = 'r')
    then execute format('analyze public.%I', name); end if;
  end $body$`

/** What the application role must not be able to do; a new role is not. */
const POWERS = ['super', 'bypassrls', 'createdb', 'createrole'] as const

/**
 * Creates (or updates) the plain role the application connects as and grants it what it needs.
 * It owns nothing and cannot bypass row-level security. One role per database: `<database>_app`.
 * @returns the connection string of that role.
 */
export async function prepareApplicationRole(adminUrl: string, password: string): Promise<string> {
  const url = new URL(adminUrl)
  const database = decodeURIComponent(url.pathname.slice(1))
  const role = `${database}_app`
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const name = pg.escapeIdentifier(role)
    const { rows } = await client.query('select * from pg_roles where rolname = $1', [role])
    // Only a superuser may say nosuperuser of a role that exists, and the owner of an outside database seldom is one.
    const verb = rows[0] ? 'alter' : 'create'
    const attributes = POWERS.filter((power) => rows[0]?.[`rol${power}`]).map((power) =>
      power === 'super' ? 'nosuperuser' : `no${power}`,
    )
    const secret = pg.escapeLiteral(password)
    await client.query(`${verb} role ${name} login ${attributes.join(' ')} password ${secret}`)
    await client.query(grantsFor(name, pg.escapeIdentifier(database)))
  } finally {
    await client.end()
  }
  url.username = encodeURIComponent(role)
  url.password = encodeURIComponent(password)
  return url.toString()
}

/**
 * Refuses a connection whose role could see through row-level security.
 * @throws Error naming what is wrong with the role.
 */
export async function assertPlainRole(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{
    super: boolean
    bypass: boolean
    owned: number
    unprotected: string | null
    encoding: string
  }>(`
    select r.rolsuper as super, r.rolbypassrls as bypass, current_setting('server_encoding') as encoding,
      (select count(*)::int from pg_class c where c.relowner = r.oid and c.relnamespace = 'public'::regnamespace and c.relkind = 'r') as owned,
      (select string_agg(c.relname, ', ') from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and not c.relrowsecurity) as unprotected
    from pg_roles r where r.rolname = current_user`)
  const role = rows[0]!
  if (role.super || role.bypass) throw new Error('the application role can bypass row-level security')
  if (role.owned > 0) throw new Error('the application role owns tables and so is not bound by row-level security')
  if (role.unprotected) throw new Error(`tables without row-level security: ${role.unprotected}`)
  if (role.encoding !== 'UTF8') throw new Error(`the database encoding is ${role.encoding}, UTF8 is needed`)
}

function grantsFor(role: string, database: string): string {
  return `
    grant connect, temporary on database ${database} to ${role};
    grant usage on schema public, auth to ${role};
    grant select, insert, update, delete on all tables in schema public, auth to ${role};
    grant usage, select on all sequences in schema public, auth to ${role};
    grant execute on all functions in schema public to ${role};
    ${APPEND_ONLY.map((table) => `revoke update, delete on public.${table} from ${role};`).join('\n')}
    do $$ begin
      if current_setting('server_version_num')::int >= 170000 then
        execute $maintain$grant maintain on all tables in schema public to ${role}$maintain$;
      else
        execute $analyze$${ANALYZE_AS_OWNER} $analyze$;
        execute 'revoke all on function public.analyze_as_owner(text) from public';
        execute $analyze$grant execute on function public.analyze_as_owner(text) to ${role}$analyze$;
      end if;
      if exists (select from pg_namespace where nspname = 'graphile_worker') then
        grant usage on schema graphile_worker to ${role};
        grant select, insert, update, delete on all tables in schema graphile_worker to ${role};
        grant usage, select on all sequences in schema graphile_worker to ${role};
        grant execute on all functions in schema graphile_worker to ${role};
      end if;
    end $$;`
}
