import { type RawBuilder, sql } from 'kysely'
import { copyOut, type Db } from '../../platform/db.ts'
import { type BinaryRow, readBinaryRows } from './binary-rows.ts'
import type { Day } from './days.ts'
import { uuids } from './fact-queries.ts'
import type { PatientShare } from './patient-row.ts'

/** The history of a stored row: what a change of facts shows in. */
export type StoredRow = PatientShare & {
  patientId: string
  bookingTotals: readonly number[]
  missedTotals: readonly number[]
  listTotals: readonly number[]
  discountTotals: readonly number[]
}

const SHARE = [
  's.source',
  's.first_payer',
  's.first_service_id',
  's.first_specialty',
  's.first_doctor_id',
  's.first_branch_id',
  's.revenue',
  's.revenue_year',
  's.active',
  'h.visit_days',
  'h.visit_doctors',
  'h.visit_administrators',
  'h.visit_branches',
  'h.visit_treatments',
  'h.days',
  'h.visit_totals',
  'h.revenue_totals',
  'h.cost_totals',
]
const REST = [
  'h.day_branches',
  's.patient_id',
  'h.booking_totals',
  'h.missed_totals',
  'h.list_totals',
  'h.discount_totals',
]
const FROM = sql`patient_stats s join patient_history h on h.clinic_id = s.clinic_id and h.patient_id = s.patient_id`

/** The rows of some people as they are stored now. */
export async function readDueRows(
  db: Db,
  clinicId: string,
  patientIds: readonly string[],
): Promise<Map<string, StoredRow>> {
  const columns = [...SHARE, ...REST]
  const statement = sql`copy (select ${sql.raw(columns.join(', '))} from ${FROM}
    where s.clinic_id = ${sql.lit(clinicId)} and s.patient_id = any (${uuids(patientIds)})
      and h.clinic_id = ${sql.lit(clinicId)} and h.patient_id = any (${uuids(patientIds)})) to stdout (format binary)`
  const rows = new Map<string, StoredRow>()
  await readBinaryRows(copyOut(db, statement.compile(db).sql), columns.length, (row) => {
    const at = SHARE.length
    const patientId = row.uuid(at + 1)
    rows.set(patientId, {
      ...shareOf(row),
      patientId,
      dayBranches: row.uuids(at),
      bookingTotals: row.ints(at + 2),
      missedTotals: row.ints(at + 3),
      listTotals: row.bigints(at + 4),
      discountTotals: row.bigints(at + 5),
    })
  })
  return rows
}

/**
 * Hands over the stored histories of people with a visit by `lastDay`, cut at the end of that day; days carry no branch and
 * sums to date are left as of today. `where` narrows patient_stats (s); it must hold no parameters.
 */
export async function readHistories(
  db: Db,
  clinicId: string,
  { lastDay, where, onShare }: { lastDay: Day; where: RawBuilder<unknown>; onShare: (share: PatientShare) => void },
): Promise<void> {
  const statement = sql`copy (select ${sql.raw(SHARE.join(', '))} from ${FROM}
    where s.clinic_id = ${sql.lit(clinicId)} and s.first_visit_on <= date '2000-01-01' + ${sql.lit(lastDay)} ${where})
    to stdout (format binary)`.compile(db)
  if (statement.parameters.length > 0) throw new Error('COPY takes no parameters')
  await readBinaryRows(copyOut(db, statement.sql), SHARE.length, (row) => onShare(cutAt(shareOf(row), lastDay)))
}

function shareOf(row: BinaryRow): PatientShare {
  return {
    source: row.text(0),
    payer: row.text(1),
    service: row.uuid(2),
    specialty: row.text(3),
    doctor: row.uuid(4),
    branch: row.uuid(5),
    revenue: row.bigint(6),
    revenueYear: row.bigint(7),
    active: row.bool(8),
    visitDays: row.ints(9),
    visitDoctors: row.uuids(10),
    visitAdministrators: row.uuids(11),
    visitBranches: row.uuids(12),
    visitTreatments: row.texts(13),
    days: row.ints(14),
    visitTotals: row.ints(15),
    revenueTotals: row.bigints(16),
    costTotals: row.bigints(17),
    dayBranches: [],
  }
}

/** The same history with nothing after a day. */
function cutAt(share: PatientShare, lastDay: Day): PatientShare {
  if ((share.days.at(-1) ?? lastDay) <= lastDay) return share
  const within = (days: readonly Day[]): number => {
    const beyond = days.findIndex((day) => day > lastDay)
    return beyond < 0 ? days.length : beyond
  }
  return {
    ...share,
    visitDays: share.visitDays.slice(0, within(share.visitDays)),
    days: share.days.slice(0, within(share.days)),
  }
}
