import { randomUUID } from 'node:crypto'
import type { TestClinic } from '../../testing/builders.ts'
import { ago, type Directory, hoursAgo, noon, type PersonFacts, ZONE } from './world.testing.ts'

/** Branches, doctors, services, insurers and fields of a clinic. */
export async function aDirectory(clinic: TestClinic): Promise<Directory> {
  const branches = [randomUUID(), randomUUID()]
  const doctors = ['Терапевт', 'Хирург', null].map((specialty) => ({ id: randomUUID(), specialty }))
  const services = [
    { id: randomUUID(), specialty: 'Терапевт', treatmentType: 'caries' },
    { id: randomUUID(), specialty: 'Гигиенист', treatmentType: 'hygiene' },
    { id: randomUUID(), specialty: null, treatmentType: 'surgery' },
    { id: randomUUID(), specialty: null, treatmentType: 'diagnostics' },
  ]
  const insurers = [randomUUID(), randomUUID()]
  await put(
    clinic,
    'branches',
    branches.map((id, n) => ({ id, name: `Филиал ${n}`, timezone: ZONE })),
  )
  await put(
    clinic,
    'staff',
    doctors.map(({ id, specialty }, n) => ({ id, name: `Врач ${n}`, role: 'doctor', specialty })),
  )
  await put(
    clinic,
    'services',
    services.map((service, n) => ({ ...service, name: `Услуга ${n}` })),
  )
  await put(
    clinic,
    'insurers',
    insurers.map((id, n) => ({ id, name: `Страховая ${n}` })),
  )
  const fields = [
    { key: 'colour', name: 'Цвет', kind: 'choice', choices: ['red', 'blue'] },
    { key: 'weight', name: 'Вес', kind: 'number', choices: null },
    { key: 'since', name: 'С какого дня', kind: 'date', choices: null },
    { key: 'note', name: 'Заметка', kind: 'text', choices: null },
  ]
  await put(
    clinic,
    'customFields',
    fields.map((field) => ({ ...field, createdAt: noon(0) })),
  )
  return { branches, doctors, services, insurers }
}

/** Puts people into the base past the API. @returns their ids in order. */
export async function putPeople(
  clinic: TestClinic,
  people: readonly PersonFacts[],
  directory: Directory,
): Promise<string[]> {
  const ids = people.map(() => randomUUID())
  await put(
    clinic,
    'patients',
    people.map((facts, n) => cardRow(ids[n]!, ids[0]!, facts, directory)),
  )
  const rows = people.map((facts, n) => factRows(ids[n]!, facts, directory))
  for (const table of Object.keys(rows[0] ?? {}) as (keyof ReturnType<typeof factRows>)[]) {
    await put(
      clinic,
      table,
      rows.flatMap((row) => row[table] as Record<string, unknown>[]),
    )
  }
  return ids
}

async function put(clinic: TestClinic, table: string, rows: Record<string, unknown>[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    const part = rows.slice(start, start + 500).map((row) => ({ clinicId: clinic.id, ...row }))
    await clinic.db((db) =>
      db
        .insertInto(table as 'patients')
        .values(part as never)
        .execute(),
    )
  }
}

const at = <T>(list: readonly T[], index: number | null): T | null => (index === null ? null : list[index]!)

function cardRow(id: string, referrer: string, facts: PersonFacts, { branches, doctors }: Directory) {
  const { sex, birthDate, district, source, deceased, createdAgo, custom } = facts
  return {
    id,
    lastName: `Иванов${id.slice(0, 4)}`,
    firstName: 'Иван',
    sex,
    birthDate,
    district,
    source,
    branchId: at(branches, facts.branch),
    curatorId: at(doctors, facts.curator)?.id ?? null,
    preferredDoctorId: at(doctors, facts.doctor)?.id ?? null,
    referrerId: facts.referred ? referrer : null,
    deceased,
    custom: JSON.stringify(custom),
    createdAt: noon(createdAgo),
    updatedAt: noon(0),
  }
}

