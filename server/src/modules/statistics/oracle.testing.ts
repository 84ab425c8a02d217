import { addMonths, daysBetween, monthOf, monthsBetween } from '@revisit/domain/local-date.ts'
import { level } from '@revisit/domain/rfm.ts'
import type { Appointment, World } from './world.testing.ts'

/** A person as the definitions see them at the end of a day: nothing later exists. Written out plainly, to check faster counting. */
export type Person = {
  id: string
  source: string
  service: string
  specialty: string
  doctor: string
  branch: string
  payer: string
  visitDays: string[]
  /** First completed appointment of each visit day. */
  served: Appointment[]
  treatments: string[]
  money: { day: string; amount: number }[]
  work: { day: string; cost: number; list: number; discount: number }[]
  bookings: string[]
  missed: string[]
}

/** Everybody whose card is alive. */
export function peopleAt(world: World, asOf: string): Person[] {
  return world.patients.filter((p) => p.mergedInto === null).map((patient) => personAt(world, patient, asOf))
}

function personAt(world: World, patient: World['patients'][number], asOf: string): Person {
  const own = world.appointments.filter((a) => a.patientId === patient.id && a.day <= asOf)
  const completed = own.filter((a) => a.status === 'completed')
  const visitDays = [...new Set(completed.map((a) => a.day))].toSorted()
  const served = visitDays.map((day) =>
    firstOf(
      world,
      completed.filter((a) => a.day === day),
    ),
  )
  const lines = world.lines.flatMap((line) => {
    const visit = completed.find((a) => a.id === line.appointmentId)
    const service = world.services.find((s) => s.id === line.serviceId)
    const list = Math.round((line.price ?? service?.price ?? 0) * line.quantity)
    return visit ? [{ ...line, day: visit.day, list, service }] : []
  })
  const priciest = visitDays.map(
    (day) =>
      lines
        .filter((line) => line.day === day)
        .toSorted((a, b) => b.list - a.list || ((b.serviceId ?? '') > (a.serviceId ?? '') ? 1 : -1))[0]?.service,
  )
  const first = served[0]
  const doctor = world.doctors.find((d) => d.id === first?.doctorId)
  return {
    id: patient.id,
    source: patient.source ?? '',
    service: priciest[0]?.id ?? '',
    specialty: priciest[0]?.specialty ?? doctor?.specialty ?? '',
    doctor: first?.doctorId ?? '',
    branch: first ? (first.branchId ?? patient.branchId ?? '') : '',
    payer: first?.payer ?? '',
    visitDays,
    served: served.map((a) => ({ ...a, branchId: a.branchId ?? patient.branchId })),
    treatments: priciest.map((service) => service?.treatmentType ?? ''),
    money: world.payments
      .filter((p) => p.patientId === patient.id && p.day <= asOf)
      .map((p) => ({ day: p.day, amount: p.kind === 'payment' ? p.amount : -p.amount })),
    work: lines.map(({ day, cost, list, discount }) => ({ day, cost: cost ?? 0, list, discount })),
    bookings: own.map((a) => a.day),
    missed: own.filter((a) => a.status === 'no_show' || a.status === 'cancelled').map((a) => a.day),
  }
}

/** The earliest appointment of a day; at one hour, by the order the directories have. */
function firstOf(world: World, appointments: Appointment[]): Appointment {
  const place = (list: readonly string[], id: string | null): number => (id === null ? 0 : list.indexOf(id) + 1)
  const staff = world.doctors.map((d) => d.id)
  const payers = ['patient', 'insurer', 'employer']
  const rank = (a: Appointment): number[] => [
    a.hour,
    place(staff, a.doctorId),
    place(staff, a.administratorId),
    place(world.branches, a.branchId),
    place(payers, a.payer),
  ]
  return appointments.toSorted((a, b) => compare(rank(a), rank(b)))[0]!
}

function compare(a: number[], b: number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index])
  return differs < 0 ? 0 : a[differs]! - b[differs]!
}

