import type { CatalogueEntity } from '../kit/import-types.ts'

export type FieldGroup = {
  name: string
  label: string
  fields: { target: string; label: string; required: boolean }[]
}

/** Fields to choose from: those of the sheet's entities first, then the rest; with a search only those it finds. */
export function fieldGroups(
  catalogue: readonly CatalogueEntity[],
  entities: readonly string[],
  search: string,
): FieldGroup[] {
  const words = search.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const matches = (text: string) => words.every((word) => text.toLowerCase().replaceAll('ё', 'е').includes(word))
  const ownFirst = [...catalogue].sort((a, b) => Number(entities.includes(b.name)) - Number(entities.includes(a.name)))
  return ownFirst
    .map(({ name, label, fields }) => ({
      name,
      label,
      fields: fields
        .filter((field) => matches(`${label} ${field.label} ${field.name}`))
        .map((field) => ({ target: `${name}.${field.name}`, label: field.label, required: field.required })),
    }))
    .filter((group) => group.fields.length > 0)
}

/** The words of a target: «Телефон»; whole: «Пациенты: Телефон». */
export function targetName(target: string, catalogue: readonly CatalogueEntity[], { whole = false } = {}): string {
  if (target.startsWith('custom:')) return target.slice('custom:'.length).replaceAll('_', ' ')
  const [entityName = '', fieldName = ''] = target.split('.')
  const entity = catalogue.find((each) => each.name === entityName)
  const label = entity?.fields.find((each) => each.name === fieldName)?.label ?? fieldName
  return whole && entity ? `${entity.label}: ${label}` : label
}

/** The key of a field of the clinic's own, made of the column's name. */
export function customFieldKey(header: string): string {
  const key = header
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '')
  return `custom:${key.slice(0, 60) || 'field'}`
}
