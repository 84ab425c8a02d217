import type { Portion } from './clinic.ts'
import type { CsvFile } from './csv.ts'
import type { Random } from './random.ts'
import {
  amountOf,
  type AppointmentRow,
  type PatientRow,
  type PaymentRow,
  type Rows,
  type ServiceLineRow,
} from './rows.ts'
import { messyMoney, messyPhone, russianDate, russianMoment } from './russian-print.ts'

/** One row per rendered service: what most clinics can export without help. */
export const WIDE_HEADER = [
  '№ карты',
  'ФИО пациента',
  'Дата рожд.',
  'Пол',
  'Тел.',
  'Откуда узнали',
  'Филиал',
  'Дата приёма',
  'Врач',
  'Код услуги',
  'Услуга',
  'Кол-во',
  'Цена',
  'Скидка',
  'Сумма со скидкой',
  'Кто платит',
  'Страховая',
  'Оплачено',
  'Дата оплаты',
  'Способ оплаты',
]

/** What the wide sheet holds, in kopecks; `patients` are cards with at least one rendered service. */
export type WideTruth = { patients: number; visits: number; lines: number; amount: number; paid: number }

/** Looks up the printed names of staff, branches and services by external id; '' when unknown. */
export type NetworkNames = {
  staff(id: string): string
  branch(id: string): string
  service(id: string): string
}

export function noWideTruth(): WideTruth {
  return { patients: 0, visits: 0, lines: 0, amount: 0, paid: 0 }
}

export function createNetworkNames(rows: Rows): NetworkNames {
  const staff = new Map(rows.staff.map((row) => [row.externalId, row.name]))
  const branches = new Map(rows.branches.map((row) => [row.externalId, row.name]))
  const services = new Map(rows.services.map((row) => [row.externalId, row.name]))
  return {
    staff: (id) => staff.get(id) ?? '',
    branch: (id) => branches.get(id) ?? '',
    service: (id) => services.get(id) ?? '',
  }
}

export function addWideRows(
  file: CsvFile,
  random: Random,
  told: { portion: Portion; names: NetworkNames; truth: WideTruth },
): void {
  const { rows } = told.portion
  for (const card of rows.patients) {
    const visits = rows.appointments.filter(
      (row) => row.status === 'completed' && row.patientExternalId === card.externalId,
    )
    if (visits.length > 0) told.truth.patients++
    const phone = card.phone === '' ? '' : messyPhone(random, card.phone)
    for (const visit of visits) addVisit(file, { ...told, card, visit, phone })
  }
}

type WideVisit = {
  portion: Portion
  names: NetworkNames
  truth: WideTruth
  card: PatientRow
  visit: AppointmentRow
  phone: string
}

function addVisit(file: CsvFile, wide: WideVisit): void {
  const { rows } = wide.portion
  const lines = rows.service_lines.filter((line) => line.appointmentExternalId === wide.visit.externalId)
  const payments = rows.payments.filter((row) => row.appointmentExternalId === wide.visit.externalId)
  let left = payments.reduce((sum, row) => sum + (row.kind === 'refund' ? -row.amount : row.amount), 0)
  wide.truth.visits++
  for (const line of lines) {
    const paid = Math.max(0, Math.min(left, amountOf(line)))
    left -= paid
    file.add(lineCells(wide, { line, paid, payment: payments.find((row) => row.payer === line.payer) }))
    wide.truth.lines++
    wide.truth.amount += amountOf(line)
    wide.truth.paid += paid
  }
}

const PAYERS = { patient: 'пациент', insurer: 'ДМС', employer: 'организация' } as const

function lineCells(
  wide: WideVisit,
  of: { line: ServiceLineRow; paid: number; payment: PaymentRow | undefined },
): string[] {
  const { card, visit, names } = wide
  const { line, paid, payment } = of
  const name = [card.lastName, card.firstName, card.middleName].filter((part) => part !== '').join(' ')
  return [
    card.externalId,
    name,
    card.birthDate === null ? '' : russianDate(card.birthDate),
    card.sex === 'm' ? 'муж' : 'жен',
    wide.phone,
    card.source,
    names.branch(visit.branchExternalId),
    russianMoment(visit.startsAt),
    names.staff(visit.doctorExternalId),
    line.serviceExternalId,
    names.service(line.serviceExternalId),
    String(line.quantity),
    messyMoney(line.price),
    messyMoney(line.discount),
    messyMoney(amountOf(line)),
    PAYERS[line.payer],
    payment?.insurer ?? '',
    paid === 0 ? '' : messyMoney(paid),
    paid === 0 || payment === undefined ? '' : russianDate(Math.floor(payment.paidAt / 1440)),
    paid === 0 ? '' : (payment?.method ?? ''),
  ]
}
