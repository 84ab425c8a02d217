import { isLocalDate } from '@revisit/domain/local-date.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, Invalid, NotFound, type Text } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { recordAudit } from '../audit/audit.ts'
import { type FieldKind, type FieldRow, insertField, readFields, updateField } from './queries.ts'
import type { CustomField, CustomFieldChange, NewCustomField } from './schemas.ts'

type Asker = Pick<Call, 'caller' | 'now' | 'ip' | 'ports'>

/** Fields the clinic added to its cards, in order, archived ones too. */
export async function listCustomFields(db: Db, clinicId: string): Promise<CustomField[]> {
  return (await readFields(db, clinicId)).map(fieldOf)
}

/**
 * Adds a field.
 * @throws Invalid `choices_needed` when a field of kind choice has none.
 * @throws Conflict `field_key_taken`.
 */
export async function addCustomField(db: Db, asker: Asker, field: NewCustomField): Promise<CustomField> {
  const { clinicId } = asker.caller
  if ((field.kind === 'choice') !== (field.choices !== undefined)) throw choicesNeeded()
  const existing = await readFields(db, clinicId)
  const key = field.key ?? freeKey(field.name, existing)
  const row = { key, name: field.name, kind: field.kind, choices: field.choices ?? null, position: existing.length }
  if (!(await insertField(db, { ...row, clinicId, createdAt: asker.now }))) throw keyTaken(key)
  await recordAudit(db, asker, { action: 'custom_field.added', details: { key, kind: field.kind } })
  return { ...row, archived: false }
}

/**
 * Renames, reorders, archives or brings back a field.
 * @throws NotFound `field_not_found`.
 * @throws Invalid `choices_needed`.
 */
export async function changeCustomField(
  db: Db,
  asker: Asker,
  key: string,
  change: CustomFieldChange,
): Promise<CustomField> {
  const { clinicId } = asker.caller
  const field = (await readFields(db, clinicId)).find((known) => known.key === key)
  if (!field) throw new NotFound('field_not_found', { ru: 'Такого поля нет', en: 'No such field' })
  if (change.choices !== undefined && field.kind !== 'choice') throw choicesNeeded()
  const { archived, ...rest } = change
  const archivedAt = archived === undefined ? field.archivedAt : archived ? (field.archivedAt ?? asker.now) : null
  await updateField(db, clinicId, key, { ...rest, archivedAt })
  await recordAudit(db, asker, { action: 'custom_field.changed', details: { key, fields: Object.keys(change) } })
  return fieldOf({ ...field, ...rest, archivedAt })
}

/**
 * Checks values of a card against the clinic's fields; null removes a value.
 * @throws Invalid `invalid_custom_fields` naming every wrong value.
 */
export async function checkCustomValues(
  db: Db,
  clinicId: string,
  values: Readonly<Record<string, string | number | null>>,
): Promise<void> {
  const fields = new Map((await readFields(db, clinicId)).map((field) => [field.key, field]))
  const problems = Object.entries(values).flatMap(([key, value]) => {
    const message = problemOf(fields.get(key), value)
    return message ? [{ path: `custom.${key}`, message }] : []
  })
  if (problems.length === 0) return
  throw new Invalid('invalid_custom_fields', { ru: 'Проверьте свои поля', en: 'Check the custom fields' }, problems)
}

function problemOf(field: FieldRow | undefined, value: string | number | null): Text | null {
  if (!field || field.archivedAt) return { ru: 'Такого поля нет', en: 'No such field' }
  return value === null ? null : PROBLEMS[field.kind](value, field)
}

type Check = (value: string | number, field: FieldRow) => Text | null

const PROBLEMS: Record<FieldKind, Check> = {
  number: (value) => (typeof value === 'number' ? null : { ru: 'Нужно число', en: 'A number is needed' }),
  text: (value) =>
    typeof value === 'string' && value.length <= 1000
      ? null
      : { ru: 'Нужен текст до 1000 знаков', en: 'A text of up to 1000 characters is needed' },
  date: (value) => (isLocalDate(value) ? null : { ru: 'Нужна дата ГГГГ-ММ-ДД', en: 'A date YYYY-MM-DD is needed' }),
  choice: (value, { choices }) => {
    if (typeof value === 'string' && choices?.includes(value)) return null
    const list = choices?.join(', ') ?? ''
    return { ru: `Допустимо: ${list}`, en: `Allowed: ${list}` }
  },
}

function fieldOf({ archivedAt, ...field }: FieldRow): CustomField {
  return { ...field, archived: archivedAt !== null }
}

const LATIN: Readonly<Record<string, string>> = Object.fromEntries(
  'а:a б:b в:v г:g д:d е:e ё:e ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:sch ъ: ы:y ь: э:e ю:yu я:ya'
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
)

/** A key made from the name: 'Любимый врач' → lyubimyy_vrach, with a number when taken. */
function freeKey(name: string, existing: readonly FieldRow[]): string {
  const latin = [...name.toLowerCase()].map((sign) => LATIN[sign] ?? sign).join('')
  const base =
    latin
      .replaceAll(/[^a-z0-9]+/g, '_')
      .replaceAll(/^[^a-z]+|_+$/g, '')
      .slice(0, 50) || 'field'
  const taken = new Set(existing.map((field) => field.key))
  for (let n = 1; ; n++) {
    const key = n === 1 ? base : `${base}_${n}`
    if (!taken.has(key)) return key
  }
}

function choicesNeeded(): Invalid {
  const message = {
    ru: 'Варианты нужны полю с выбором и только ему',
    en: 'Choices belong to a choice field and only to it',
  }
  return new Invalid('choices_needed', message, [{ path: 'choices', message }])
}

function keyTaken(key: string): Conflict {
  const message = { ru: `Поле «${key}» уже есть`, en: `The field "${key}" already exists` }
  return new Conflict('field_key_taken', message, [{ path: 'key', message }])
}
