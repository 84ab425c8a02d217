import { localDateOf } from '@revisit/domain/local-date.ts'
import { readDateTime } from '@revisit/domain/cell-date.ts'
import { readCancelledBy } from '@revisit/domain/cell-word.ts'
import { readMoney } from '@revisit/domain/money.ts'
import type { Entity, Link, RowAccess } from './description.ts'
import { externalId, field, hint } from './field.ts'

export const toPatient: Link = { field: 'patient_external_id', target: 'patient', required: true }
export const patientNumber = hint('patient_external_id', 'key', ['Номер карты пациента', 'Patient card number'])

/** Приёмы. Without a status a past appointment counts as a visit and a future one as a booking. */
export const appointments: Entity = {
  name: 'appointments',
  label: { ru: 'Приёмы', en: 'Appointments' },
  table: 'appointments',
  recognition: 'external_id',
  owner: 'patient',
  links: [toPatient],
  fields: [
    externalId('Номер приёма', 'Appointment id'),
    patientNumber,
    field('branch_external_id', 'branch', ['Филиал', 'Branch'], { column: 'branch_id' }),
    field('doctor_external_id', 'staff', ['Врач', 'Doctor'], { column: 'doctor_id' }),
    field('administrator_external_id', 'staff', ['Администратор', 'Administrator'], { column: 'administrator_id' }),
    field('starts_at', 'instant', ['Дата и время приёма', 'Starts at'], { required: true, dayColumn: 'visited_on' }),
    hint('starts_time', 'raw', ['Время начала', 'Start time']),
    { ...hint('ends_at', 'raw', ['Окончание', 'Ends at']), column: { name: 'ends_at', type: 'timestamptz' } },
    field('status', 'appointment_status', ['Статус приёма', 'Status'], { fallback: "'booked'" }),
    field('cancelled_by', 'cancelled_by', ['Кто отменил', 'Cancelled by']),
    field('booked_at', 'instant', ['Когда записан', 'Booked at']),
    field('payer', 'payer', ['Кто платит', 'Payer']),
    field('policy_number', 'text', ['Номер полиса', 'Policy number'], { limit: 100 }),
    hint('diagnosis', 'text', ['Диагноз', 'Diagnosis'], { limit: 4000 }),
    hint('note', 'text', ['Комментарий врача', 'Note'], { limit: 10_000 }),
  ],
  computed: [{ name: 'status', type: 'text', fallback: "'booked'", insertOnly: true }],
  complete: completeAppointment,
}

export const serviceLines: Entity = {
  name: 'service_lines',
  label: { ru: 'Оказанные услуги', en: 'Service lines' },
  table: 'service_lines',
  recognition: 'external_id',
  owner: 'appointment',
  links: [
    { field: 'appointment_external_id', target: 'appointment', required: true, column: 'appointment_id' },
    { field: 'plan_item_external_id', target: 'plan_item', required: false, column: 'plan_item_id' },
  ],
  fields: [
    externalId('Номер строки услуги', 'Service line id'),
    hint('appointment_external_id', 'key', ['Номер приёма', 'Appointment id']),
    field('service_external_id', 'service', ['Услуга', 'Service'], { column: 'service_id' }),
    hint('service_code', 'raw', ['Код услуги', 'Service code']),
    field('quantity', 'quantity', ['Количество', 'Quantity'], { fallback: '1' }),
    field('price', 'amount', ['Цена за единицу', 'Unit price']),
    field('discount', 'amount', ['Скидка, ₽', 'Discount'], { fallback: '0' }),
    hint('discount_percent', 'raw', ['Скидка, %', 'Discount, %']),
    hint('total', 'raw', ['Сумма со скидкой', 'Line total']),
    field('cost', 'amount', ['Себестоимость', 'Cost']),
    field('payer', 'payer', ['Кто платит', 'Payer']),
    hint('plan_item_external_id', 'key', ['Номер строки плана', 'Plan item id']),
  ],
  computed: [
    { name: 'price', type: 'bigint' },
    { name: 'discount', type: 'bigint', fallback: '0' },
  ],
  complete: completeLine,
}

export const offers: Entity = {
  name: 'offers',
  label: { ru: 'Предложения', en: 'Offers' },
  table: 'offers',
  recognition: 'external_id',
  owner: 'patient_or_appointment',
  links: [
    { ...toPatient, required: false },
    { field: 'appointment_external_id', target: 'appointment', required: false, column: 'appointment_id' },
  ],
  fields: [
    externalId('Номер предложения', 'Offer id'),
    patientNumber,
    hint('appointment_external_id', 'key', ['Номер приёма', 'Appointment id']),
    field('service_external_id', 'service', ['Услуга', 'Service'], { column: 'service_id' }),
    field('offered_by_external_id', 'staff', ['Кто предложил', 'Offered by'], { column: 'offered_by' }),
    field('offered_at', 'instant', ['Когда предложено', 'Offered at'], { required: true }),
    field('script', 'text', ['Скрипт', 'Script'], { limit: 500 }),
    field('outcome', 'offer_outcome', ['Итог', 'Outcome']),
    field('reason', 'text', ['Причина', 'Reason'], { limit: 1000 }),
  ],
}

