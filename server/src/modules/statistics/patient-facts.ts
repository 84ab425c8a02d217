import type { BinaryRow } from './binary-rows.ts'
import type { Day } from './days.ts'
import { CLASS_NUMBERS, CODE, COLUMN, KIND, PAIR, STATUS } from './fact-queries.ts'

export type AppointmentFact = {
  day: Day
  /** One of STATUS. */
  status: number
  /** Seconds since 1970: orders the appointments of a day. */
  starts: number
  /** Places in the directories, 0 = unknown. */
  doctor: number
  administrator: number
  branch: number
  /** 0 unknown, 1 patient, 2 insurer, 3 employer. */
  payer: number
  byPatient: boolean
}
/** Minor units, refunds negative. */
export type PaymentFact = { day: Day; amount: number; insured: boolean }
/** Minor units of a whole line; cost null when unknown. */
export type LineFact = { day: Day; service: number; list: number; discount: number; cost: number | null }
export type OverrideFact = { class: string; startsOn: Day; endsOn: Day; order: number }

/** Everything that is known of one person, in any order, past and future. */
export type PatientFacts = {
  patientId: Uint8Array
  /** Null for ids whose card does not exist or was merged into another. */
  card: { branchId: string; source: string } | null
  appointments: AppointmentFact[]
  payments: PaymentFact[]
  lines: LineFact[]
  /** Open money of each plan with work left. */
  plans: number[]
  overrides: OverrideFact[]
}

/** Collects the rows of the stream into people and hands each one over when the next begins. */
export class FactCollector {
  private facts: PatientFacts | null = null
  private readonly onPatient: (facts: PatientFacts) => void

  constructor(onPatient: (facts: PatientFacts) => void) {
    this.onPatient = onPatient
  }

  add(row: BinaryRow): void {
    const start = row.starts[COLUMN.patient]!
    const facts = this.facts && isSame(this.facts.patientId, row.buffer, start) ? this.facts : this.begin(row, start)
    addFact(facts, row)
  }

  end(): void {
    if (this.facts) this.onPatient(this.facts)
    this.facts = null
  }

  private begin(row: BinaryRow, start: number): PatientFacts {
    this.end()
    const patientId = Uint8Array.prototype.slice.call(row.buffer, start, start + 16)
    this.facts = { patientId, card: null, appointments: [], payments: [], lines: [], plans: [], overrides: [] }
    return this.facts
  }
}

function addFact(facts: PatientFacts, row: BinaryRow): void {
  const code = row.int(COLUMN.code)
  const day = row.int(COLUMN.day)
  switch (code & 15) {
    case KIND.appointment:
      facts.appointments.push(appointmentOf(row, { code, day }))
      break
    case KIND.payment:
      facts.payments.push({ day, amount: row.bigint(COLUMN.a), insured: (code & CODE.insurer) !== 0 })
      break
    case KIND.line:
      facts.lines.push({
        day,
        service: code >> CODE.serviceShift,
        list: row.bigint(COLUMN.a),
        discount: row.bigint(COLUMN.b),
        cost: row.isNull(COLUMN.c) ? null : row.bigint(COLUMN.c),
      })
      break
    case KIND.patient: {
      const text = row.text(COLUMN.text)
      const at = text.indexOf('|')
      facts.card = { branchId: text.slice(0, at), source: text.slice(at + 1) }
      break
    }
    case KIND.plan:
      facts.plans.push(row.bigint(COLUMN.a))
      break
    default:
      facts.overrides.push({
        class: CLASS_NUMBERS[code >> CODE.classShift] ?? '',
        startsOn: day,
        endsOn: row.bigint(COLUMN.a),
        order: row.bigint(COLUMN.b),
      })
  }
}

function appointmentOf(row: BinaryRow, { code, day }: { code: number; day: Day }): AppointmentFact {
  const people = row.bigint(COLUMN.b)
  const doctor = Math.floor(people / PAIR)
  return {
    day,
    status: (code >> CODE.statusShift) & 7,
    starts: row.bigint(COLUMN.a),
    doctor,
    administrator: people - doctor * PAIR,
    branch: row.bigint(COLUMN.c),
    payer: (code >> CODE.payerShift) & 3,
    byPatient: (code & CODE.byPatient) !== 0,
  }
}

/** True for an appointment that may still happen. */
export function isAhead({ status }: AppointmentFact): boolean {
  return status === STATUS.ahead
}

function isSame(id: Uint8Array, buffer: Buffer, start: number): boolean {
  for (let index = 15; index >= 0; index--) if (id[index] !== buffer[start + index]) return false
  return true
}
