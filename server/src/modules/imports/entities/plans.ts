import type { Entity } from './description.ts'
import { externalId, field, hint } from './field.ts'
import { patientNumber, toPatient } from './visits.ts'

/** Планы лечения и их строки. */
export const plans: Entity = {
  name: 'plans',
  label: { ru: 'Планы лечения', en: 'Treatment plans' },
  table: 'plans',
  recognition: 'external_id',
  owner: 'patient',
  links: [toPatient],
  fields: [
    externalId('Номер плана', 'Plan id'),
    patientNumber,
    field('doctor_external_id', 'staff', ['Врач', 'Doctor'], { column: 'doctor_id' }),
    field('name', 'text', ['Название плана', 'Plan name'], { limit: 500 }),
    hint('diagnosis', 'text', ['Диагноз', 'Diagnosis'], { limit: 4000 }),
    field('status', 'plan_status', ['Статус плана', 'Plan status'], { fallback: "'presented'" }),
    field('presented_at', 'instant', ['Когда представлен', 'Presented at']),
    field('accepted_at', 'instant', ['Когда согласован', 'Accepted at']),
  ],
}

export const planItems: Entity = {
  name: 'plan_items',
  label: { ru: 'Строки планов', en: 'Plan items' },
  table: 'plan_items',
  recognition: 'external_id',
  owner: 'plan',
  links: [{ field: 'plan_external_id', target: 'plan', required: true, column: 'plan_id' }],
  fields: [
    externalId('Номер строки плана', 'Plan item id'),
    hint('plan_external_id', 'key', ['Номер плана', 'Plan id']),
    field('service_external_id', 'service', ['Услуга', 'Service'], { column: 'service_id' }),
    field('stage', 'count', ['Этап', 'Stage']),
    field('quantity', 'quantity', ['Количество', 'Quantity'], { fallback: '1' }),
    field('price', 'amount', ['Цена', 'Price']),
    field('planned_visits', 'count', ['Сколько визитов', 'Planned visits']),
    field('status', 'plan_item_status', ['Статус строки', 'Status'], { fallback: "'open'" }),
    field('done_at', 'instant', ['Когда выполнено', 'Done at']),
    field('decline_reason', 'text', ['Причина отказа', 'Decline reason'], { limit: 1000 }),
  ],
}
