import { branches, insurers, services, staff } from './directories.ts'
import { ENTITY_NAMES, type Entity, type EntityName, type Field } from './description.ts'
import { leads, marketingSpend, payments, policies } from './money.ts'
import { patients } from './patients.ts'
import { planItems, plans } from './plans.ts'
import { appointments, calls, offers, serviceLines } from './visits.ts'

/** Every entity of the exchange format. */
export const ENTITIES: Readonly<Record<EntityName, Entity>> = {
  branches,
  staff,
  services,
  insurers,
  patients,
  plans,
  plan_items: planItems,
  appointments,
  service_lines: serviceLines,
  payments,
  policies,
  offers,
  leads,
  marketing_spend: marketingSpend,
  calls,
}

/** Place of an entity in the order of import. */
export function importOrder(name: EntityName): number {
  return ENTITY_NAMES.indexOf(name)
}

export function isEntityName(name: string): name is EntityName {
  return (ENTITY_NAMES as readonly string[]).includes(name)
}

export function fieldOf(entity: EntityName, name: string): Field | undefined {
  return ENTITIES[entity].fields.find((field) => field.name === name)
}
