import { Readable } from 'node:stream'
import { type RawBuilder, sql } from 'kysely'
import { copyInto, type Db } from '../../platform/db.ts'
import type { BaseSums } from './base-sums.ts'
import { BinaryWriter } from './binary-rows.ts'
import type { Numbers } from './day-sums.ts'
import { dayOf, firstDayOfMonth } from './days.ts'

type CellTable = {
  table: string
  keys: readonly string[]
  sums: readonly string[]
  /** Writes every row of the table that is not zero: keys, then sums. */
  write: (out: BinaryWriter, sums: BaseSums) => Generator<void>
}

/** The tables of sums and how they are written. */
const CELL_TABLES: readonly CellTable[] = [
  {
    table: 'cohort_cells',
    keys: ['dimension', 'value', 'cohort_month', 'fact_month', 'k'],
    sums: ['revenue', 'cost', 'visits', 'active', 'active_in_quarter', 'active_in_year', 'active_at_age'],
    *write(out, { cohorts }) {
      for (const { slice, value, cohortMonth, factMonth, k, numbers } of cohorts.entries()) {
        out.row(12)
        out.text(slice)
        out.text(value)
        out.date(dayOf(firstDayOfMonth(cohortMonth)))
        out.date(dayOf(firstDayOfMonth(factMonth)))
        out.smallint(k)
        writeNumbers(out, numbers, 2)
        yield
      }
    },
  },
  {
    table: 'first_visit_cells',
    keys: ['dimension', 'value', 'day'],
    sums: ['patients'],
    *write(out, { cohorts }) {
      for (const [slice, values] of cohorts.firstVisits) {
        for (const [value, days] of values) {
          for (const [day, numbers] of days.entries()) {
            out.row(4)
            out.text(slice)
            out.text(value)
            out.date(day)
            writeNumbers(out, numbers, 0)
            yield
          }
        }
      }
    },
  },
  {
    table: 'return_cells',
    keys: ['dimension', 'value', 'from_visit', 'day'],
    sums: ['total', 'within_30', 'within_60', 'within_90', 'within_180', 'within_365', 'ever', 'arrived'],
    *write(out, { returns }) {
      for (const { slice, value, fromVisit, day, numbers } of returns.entries()) {
        out.row(12)
        out.text(slice)
        out.text(value)
        out.smallint(fromVisit)
        out.date(day)
        writeNumbers(out, numbers, 0)
        yield
      }
    },
  },
  {
    table: 'day_cells',
    keys: ['branch', 'day'],
    sums: ['revenue', 'repeat_revenue', 'cost', 'visits', 'paid_visits', 'new_patients', 'returning_patients'],
    *write(out, { days }) {
      for (const [branch, sums] of days) {
        for (const [day, numbers] of sums.entries()) {
          out.row(9)
          out.text(branch)
          out.date(day)
          writeNumbers(out, numbers, 3)
          yield
        }
      }
    },
  },
  {
    table: 'measure_cells',
    keys: ['measure', 'step'],
    sums: ['patients'],
    *write(out, { measures }) {
      for (const [measure, steps] of measures) {
        for (const [step, patients] of steps) {
          if (patients === 0) continue
          out.row(3)
          out.text(measure)
          out.bigint(step)
          out.int(patients)
          yield
        }
      }
    },
  },
]

const names = (columns: readonly string[], alias?: string): RawBuilder<unknown> =>
  sql.join(columns.map((name) => sql.ref(alias ? `${alias}.${name}` : name)))

/** Makes the tables of sums equal to sums counted anew: rows that are right stay untouched. */
export async function replaceCells(db: Db, clinicId: string, sums: BaseSums): Promise<void> {
  for (const cells of CELL_TABLES) {
    const { table, keys, sums: numbers } = cells
    await stage(db, cells, sums)
    const change = sql.table(`${table}_change`)
    const target = sql.table(table)
    const all = [...keys, ...numbers]
    const same = (names: readonly string[]) =>
      sql.join(
        names.map((name) => sql`c.${sql.ref(name)} = d.${sql.ref(name)}`),
        sql` and `,
      )
    await sql`delete from ${target} c where clinic_id = ${clinicId}
      and not exists (select from ${change} d where ${same(all)})`.execute(db)
    await sql`insert into ${target} (clinic_id, ${names(all)})
      select ${clinicId}, ${names(all)} from ${change} d
      where not exists (select from ${target} c where c.clinic_id = ${clinicId} and ${same(keys)})
      order by ${names(keys)}`.execute(db)
  }
}

/** Adds changes to the tables of sums; rows that come to nothing are taken away. */
export async function addToCells(db: Db, clinicId: string, sums: BaseSums): Promise<void> {
  for (const cells of CELL_TABLES) {
    const { table, keys, sums: numbers } = cells
    await stage(db, cells, sums)
    const change = sql.table(`${table}_change`)
    const add = sql.join(numbers.map((name) => sql`${sql.ref(name)} = c.${sql.ref(name)} + excluded.${sql.ref(name)}`))
    const columns = names([...keys, ...numbers])
    await sql`insert into ${sql.table(table)} as c (clinic_id, ${columns})
      select ${clinicId}, ${columns} from ${change} order by ${names(keys)}
      on conflict (clinic_id, ${names(keys)}) do update set ${add}`.execute(db)
    const empty = numbers.map((name) => sql`c.${sql.ref(name)} = 0`)
    const sameKey = keys.map((name) => sql`c.${sql.ref(name)} = d.${sql.ref(name)}`)
    await sql`delete from ${sql.table(table)} c using ${change} d
      where c.clinic_id = ${clinicId} and ${sql.join([...sameKey, ...empty], sql` and `)}`.execute(db)
  }
}

/** Bytes sent to the database at a time. */
const PIECE = 1 << 18

/** Writes the rows of one table of sums into its temporary table `…_change`. */
async function stage(db: Db, { table, keys, sums: numbers, write }: CellTable, sums: BaseSums): Promise<void> {
  const change = `${table}_change`
  await sql`create temp table ${sql.table(change)} on commit drop as
    select ${names([...keys, ...numbers])} from ${sql.table(table)} with no data`.execute(db)
  await copyInto(
    db,
    `copy ${change} from stdin (format binary)`,
    Readable.from(pieces(write, sums), { objectMode: false }),
  )
  await sql`analyze ${sql.table(change)}`.execute(db)
}

function* pieces(write: CellTable['write'], sums: BaseSums): Generator<Buffer> {
  const out = new BinaryWriter()
  for (const _row of write(out, sums)) if (out.size >= PIECE) yield out.take()
  out.end()
  yield out.take()
}

/** The first `money` numbers are bigints, the rest ints. */
function writeNumbers(out: BinaryWriter, numbers: Numbers, money: number): void {
  for (let index = 0; index < numbers.length; index++) {
    if (index < money) out.bigint(numbers[index]!)
    else out.int(numbers[index]!)
  }
}
