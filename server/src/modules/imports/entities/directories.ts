import type { Entity } from './description.ts'
import { externalId, field } from './field.ts'

/** Филиалы, сотрудники, услуги, страховые: small lists that everything else refers to. */
export const branches: Entity = {
  name: 'branches',
  label: { ru: 'Филиалы', en: 'Branches' },
  table: 'branches',
  recognition: 'directory',
  owner: 'none',
  links: [],
  keepsWhenEmpty: true,
  fields: [
    externalId('Номер филиала', 'Branch id'),
    field('name', 'text', ['Филиал', 'Branch name'], { required: true, limit: 200 }),
    field('city', 'text', ['Город', 'City'], { limit: 200 }),
    field('address', 'text', ['Адрес', 'Address'], { limit: 500 }),
    field('timezone', 'timezone', ['Часовой пояс', 'Time zone'], { fallback: 'clinic_timezone' }),
  ],
}

export const staff: Entity = {
  name: 'staff',
  label: { ru: 'Сотрудники', en: 'Staff' },
  table: 'staff',
  recognition: 'directory',
  owner: 'none',
  links: [],
  keepsWhenEmpty: true,
  fields: [
    externalId('Номер сотрудника', 'Staff id'),
    field('name', 'text', ['Имя сотрудника', 'Staff name'], { required: true, limit: 200 }),
    field('role', 'staff_role', ['Должность', 'Role'], { fallback: "'doctor'" }),
    field('specialty', 'text', ['Специальность', 'Specialty'], { limit: 200 }),
    field('branch_external_id', 'branch', ['Филиал', 'Branch'], { column: 'branch_id' }),
  ],
}

export const services: Entity = {
  name: 'services',
  label: { ru: 'Услуги', en: 'Services' },
  table: 'services',
  recognition: 'directory',
  owner: 'none',
  links: [],
  keepsWhenEmpty: true,
  fields: [
    externalId('Номер услуги', 'Service id'),
    field('code', 'text', ['Код услуги', 'Service code'], { limit: 100 }),
    field('name', 'text', ['Название услуги', 'Service name'], { required: true, limit: 500 }),
    field('category', 'text', ['Категория', 'Category'], { limit: 200 }),
    field('specialty', 'text', ['Специальность', 'Specialty'], { limit: 200 }),
    field('treatment_type', 'treatment_type', ['Вид лечения', 'Treatment type'], { fallback: "'other'" }),
    field('price', 'amount', ['Цена', 'Price']),
    field('cost', 'amount', ['Себестоимость', 'Cost']),
  ],
}

export const insurers: Entity = {
  name: 'insurers',
  label: { ru: 'Страховые компании', en: 'Insurers' },
  table: 'insurers',
  recognition: 'directory',
  owner: 'none',
  links: [],
  keepsWhenEmpty: true,
  fields: [
    externalId('Номер страховой', 'Insurer id'),
    field('name', 'text', ['Страховая', 'Insurer'], { required: true, limit: 200 }),
    field('contract_number', 'text', ['Номер договора', 'Contract number'], { limit: 100 }),
    field('contract_to', 'day', ['Договор до', 'Contract until']),
  ],
}