export const calls: Entity = {
  name: 'calls',
  label: { ru: 'Звонки', en: 'Calls' },
  table: 'calls',
  recognition: 'external_id',
  owner: 'optional_patient',
  links: [{ ...toPatient, required: false }],
  fields: [
    externalId('Номер звонка', 'Call id'),
    patientNumber,
    field('phone', 'phone', ['Телефон', 'Phone']),
    field('operator_external_id', 'staff', ['Оператор', 'Operator'], { column: 'operator_id' }),
    field('direction', 'call_direction', ['Направление', 'Direction']),
    field('started_at', 'instant', ['Начало звонка', 'Started at'], { required: true }),
    field('duration_s', 'count', ['Длительность, с', 'Duration, s']),
    field('result', 'text', ['Результат', 'Result'], { limit: 500 }),
    field('comment', 'text', ['Комментарий', 'Comment'], { limit: 4000 }),
    field('recording_url', 'text', ['Запись разговора', 'Recording'], { limit: 1000 }),
  ],
}

function completeAppointment(row: RowAccess): void {
  joinTime(row)
  const starts = row.get('starts_at')
  // Without a column of starts only known appointments can be meant.
  if (starts === null) return
  setEnd(row, starts)
  const past = Date.parse(starts) <= row.now
  const status = row.get('status') ?? (past ? 'completed' : 'booked')
  if (status === 'completed' && !past && localDateOf(Date.parse(starts), row.timeZone) > row.today) {
    row.set('status', 'booked')
    row.warn('starts_at', { code: 'visit_in_future', cell: row.cell('starts_at') })
  } else row.set('status', status)
  if (status !== 'cancelled') row.set('cancelled_by', null)
  else if (!row.has('cancelled_by') && row.has('status')) {
    row.set('cancelled_by', readCancelledBy(row.cell('status')).value)
  }
}

/** «Дата приёма» and «Время» in two columns. */
function joinTime(row: RowAccess): void {
  const time = row.cell('starts_time').trim()
  if (time === '' || row.get('starts_at') === null) return
  const day = row.get('visited_on')!
  const { value } = readDateTime(`${day} ${time.replace(/^.*?(\d{1,2}[:.]\d{2}(?:[:.]\d{2})?).*$/, '$1')}`, {
    timeZone: row.timeZone,
  })
  if (value) row.set('starts_at', value.at.toISOString())
  else row.warn('starts_time', { code: 'time_impossible', cell: time })
}

/** The end may be a time alone: then it is on the day of the start. */
function setEnd(row: RowAccess, starts: string): void {
  const cell = row.cell('ends_at').trim()
  if (cell === '') return
  const timeOnly = /^\d{1,2}[:.]\d{2}(?:[:.]\d{2})?$/.test(cell)
  const text = timeOnly ? `${row.get('visited_on')} ${cell.replaceAll('.', ':')}` : cell
  const { value, problem } = readDateTime(text, { timeZone: row.timeZone })
  if (problem) return row.warn('ends_at', problem)
  if (!value) return
  if (value.at.getTime() < Date.parse(starts)) {
    return row.warn('ends_at', { code: 'ends_before_starts', column: 'ends_at', cell })
  }
  row.set('ends_at', value.at.toISOString())
}

/** A price or a discount that the file does not have follows from the total of the line. */
function completeLine(row: RowAccess): void {
  const quantity = Number(row.get('quantity') ?? '1')
  const percent = percentOf(row)
  const total = row.has('total') ? moneyOf(row, 'total') : null
  const told = numberOf(row.get('discount'))
  const price = numberOf(row.get('price')) ?? priceFrom(total, { quantity, percent, discount: told ?? 0 })
  const discount = told ?? discountFrom(price, { quantity, percent, total })
  row.set('price', price === null ? null : String(price))
  row.set('discount', discount === null ? null : String(Math.max(0, discount)))
}

function priceFrom(
  total: number | null,
  { quantity, percent, discount }: { quantity: number; percent: number | null; discount: number },
): number | null {
  if (total === null) return null
  const full = percent !== null && percent < 100 ? total / (1 - percent / 100) : total + discount
  return Math.round(full / quantity)
}

function discountFrom(
  price: number | null,
  { quantity, percent, total }: { quantity: number; percent: number | null; total: number | null },
): number | null {
  if (price === null) return null
  const full = Math.round(price * quantity)
  if (total !== null) return full - total
  return percent === null ? null : Math.round((full * percent) / 100)
}

function percentOf(row: RowAccess): number | null {
  const cell = row.cell('discount_percent').trim().replace('%', '').replace(',', '.').trim()
  if (cell === '' || cell === '-') return null
  const percent = Number(cell)
  if (percent >= 0 && percent <= 100) return percent
  row.warn('discount_percent', { code: 'quantity_unreadable', cell })
  return null
}

function moneyOf(row: RowAccess, field: string): number | null {
  const { value, problem } = readMoney(row.cell(field))
  if (problem) row.warn(field, problem)
  return value
}

function numberOf(text: string | null): number | null {
  return text === null ? null : Number(text)
}
