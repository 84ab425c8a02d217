import type { Entity } from './description.ts'
import { externalId, field, hint } from './field.ts'

/** Пациенты. Names, contacts, tags and consents are taken apart in patient-cells.ts. */
export const patients: Entity = {
  name: 'patients',
  label: { ru: 'Пациенты', en: 'Patients' },
  table: 'patients',
  recognition: 'patient',
  owner: 'none',
  links: [],
  keepsWhenEmpty: true,
  fields: [
    externalId('Номер карты в МИС', 'Card number'),
    hint('full_name', 'raw', ['Фамилия, имя, отчество', 'Full name']),
    hint('last_name', 'raw', ['Фамилия', 'Last name']),
    hint('first_name', 'raw', ['Имя', 'First name']),
    hint('middle_name', 'raw', ['Отчество', 'Middle name']),
    field('sex', 'sex', ['Пол', 'Sex']),
    field('birth_date', 'day', ['Дата рождения', 'Birth date'], { past: true }),
    hint('phone', 'phone', ['Телефон', 'Phone']),
    hint('phone2', 'phone', ['Второй телефон', 'Second phone']),
    hint('email', 'email', ['Эл. почта', 'E-mail']),
    hint('telegram', 'raw', ['Telegram', 'Telegram']),
    hint('whatsapp', 'raw', ['WhatsApp', 'WhatsApp']),
    hint('max', 'raw', ['MAX', 'MAX']),
    field('district', 'text', ['Район', 'District'], { limit: 200 }),
    field('source', 'text', ['Канал привлечения', 'Acquisition source'], { limit: 200 }),
    hint('referrer_external_id', 'key', ['Кто порекомендовал (номер карты)', 'Referred by (card number)']),
    field('branch_external_id', 'branch', ['Филиал', 'Branch'], { column: 'branch_id' }),
    hint('tags', 'list', ['Метки', 'Tags']),
    field('created_at', 'instant', ['Карта заведена', 'Card created'], { fallback: 'import_time' }),
    hint('consent_service', 'boolean', ['Согласие на сообщения о приёмах', 'Consent to messages about visits']),
    hint('consent_marketing', 'boolean', ['Согласие на рассылку', 'Consent to marketing']),
    field('deceased', 'boolean', ['Умер', 'Deceased'], { fallback: 'false' }),
  ],
  computed: [],
}