function factRows(id: string, facts: PersonFacts, { branches, doctors, services, insurers }: Directory) {
  const own = { patientId: id, recordId: id }
  const appointments = facts.appointments.map((fact) => ({ fact, id: randomUUID() }))
  const plans = facts.plans.map((fact) => ({ fact, id: randomUUID() }))
  return {
    patientTags: facts.tags.map((tag) => ({ ...own, tag, addedAt: noon(3) })),
    contactPoints: facts.contacts.map(({ kind, invalid }, n) => ({
      ...own,
      id: randomUUID(),
      kind,
      value: `${id}${n}`,
      invalidSince: invalid ? noon(1) : null,
      createdAt: noon(5),
    })),
    consents: facts.consents.map(({ purpose, channel, granted, ago: count }) => ({
      ...own,
      id: randomUUID(),
      purpose,
      channel,
      granted,
      source: 'staff',
      at: noon(count),
    })),
    appointments: appointments.map(({ fact, id: appointmentId }) => ({
      ...own,
      id: appointmentId,
      doctorId: at(doctors, fact.doctor)?.id ?? null,
      branchId: at(branches, fact.branch),
      startsAt: noon(fact.ago),
      visitedOn: ago(fact.ago),
      status: fact.status,
      cancelledBy: fact.status === 'cancelled' ? fact.cancelledBy : null,
      payer: fact.payer,
    })),
    serviceLines: appointments.flatMap(({ fact, id: appointmentId }) =>
      fact.services.map((service) => ({
        ...own,
        id: randomUUID(),
        appointmentId,
        serviceId: at(services, service)?.id ?? null,
        price: 100_000,
        cost: 40_000,
        visitedOn: ago(fact.ago),
      })),
    ),
    payments: facts.payments.map(({ ago: count, amount, kind, payer, insurer, programme }) => ({
      ...own,
      id: randomUUID(),
      paidAt: noon(count),
      paidOn: ago(count),
      amount,
      kind,
      payer,
      insurerId: at(insurers, insurer),
      programme,
    })),
    plans: plans.map(({ fact, id: planId }) => ({
      ...own,
      id: planId,
      status: fact.status,
      doctorId: at(doctors, fact.doctor)?.id ?? null,
      presentedAt: fact.ago === null ? null : noon(fact.ago),
    })),
    planItems: plans.flatMap(({ fact, id: planId }) =>
      fact.items.map(({ status, price }) => ({ id: randomUUID(), planId, status, price })),
    ),
    policies: facts.policies.map(({ from, to, insurer, employer, programme, limit, spent }) => ({
      ...own,
      id: randomUUID(),
      validFrom: from === null ? null : ago(from),
      validTo: to === null ? null : ago(to),
      insurerId: at(insurers, insurer),
      employer,
      programme,
      limitAmount: limit,
      spentAmount: spent,
    })),
    events: facts.events.map(({ type, hoursAgo: hours, service, title, channel }) => ({
      ...own,
      id: randomUUID(),
      type,
      occurredAt: hoursAgo(hours),
      recordedAt: hoursAgo(hours),
      payload: JSON.stringify({ serviceId: at(services, service)?.id ?? null, title, channel }),
    })),
    calls: facts.calls.map(({ direction, result, hoursAgo: hours }) => ({
      ...own,
      id: randomUUID(),
      direction,
      result,
      startedAt: hoursAgo(hours),
    })),
    offers: facts.offers.map(({ outcome, service, hoursAgo: hours }) => ({
      ...own,
      id: randomUUID(),
      outcome,
      serviceId: at(services, service)?.id ?? null,
      offeredAt: hoursAgo(hours),
    })),
    leads: facts.leads.map(({ source, campaign, status, ago: count }) => ({
      ...own,
      id: randomUUID(),
      source,
      campaign,
      status,
      createdAt: noon(count),
      createdOn: ago(count),
    })),
  }
}
