import { type RawBuilder, sql } from 'kysely'

/** Ids a source gave, without those an import made of a row's own cells because the file had none. */
export function isGivenId(alias: string): RawBuilder<unknown> {
  return sql`not starts_with(${sql.ref(`${alias}.external_id`)}, '~')`
}
