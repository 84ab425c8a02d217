import { insurerNameIn, readPayer } from '@revisit/domain/cell-word.ts'
import type { Entity, RowAccess } from './description.ts'
import { externalId, field, hint } from './field.ts'
import { patientNumber, toPatient } from './visits.ts'

/** Оплаты. A negative payment is a refund; amounts are kept positive. */
export const payments: Entity = {
  name: 'payments',
  label: { ru: 'Оплаты', en: 'Payments' },
  table: 'payments',
  recognition: 'external_id',
  owner: 'patient_or_appointment',
  links: [
    { ...toPatient, required: false },
    { field: 'appointment_external_id', target: 'appointment', required: false, column: 'appointment_id' },
  ],
  fields: [
    externalId('Номер оплаты', 'Payment id'),
    patientNumber,
    hint('appointment_external_id', 'key', ['Номер приёма', 'Appointment id']),
    field('paid_at', 'instant', ['Дата оплаты', 'Paid at'], { required: true, dayColumn: 'paid_on' }),
    field('amount', 'money', ['Сумма оплаты', 'Amount'], { required: true }),
    field('kind', 'payment_kind', ['Вид операции', 'Kind'], { fallback: "'payment'" }),
    field('payer', 'payer', ['Кто платит', 'Payer'], { fallback: "'patient'" }),
    field('insurer', 'insurer', ['Страховая', 'Insurer'], { column: 'insurer_id', byName: true }),
    field('method', 'text', ['Способ оплаты', 'Method'], { limit: 200 }),
    field('programme', 'text', ['Программа', 'Programme'], { limit: 300 }),
  ],
  computed: [
    { name: 'kind', type: 'text', fallback: "'payment'" },
    { name: 'payer', type: 'text', fallback: "'patient'", insertOnly: true },
  ],
  complete: completePayment,
}

export const policies: Entity = {
  name: 'policies',
  label: { ru: 'Полисы', en: 'Policies' },
  table: 'policies',
  recognition: 'external_id',
  owner: 'patient',
  links: [toPatient],
  fields: [
    externalId('Номер записи полиса', 'Policy id'),
    patientNumber,
    field('insurer', 'insurer', ['Страховая', 'Insurer'], { column: 'insurer_id', byName: true }),
    field('programme', 'text', ['Программа', 'Programme'], { limit: 300 }),
    field('employer', 'text', ['Работодатель', 'Employer'], { limit: 300 }),
    field('number', 'text', ['Номер полиса', 'Policy number'], { limit: 100 }),
    field('valid_from', 'day', ['Действует с', 'Valid from']),
    field('valid_to', 'day', ['Действует по', 'Valid to']),
    field('limit_amount', 'amount', ['Лимит', 'Limit']),
    field('spent_amount', 'amount', ['Израсходовано', 'Spent']),
    field('covered_categories', 'list', ['Что покрывает', 'Covered categories']),
  ],
  complete: (row) => {
    const [from, to] = [row.get('valid_from'), row.get('valid_to')]
    if (from === null || to === null || to >= from) return
    row.warn('valid_to', { code: 'ends_before_starts', column: 'valid_to', cell: row.cell('valid_to') })
    row.set('valid_to', null)
  },
}

export const leads: Entity = {
  name: 'leads',
  label: { ru: 'Заявки', en: 'Leads' },
  table: 'leads',
  recognition: 'external_id',
  owner: 'optional_patient',
  links: [{ ...toPatient, required: false }],
  fields: [
    externalId('Номер заявки', 'Lead id'),
    patientNumber,
    field('phone', 'phone', ['Телефон', 'Phone']),
    field('email', 'email', ['Эл. почта', 'E-mail']),
    field('source', 'text', ['Канал', 'Source'], { limit: 200 }),
    field('campaign', 'text', ['Кампания', 'Campaign'], { limit: 300 }),
    field('created_at', 'instant', ['Когда поступила', 'Created at'], { required: true, dayColumn: 'created_on' }),
    field('status', 'text', ['Статус', 'Status'], { limit: 200 }),
  ],
}

export const marketingSpend: Entity = {
  name: 'marketing_spend',
  label: { ru: 'Расходы на рекламу', en: 'Marketing spend' },
  table: 'marketing_spend',
  recognition: 'spend',
  owner: 'none',
  links: [],
  fields: [
    field('month', 'month', ['Месяц', 'Month'], { required: true }),
    field('source', 'text', ['Канал', 'Source'], { required: true, limit: 200 }),
    field('campaign', 'text', ['Кампания', 'Campaign'], { limit: 300, fallback: "''" }),
    field('amount', 'amount', ['Сумма', 'Amount'], { required: true }),
  ],
}

function completePayment(row: RowAccess): void {
  const amount = row.get('amount')
  const negative = amount?.startsWith('-') ?? false
  if (amount !== null && negative) row.set('amount', amount.slice(1))
  row.set('kind', negative ? 'refund' : row.get('kind'))
  findInsurer(row)
  if (row.get('payer') === null) row.set('payer', payerFrom(row))
  const nobody = ['patient_external_id', 'appointment_external_id'].every((field) => row.cell(field).trim() === '')
  if (nobody) row.reject('patient_external_id', { code: 'required_missing', column: 'patient_external_id' })
}

/** «ДМС Согаз» among the payers names the insurer too. */
function findInsurer(row: RowAccess): void {
  if (row.get('insurer_id') !== null || row.get('payer') !== 'insurer' || !row.has('insurer')) return
  const name = insurerNameIn(row.cell('payer'))
  if (name !== null) row.set('insurer_id', row.insurer(name))
}

/** Who paid, when no column says it: the way of payment or a named insurer tells. */
function payerFrom(row: RowAccess): string | null {
  if (row.has('payer')) return null
  if (row.get('insurer_id') !== null) return 'insurer'
  return row.has('method') ? readPayer(row.cell('method')).value : null
}