export function total<T>(rows: readonly T[], value: (row: T) => number): number {
  return rows.reduce((sum, row) => sum + value(row), 0)
}

/** Revenue up to a day and after another. */
export function revenueOf(person: Person, { after = '0000-00-00', from = '0000-00-00' } = {}): number {
  return total(
    person.money.filter((m) => m.day > after && m.day >= from),
    (m) => m.amount,
  )
}

/** ⌈n·share⌉-th value, as percentile_disc. */
export function quantile(values: readonly number[], share: number): number | null {
  return values.toSorted((a, b) => a - b)[Math.max(1, Math.ceil(share * values.length)) - 1] ?? null
}

/** RFM of section 3, straight: cuts and cells as 'rfm' → [patients, revenue]. */
export function rfmOf(people: readonly Person[], asOf: string) {
  const visited = people.filter((p) => p.visitDays.length > 0)
  const measures = visited.map((p) => ({
    recency: daysBetween(p.visitDays.at(-1)!, asOf),
    frequency: p.visitDays.length,
    monetary: revenueOf(p),
  }))
  if (measures.length === 0) return { cuts: null, cells: new Map<string, [number, number]>() }
  const n = measures.length
  const cut = (key: 'recency' | 'frequency' | 'monetary'): [number, number] => {
    const sorted = measures.map((m) => m[key]).toSorted((a, b) => a - b)
    return [sorted[Math.ceil(n / 3) - 1]!, sorted[Math.ceil((2 * n) / 3) - 1]!]
  }
  const cuts = { recencyDays: cut('recency'), frequency: cut('frequency'), monetary: cut('monetary') }
  const cells = new Map<string, [number, number]>()
  for (const m of measures) {
    const code = `${4 - level(m.recency, ...cuts.recencyDays)}${level(m.frequency, ...cuts.frequency)}${level(m.monetary, ...cuts.monetary)}`
    const [patients, revenue] = cells.get(code) ?? [0, 0]
    cells.set(code, [patients + 1, revenue + m.monetary])
  }
  return { cuts, cells }
}

/** One figure of the cohort table in calendar months, straight from section 4. */
export function calendarCell(people: readonly Person[], cohort: string, k: number) {
  const members = people.filter((p) => p.visitDays.length > 0 && monthOf(p.visitDays[0]!) === cohort)
  const month = monthOf(addMonths(`${cohort}-01`, k))
  const counted = (p: Person, upTo: boolean) =>
    p.money.filter((m) => m.day >= p.visitDays[0]! && (upTo ? monthOf(m.day) <= month : monthOf(m.day) === month))
  return {
    size: members.length,
    revenue: total(members, (p) => total(counted(p, false), (m) => m.amount)),
    cumulativeRevenue: total(members, (p) => total(counted(p, true), (m) => m.amount)),
    active: members.filter((p) => p.visitDays.some((day) => monthOf(day) === month)).length,
    visits: total(members, (p) => p.visitDays.filter((day) => monthOf(day) === month).length),
  }
}

/** The same by full months since each patient's first visit. */
export function anniversaryCell(people: readonly Person[], cohort: string, k: number) {
  const members = people.filter((p) => p.visitDays.length > 0 && monthOf(p.visitDays[0]!) === cohort)
  const age = (p: Person, day: string): number => monthsBetween(p.visitDays[0]!, day)
  return {
    size: members.length,
    revenue: total(members, (p) =>
      total(
        p.money.filter((m) => m.day >= p.visitDays[0]! && age(p, m.day) === k),
        (m) => m.amount,
      ),
    ),
    cumulativeRevenue: total(members, (p) =>
      total(
        p.money.filter((m) => m.day >= p.visitDays[0]! && age(p, m.day) <= k),
        (m) => m.amount,
      ),
    ),
    active: members.filter((p) => p.visitDays.some((day) => age(p, day) === k)).length,
    visits: total(members, (p) => p.visitDays.filter((day) => age(p, day) === k).length),
  }
}
