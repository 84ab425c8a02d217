import type { Branch } from './branches.ts'
import type { Day } from './calendar.ts'
import type { Sex } from './names.ts'
import type { Habits, PatientKind } from './patient-kinds.ts'
import type { Random } from './random.ts'
import type { AppointmentRow, PatientRow, PlanItemRow, PlanRow, PolicyRow, Rows } from './rows.ts'
import type { Source } from './sources.ts'
import type { Administrator, Doctor } from './staff.ts'
import type { TreatmentName } from './treatments.ts'

/** A real person with what the clinic cannot see: their kind, true source, taste. */
export type Person = {
  card: PatientRow
  surname: string
  sex: Sex
  birthDay: Day
  isChild: boolean
  kind: PatientKind
  habits: Habits
  source: Source
  taste: number
  branch: Branch
  arrivesOn: Day
  /** Number of the household, for the truth about families. */
  household: number
}

/** What a person comes for next, and when. */
export type Errand = {
  treatment: TreatmentName
  wishOn: Day
  bookedAt: number
  /** Step of the active plan this visit belongs to. */
  step: PlanStep | null
  /** Decided to pay although insured. */
  forcedPaid: boolean
}

/** One visit of a plan still to be done; `lastOfItem` closes the item. */
export type PlanStep = { item: PlanItemRow; treatment: TreatmentName; gap: number; lastOfItem: boolean }
export type ActivePlan = { row: PlanRow; doctor: Doctor; steps: PlanStep[]; next: number; items: PlanItemRow[] }

export type Visit = {
  appointment: AppointmentRow
  day: Day
  doctor: Doctor
  administrator: Administrator
  treatment: TreatmentName
}

/** One person's life with the clinic while it is being told. */
export type Life = {
  person: Person
  random: Random
  rows: Rows
  visits: Visit[]
  plan: ActivePlan | null
  policies: PolicyRow[]
  /** Kopecks paid in advance and not yet used. */
  prepaid: number
  /** Day until which an annual programme covers hygiene, if bought. */
  programmeUntil: Day | null
}
