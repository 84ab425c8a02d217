import type { Day, Moment } from './calendar.ts'

/** Rows of the exchange format. Money is in kopecks, `*At` are branch-local minutes, `*On` and `valid*` are days. */

export type Payer = 'patient' | 'insurer' | 'employer'
export type TreatmentType =
  | 'consultation'
  | 'hygiene'
  | 'caries'
  | 'complex'
  | 'surgery'
  | 'prosthetics'
  | 'orthodontics'
  | 'diagnostics'
  | 'other'

export type BranchRow = { externalId: string; name: string; city: string; address: string; timezone: string }
export type StaffRole = 'doctor' | 'administrator' | 'operator' | 'curator'
export type StaffRow = {
  externalId: string
  name: string
  role: StaffRole
  specialty: string
  branchExternalId: string
}
export type ServiceRow = {
  externalId: string
  code: string
  name: string
  category: string
  specialty: string
  treatmentType: TreatmentType
  price: number
  cost: number
}
export type PatientRow = {
  externalId: string
  lastName: string
  firstName: string
  middleName: string
  sex: 'm' | 'f'
  birthDate: Day | null
  phone: string
  phone2: string
  email: string
  telegram: string
  whatsapp: string
  max: string
  district: string
  source: string
  referrerExternalId: string
  branchExternalId: string
  tags: readonly string[]
  createdAt: Moment
  consentService: boolean | null
  consentMarketing: boolean | null
  deceased: boolean
}
export type AppointmentStatus = 'booked' | 'confirmed' | 'arrived' | 'completed' | 'no_show' | 'cancelled'
export type AppointmentRow = {
  externalId: string
  patientExternalId: string
  doctorExternalId: string
  administratorExternalId: string
  branchExternalId: string
  startsAt: Moment
  endsAt: Moment
  status: AppointmentStatus
  cancelledBy: '' | 'patient' | 'clinic'
  bookedAt: Moment
  payer: Payer
  policyNumber: string
  diagnosis: string
  note: string
}
/** `price` and `cost` are per unit, `discount` is off the whole line: amount = quantity × price − discount. */
export type ServiceLineRow = {
  externalId: string
  appointmentExternalId: string
  serviceExternalId: string
  quantity: number
  price: number
  discount: number
  cost: number
  payer: Payer
  planItemExternalId: string
}
/** `amount` is positive for refunds too: `kind` gives the sign. `insurer` is the insurer's name. */
export type PaymentRow = {
  externalId: string
  patientExternalId: string
  appointmentExternalId: string
  paidAt: Moment
  amount: number
  kind: 'payment' | 'refund'
  payer: Payer
  insurer: string
  method: string
  programme: string
}
export type PlanStatus = 'draft' | 'presented' | 'accepted' | 'in_progress' | 'completed' | 'postponed' | 'lost'
export type PlanRow = {
  externalId: string
  patientExternalId: string
  doctorExternalId: string
  name: string
  diagnosis: string
  status: PlanStatus
  presentedAt: Moment
  acceptedAt: Moment | null
}
export type PlanItemStatus = 'open' | 'booked' | 'done' | 'declined' | 'postponed'
export type PlanItemRow = {
  externalId: string
  planExternalId: string
  serviceExternalId: string
  stage: number
  quantity: number
  price: number
  plannedVisits: number
  status: PlanItemStatus
  doneAt: Moment | null
  declineReason: string
}
export type InsurerRow = { externalId: string; name: string; contractNumber: string; contractTo: Day }
export type PolicyRow = {
  externalId: string
  patientExternalId: string
  insurer: string
  programme: string
  employer: string
  number: string
  validFrom: Day
  validTo: Day
  limitAmount: number
  spentAmount: number
  coveredCategories: readonly string[]
}
export type OfferRow = {
  externalId: string
  patientExternalId: string
  appointmentExternalId: string
  serviceExternalId: string
  offeredByExternalId: string
  offeredAt: Moment
  script: string
  outcome: 'accepted' | 'declined' | 'thinking'
  reason: string
}
export type LeadRow = {
  externalId: string
  patientExternalId: string
  phone: string
  email: string
  source: string
  campaign: string
  createdAt: Moment
  status: 'new' | 'booked' | 'converted' | 'lost'
}
/** `month` is 'YYYY-MM'. */
export type MarketingSpendRow = { month: string; source: string; campaign: string; amount: number }
export type CallRow = {
  externalId: string
  patientExternalId: string
  phone: string
  operatorExternalId: string
  direction: 'inbound' | 'outbound'
  startedAt: Moment
  durationS: number
  result: string
  comment: string
  recordingUrl: string
}

export type RowOfFile = {
  branches: BranchRow
  staff: StaffRow
  services: ServiceRow
  patients: PatientRow
  appointments: AppointmentRow
  service_lines: ServiceLineRow
  payments: PaymentRow
  plans: PlanRow
  plan_items: PlanItemRow
  insurers: InsurerRow
  policies: PolicyRow
  offers: OfferRow
  leads: LeadRow
  marketing_spend: MarketingSpendRow
  calls: CallRow
}
export type FileName = keyof RowOfFile
export type Rows = { [File in FileName]: RowOfFile[File][] }

/** Kopecks owed for a line. */
export function amountOf(line: ServiceLineRow): number {
  return line.price * line.quantity - line.discount
}

export function noRows(): Rows {
  return {
    branches: [],
    staff: [],
    services: [],
    patients: [],
    appointments: [],
    service_lines: [],
    payments: [],
    plans: [],
    plan_items: [],
    insurers: [],
    policies: [],
    offers: [],
    leads: [],
    marketing_spend: [],
    calls: [],
  }
}
