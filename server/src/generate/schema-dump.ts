import pg from 'pg'

/** The tables, indexes, policies and functions of schema public as readable SQL, in a stable order. */
export async function dumpSchema(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    const functions = await lines(client, FUNCTIONS)
    const tables = await lines(client, TABLES)
    const indexes = await lines(client, INDEXES)
    const policies = await lines(client, POLICIES)
    const header =
      '-- Generated from server/migrations by `npm run generate`. Read it to learn the tables; do not edit.'
    return `${[header, ...functions, ...tables, indexes.join('\n'), policies.join('\n')].join('\n\n')}\n`
  } finally {
    await client.end()
  }
}

async function lines(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(sql)
  return rows.map((row) => row.line)
}

const OWN_SCHEMAS = `n.nspname in ('public', 'auth')`
const NOT_OF_EXTENSION = `not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')`

const FUNCTIONS = `
  select rtrim(pg_get_functiondef(p.oid), E' \\n') || ';' as line
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${OWN_SCHEMAS} and ${NOT_OF_EXTENSION} order by p.proname`

const TABLES = `
  select 'create table ' || c.oid::regclass || E' (\\n' || string_agg(part, E',\\n' order by section, position) || E'\\n);' as line
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  cross join lateral (
    select 1 as section, a.attnum::int as position, '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
      || case when a.attidentity <> '' then ' generated always as identity' else '' end as part
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 2, (row_number() over (order by contype desc, conname))::int, '  constraint ' || conname || ' ' || pg_get_constraintdef(oid)
    from pg_constraint where conrelid = c.oid and contype <> 'n'
  ) parts
  where ${OWN_SCHEMAS} and c.relkind = 'r'
  group by c.oid, n.nspname, c.relname order by n.nspname desc, c.relname`

const INDEXES = `
  select pg_get_indexdef(i.indexrelid) || ';' as line
  from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
  where ${OWN_SCHEMAS} and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
  order by c.relname, x.relname`

const POLICIES = `
  select 'create policy ' || policyname || ' on ' || schemaname || '.' || tablename
    || case when permissive = 'RESTRICTIVE' then ' as restrictive' else '' end || ' for ' || lower(cmd)
    || coalesce(' using (' || qual || ')', '') || coalesce(' with check (' || with_check || ')', '') || ';' as line
  from pg_policies where schemaname in ('public', 'auth') order by tablename, policyname`
