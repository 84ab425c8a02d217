import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { momentText } from './calendar.ts'
import type { Clinic, Portion } from './clinic.ts'
import { cp1251 } from './cp1251.ts'
import { createCsv, type CsvFile, type CsvShape } from './csv.ts'
import { createRandom, type Random } from './random.ts'
import type { AppointmentRow, PatientRow, PaymentRow } from './rows.ts'
import { messyMoney, messyPhone, russianDate, russianMoment } from './russian-print.ts'
import { addWideRows, createNetworkNames, type NetworkNames, noWideTruth, WIDE_HEADER, type WideTruth } from './wide.ts'

/** What the dirty files truly hold. Money in kopecks. */
export type MessTruth = {
  patients: number
  appointments: number
  completed: number
  payments: number
  revenue: number
  wide: WideTruth
}

const CP1251_REPORT: CsvShape = { separator: ';', encode: cp1251, lineEnd: '\r\n' }
const UTF8_REPORT: CsvShape = { separator: ';', encode: (text) => text, lineEnd: '\r\n' }
const MESS_STREAM = 99

/**
 * Writes the same network as a clinic's own reports print it: CP1251 or a BOM, `;`, title and totals rows, ФИО in one
 * column, Russian dates, decimal commas, phones as people type them, and one wide sheet with a row per rendered service.
 */
export async function writeMess(clinic: Clinic, folder: string): Promise<MessTruth> {
  await mkdir(folder, { recursive: true })
  const random = createRandom(clinic.settings.seed, MESS_STREAM)
  const truth: MessTruth = { patients: 0, appointments: 0, completed: 0, payments: 0, revenue: 0, wide: noWideTruth() }
  const reports = await openReports(folder)
  let names: NetworkNames | null = null
  for (const portion of clinic.portions()) {
    names ??= createNetworkNames(portion.rows)
    addReportRows(reports, random, { portion, names, truth })
    addWideRows(reports.wide, random, { portion, names, truth: truth.wide })
    for (const report of Object.values(reports)) await report.drain()
  }
  addTotals(reports, truth)
  for (const report of Object.values(reports)) await report.close()
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
  return truth
}

type Reports = { patients: CsvFile; visits: CsvFile; payments: CsvFile; wide: CsvFile }

const PATIENT_HEADER = [
  '№ карты',
  'ФИО',
  'Дата рожд.',
  'Пол',
  'Тел.',
  'E-mail',
  'Откуда узнали',
  'Район',
  'Карта заведена',
  'Согласие на рассылку',
]
const VISIT_HEADER = [
  '№ приёма',
  '№ карты',
  'Пациент',
  'Врач',
  'Администратор',
  'Филиал',
  'Дата приёма',
  'Окончание',
  'Статус',
  'Диагноз',
]
const PAYMENT_HEADER = [
  '№ документа',
  '№ карты',
  '№ приёма',
  'Дата оплаты',
  'Сумма',
  'Вид операции',
  'Плательщик',
  'Страховая',
  'Способ оплаты',
]

async function openReports(folder: string): Promise<Reports> {
  const patients = await createCsv(join(folder, 'patients-report.csv'), null, CP1251_REPORT)
  addTitle(patients, 'Список пациентов', PATIENT_HEADER)
  const visits = await createCsv(join(folder, 'visits-report.csv'), ['\uFEFFОтчёт по приёмам'], UTF8_REPORT)
  addTitle(visits, 'Все филиалы', VISIT_HEADER)
  const payments = await createCsv(join(folder, 'payments-report.csv'), null, CP1251_REPORT)
  addTitle(payments, 'Движение денежных средств', PAYMENT_HEADER)
  const wide = await createCsv(join(folder, 'wide.csv'), ['\uFEFFОтчёт «Оказанные услуги»'], UTF8_REPORT)
  addTitle(wide, 'Сеть стоматологий, все филиалы', WIDE_HEADER)
  return { patients, visits, payments, wide }
}

