import { sql } from 'kysely'
import type { Db } from '../../platform/db.ts'

export type Suggestion = { a: string; b: string; score: number; reasons: readonly object[] }

/** Notes pairs found in this run; `replaceSuggestions` makes them the queue. */
export async function stageSuggestions(db: Db, suggestions: readonly Suggestion[]): Promise<void> {
  await sql`insert into suggested_pairs (a, b, score, reasons)
    select a, b, score, reasons
    from jsonb_to_recordset(${JSON.stringify(suggestions)}::jsonb) as s(a uuid, b uuid, score real, reasons jsonb)`.execute(
    db,
  )
}

/**
 * Makes the staged pairs the open questions about the touched cards. Answers of people stay, and so do skipped pairs.
 * @returns how many pairs are new in the queue.
 */
export async function replaceSuggestions(db: Db, clinicId: string, now: Date): Promise<number> {
  await sql`create unique index on suggested_pairs (a, b)`.execute(db)
  await sql`delete from duplicate_pairs d
    where d.clinic_id = ${clinicId} and d.state = 'open'
      and (d.a_id in (select id from touched_cards) or d.b_id in (select id from touched_cards))
      and not exists (select from suggested_pairs s where s.a = d.a_id and s.b = d.b_id)`.execute(db)
  const { rows } = await sql<{ isNew: boolean }>`
    insert into duplicate_pairs as d (clinic_id, a_id, b_id, score, reasons, found_at)
    select ${clinicId}, a, b, score, reasons, ${now} from suggested_pairs
    on conflict (clinic_id, a_id, b_id) do update set score = excluded.score, reasons = excluded.reasons,
      state = case when d.state = 'merged' then 'open' else d.state end
    where d.state in ('open', 'skipped', 'merged') and (d.state = 'merged' or d.score <> excluded.score)
    returning (xmax = 0) as is_new`.execute(db)
  return rows.filter(({ isNew }) => isNew).length
}

/** Rows that arrived for an absorbed card while it was being merged belong to the living one. */
export async function moveStrays(db: Db, clinicId: string, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    await sql`update ${sql.table(table)} t set patient_id = p.merged_into
      from patients p where p.clinic_id = ${clinicId} and p.merged_into is not null
        and t.clinic_id = ${clinicId} and t.patient_id = p.id`.execute(db)
  }
}

/** Every clinic of the installation, readable before any clinic is entered. */
export async function readClinicIds(db: Db): Promise<string[]> {
  const rows = await db.selectFrom('auth.clinicDirectory').select('clinicId').execute()
  return rows.map((row) => row.clinicId)
}
