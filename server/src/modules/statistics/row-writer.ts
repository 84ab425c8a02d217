import type { BinaryWriter } from './binary-rows.ts'
import { HISTORY_COLUMNS, STATS_COLUMNS } from './columns.ts'
import type { PatientRow } from './patient-row.ts'

const FIELDS = STATS_COLUMNS.length + 1 + HISTORY_COLUMNS.length

/** Writes rows of `new_rows`: STATS_COLUMNS, the class set by hand, HISTORY_COLUMNS. */
export class RowWriter {
  private readonly ids = new Map<string, Uint8Array | null>([['', null]])
  private readonly out: BinaryWriter

  constructor(out: BinaryWriter) {
    this.out = out
  }

  write(row: PatientRow): void {
    this.out.row(FIELDS)
    this.writeStats(row)
    this.out.textOrNull(row.override)
    this.writeHistory(row)
  }

  private writeStats(row: PatientRow): void {
    const { out } = this
    out.uuid(row.patientId)
    out.uuids(row.branchIds.map((id) => this.bytesOf(id)))
    out.uuid(this.bytesOf(row.homeBranch))
    for (const number of [row.visitDays.length, row.completed, row.bookingTotals.at(-1) ?? 0, row.noShows])
      out.int(number)
    for (const number of [row.cancelled, row.cancelledByPatient]) out.int(number)
    out.date(row.visitDays[0] ?? null)
    out.date(row.visitDays.at(-1) ?? null)
    out.date(row.nextVisitOn)
    for (const money of [row.revenue, row.refunds, row.insuredRevenue, row.revenueBeforeFirst]) out.bigint(money)
    out.int(row.paidVisits)
    for (const money of [row.cost, row.listTotals.at(-1) ?? 0, row.listWithCost, row.discountTotals.at(-1) ?? 0])
      out.bigint(money)
    out.int(row.lines)
    out.int(row.linesWithCost)
    out.bigint(row.revenueYear)
    out.int(row.visitsTwoYears)
    out.bool(row.active)
    out.textOrNull(row.source)
    out.uuid(this.bytesOf(row.service))
    out.textOrNull(row.specialty)
    out.uuid(this.bytesOf(row.doctor))
    out.uuid(this.bytesOf(row.branch))
    out.textOrNull(row.payer)
    out.bigint(row.openPlanAmount)
    out.int(row.openPlans)
    out.date(row.dueOn)
  }

  private writeHistory(row: PatientRow): void {
    const { out } = this
    const ids = (values: readonly string[]) => out.uuids(values.map((id) => this.bytesOf(id)))
    out.ints(row.visitDays, 'date')
    ids(row.visitDoctors)
    ids(row.visitAdministrators)
    ids(row.visitBranches)
    out.texts(row.visitTreatments)
    out.ints(row.days, 'date')
    out.ints(row.visitTotals)
    out.ints(row.bookingTotals)
    out.ints(row.missedTotals)
    out.bigints(row.revenueTotals)
    out.bigints(row.costTotals)
    out.bigints(row.listTotals)
    out.bigints(row.discountTotals)
    ids(row.dayBranches)
  }

  /** Ids of directories repeat: each is parsed once. */
  private bytesOf(id: string): Uint8Array | null {
    let bytes = this.ids.get(id)
    if (bytes === undefined) this.ids.set(id, (bytes = Buffer.from(id.replaceAll('-', ''), 'hex')))
    return bytes
  }
}

/** The id a row is stored under, as text. */
export function idText(bytes: Uint8Array): string {
  const hex = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