function addTitle(report: CsvFile, title: string, header: readonly string[]): void {
  report.add([title])
  report.add(header.map(() => ''))
  report.add(header)
}

function addReportRows(
  reports: Reports,
  random: Random,
  told: { portion: Portion; names: NetworkNames; truth: MessTruth },
): void {
  const { portion, names, truth } = told
  const { patients, appointments, payments } = portion.rows
  for (const card of patients) reports.patients.add(patientCells(random, card))
  for (const row of appointments) reports.visits.add(visitCells(names, portion, row))
  for (const row of payments) reports.payments.add(paymentCells(row))
  truth.patients += patients.length
  truth.appointments += appointments.length
  truth.completed += appointments.filter((row) => row.status === 'completed').length
  truth.payments += payments.length
  for (const row of payments) truth.revenue += row.kind === 'refund' ? -row.amount : row.amount
}

function patientCells(random: Random, card: PatientRow): string[] {
  const name = fullName(card)
  const phones = [card.phone, card.phone2].filter((phone) => phone !== '').map((phone) => messyPhone(random, phone))
  return [
    card.externalId,
    random.chance(0.03) ? name.toUpperCase() : random.chance(0.03) ? ` ${name.replace(' ', '  ')} ` : name,
    card.birthDate === null ? random.pick(['', '-', '01.01.1900']) : russianDate(card.birthDate),
    card.sex === 'm' ? random.pick(['м', 'Муж.', 'М']) : random.pick(['ж', 'Жен.', 'Ж']),
    phones.length === 0 ? random.pick(['', 'нет', '-']) : phones.join(random.pick([', ', ' / ', '; '])),
    card.email,
    card.source,
    card.district,
    russianMoment(card.createdAt),
    card.consentMarketing === null ? '' : card.consentMarketing ? 'да' : 'нет',
  ]
}

const STATUSES: Readonly<Record<string, string>> = {
  booked: 'Записан',
  confirmed: 'Подтверждён',
  arrived: 'Пришёл',
  completed: 'Состоялся',
  no_show: 'Не пришёл',
  cancelled: 'Отменён пациентом',
  cancelledByClinic: 'Отменён клиникой',
}

function visitCells(names: NetworkNames, portion: Portion, row: AppointmentRow): string[] {
  const card = portion.rows.patients.find((each) => each.externalId === row.patientExternalId)
  const status = row.cancelledBy === 'clinic' ? 'cancelledByClinic' : row.status
  return [
    row.externalId,
    row.patientExternalId,
    card === undefined ? '' : fullName(card),
    names.staff(row.doctorExternalId),
    names.staff(row.administratorExternalId),
    names.branch(row.branchExternalId),
    russianMoment(row.startsAt),
    momentText(row.endsAt).slice(11, 16),
    STATUSES[status] ?? row.status,
    row.diagnosis,
  ]
}

const PAYERS = { patient: 'Пациент', insurer: 'Страховая', employer: 'Организация' } as const

function paymentCells(row: PaymentRow): string[] {
  return [
    row.externalId,
    row.patientExternalId,
    row.appointmentExternalId,
    russianMoment(row.paidAt),
    messyMoney(row.amount),
    row.kind === 'refund' ? 'Возврат' : 'Оплата',
    PAYERS[row.payer],
    row.insurer,
    row.method,
  ]
}

function addTotals(reports: Reports, truth: MessTruth): void {
  reports.patients.add(['Итого:', `${truth.patients} пациентов`])
  reports.visits.add(['Итого:', String(truth.appointments)])
  reports.payments.add(['Итого:', '', '', '', messyMoney(truth.revenue)])
  reports.wide.add(['ИТОГО', ...WIDE_HEADER.slice(1, 14).map(() => ''), messyMoney(truth.wide.amount)])
  for (const report of Object.values(reports)) {
    report.add([''])
    report.add(['Отчёт сформирован автоматически'])
  }
}

function fullName(card: PatientRow): string {
  return [card.lastName, card.firstName, card.middleName].filter((part) => part !== '').join(' ')
}
