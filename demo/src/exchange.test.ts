import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateClinic } from './clinic.ts'
import { EXCHANGE_COLUMNS, moneyText, writeExchange } from './exchange.ts'
import type { FileName } from './rows.ts'
import type { Truth } from './truth.ts'
import { kopecks, readWritten, type WrittenRow } from './written.testing.ts'

const SETTINGS = { seed: 5, patients: 5000, months: 36, endOn: '2026-11-20' }
const FILES = Object.keys(EXCHANGE_COLUMNS) as FileName[]

let folder = ''
let truth: Truth
const files = {} as Record<FileName, WrittenRow[]>

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'network-'))
  truth = await writeExchange(generateClinic(SETTINGS), folder)
  for (const file of FILES) files[file] = readWritten(folder, file)
}, 60_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

function ids(file: FileName): Set<string> {
  return new Set(files[file].map((row) => row['external_id'] ?? ''))
}

function dangling(file: FileName, column: string, target: FileName): string[] {
  const known = ids(target)
  return files[file].map((row) => row[column] ?? '').filter((id) => id !== '' && !known.has(id))
}

function money(row: WrittenRow, column: string): number {
  return kopecks(row[column] ?? '')
}

function amountOf(line: WrittenRow): number {
  return money(line, 'price') * Number(line['quantity']) - money(line, 'discount')
}

function share<T>(rows: readonly T[], test: (row: T) => boolean): number {
  return rows.filter(test).length / rows.length
}

describe('the same settings', () => {
  const small = { seed: 9, patients: 150, months: 12, endOn: '2026-11-20' }
  const digest = async (settings: typeof small): Promise<string> => {
    const at = mkdtempSync(join(tmpdir(), 'network-'))
    await writeExchange(generateClinic(settings), at)
    const hash = createHash('sha256')
    for (const name of [...FILES.map((file) => `${file}.csv`), 'truth.json']) hash.update(readFileSync(join(at, name)))
    rmSync(at, { recursive: true })
    return hash.digest('hex')
  }

  it('write the same bytes, another seed writes others', async () => {
    const first = await digest(small)
    expect(await digest(small)).toBe(first)
    expect(await digest({ ...small, seed: 10 })).not.toBe(first)
  })

  it('are refused when senseless', () => {
    expect(() => generateClinic({ ...small, patients: 0 })).toThrow(RangeError)
    expect(() => generateClinic({ ...small, months: 1.5 })).toThrow(RangeError)
    expect(() => generateClinic({ ...small, endOn: '2026-02-30' })).toThrow(RangeError)
  })
})

describe('the written network', () => {
  it('has unique external ids and as many rows as the truth says', () => {
    for (const file of FILES) {
      expect(truth.files[file], file).toBe(files[file].length)
      if (file !== 'marketing_spend') expect(ids(file).size, file).toBe(files[file].length)
    }
    expect(truth.people).toBe(SETTINGS.patients)
  })

  it.each([
    ['staff', 'branch_external_id', 'branches'],
    ['patients', 'branch_external_id', 'branches'],
    ['patients', 'referrer_external_id', 'patients'],
    ['appointments', 'patient_external_id', 'patients'],
    ['appointments', 'doctor_external_id', 'staff'],
    ['appointments', 'administrator_external_id', 'staff'],
    ['appointments', 'branch_external_id', 'branches'],
    ['service_lines', 'appointment_external_id', 'appointments'],
    ['service_lines', 'service_external_id', 'services'],
    ['service_lines', 'plan_item_external_id', 'plan_items'],
    ['payments', 'patient_external_id', 'patients'],
    ['payments', 'appointment_external_id', 'appointments'],
    ['plans', 'patient_external_id', 'patients'],
    ['plans', 'doctor_external_id', 'staff'],
    ['plan_items', 'plan_external_id', 'plans'],
    ['plan_items', 'service_external_id', 'services'],
    ['policies', 'patient_external_id', 'patients'],
    ['offers', 'patient_external_id', 'patients'],
    ['offers', 'appointment_external_id', 'appointments'],
    ['offers', 'service_external_id', 'services'],
    ['offers', 'offered_by_external_id', 'staff'],
    ['leads', 'patient_external_id', 'patients'],
    ['calls', 'patient_external_id', 'patients'],
    ['calls', 'operator_external_id', 'staff'],
  ] as const)('%s.%s refers to known %s', (file, column, target) => {
    expect(files[file].some((row) => row[column] !== '')).toBe(true)
    expect(dangling(file, column, target)).toEqual([])
  })

  it('keeps a payment, an offer and a plan on the card of their appointment', () => {
    const cardOf = new Map(files.appointments.map((row) => [row['external_id'], row['patient_external_id']]))
    const strayed = [...files.payments, ...files.offers].filter(
      (row) =>
        row['appointment_external_id'] !== '' &&
        cardOf.get(row['appointment_external_id']) !== row['patient_external_id'],
    )
    expect(strayed).toEqual([])
    const planOf = new Map(files.plan_items.map((row) => [row['external_id'], row['plan_external_id']]))
    const ownerOf = new Map(files.plans.map((row) => [row['external_id'], row['patient_external_id']]))
    const planned = files.service_lines.filter((line) => line['plan_item_external_id'] !== '')
    const others = planned.filter(
      (line) => ownerOf.get(planOf.get(line['plan_item_external_id'])) !== cardOf.get(line['appointment_external_id']),
    )
    expect(planned.length).toBeGreaterThan(1000)
    expect(others).toEqual([])
  })

  it('never seats two patients in one chair at once', () => {
    const busy = new Map<string, string>()
    const byStart = files.appointments.toSorted((a, b) => ((a['starts_at'] ?? '') < (b['starts_at'] ?? '') ? -1 : 1))
    const clashes = byStart.filter((row) => {
      const doctor = row['doctor_external_id'] ?? ''
      const until = busy.get(doctor) ?? ''
      busy.set(doctor, row['ends_at'] ?? '')
      return until > (row['starts_at'] ?? '')
    })
    expect(clashes).toEqual([])
  })

  it('ends on the last day: nothing done or paid after it, only bookings', () => {
    const after = (text: string | undefined) => (text ?? '').slice(0, 10) > SETTINGS.endOn
    const future = files.appointments.filter((row) => after(row['starts_at']))
    expect(future.length).toBeGreaterThan(20)
    expect(new Set(future.map((row) => row['status']))).toEqual(new Set(['booked', 'confirmed']))
    const past = files.appointments.filter((row) => !after(row['starts_at']))
    expect(past.some((row) => row['status'] === 'booked' || row['status'] === 'confirmed')).toBe(false)
    const facts: readonly (readonly [FileName, string])[] = [
      ['appointments', 'booked_at'],
      ['payments', 'paid_at'],
      ['patients', 'created_at'],
      ['leads', 'created_at'],
      ['calls', 'started_at'],
      ['plan_items', 'done_at'],
      ['plans', 'presented_at'],
      ['offers', 'offered_at'],
    ]
    for (const [file, column] of facts)
      expect(
        files[file].filter((row) => after(row[column])),
        `${file}.${column}`,
      ).toEqual([])
  })

  it('books before it treats and registers before it books', () => {
    const createdAt = new Map(files.patients.map((row) => [row['external_id'], row['created_at'] ?? '']))
    const early = files.appointments.filter(
      (row) =>
        !((createdAt.get(row['patient_external_id']) ?? '') <= (row['booked_at'] ?? '')) ||
        (row['booked_at'] ?? '') >= (row['starts_at'] ?? ''),
    )
    expect(early).toEqual([])
  })

  it('stays inside the limit of every policy, and spends exactly what the insurer lines say', () => {
    const policyOf = new Map(files.appointments.map((row) => [row['external_id'], row['policy_number'] ?? '']))
    const spent = new Map<string, number>()
    for (const line of files.service_lines.filter((each) => each['payer'] !== 'patient')) {
      const number = policyOf.get(line['appointment_external_id']) ?? ''
      spent.set(number, (spent.get(number) ?? 0) + amountOf(line))
    }
    const used = files.policies.filter((policy) => policy['spent_amount'] !== '0')
    expect(new Map(used.map((policy) => [policy['number'], money(policy, 'spent_amount')]))).toEqual(spent)
    expect(used.filter((policy) => money(policy, 'spent_amount') > money(policy, 'limit_amount'))).toEqual([])
    expect(used.length).toBeGreaterThan(100)
  })

  it('names people in agreement with their sex', () => {
    const long = files.patients.filter((card) => (card['middle_name'] ?? '').length > 1)
    expect(long.filter((card) => (card['middle_name'] ?? '').endsWith('на') !== (card['sex'] === 'f'))).toEqual([])
    const feminine = files.patients.filter((card) => /(?:[оеё]ва|[иы]на|[сц]кая)$/.test(card['last_name'] ?? ''))
    expect(feminine.length).toBeGreaterThan(SETTINGS.patients / 4)
    expect(feminine.filter((card) => card['sex'] !== 'f')).toEqual([])
  })

  it('writes phone numbers that pass for real ones', () => {
    const phones = files.patients
      .flatMap((card) => [card['phone'] ?? '', card['phone2'] ?? ''])
      .filter((phone) => phone !== '')
    expect(phones.length).toBeGreaterThan(SETTINGS.patients / 2)
    expect(phones.filter((phone) => parsePhoneNumberFromString(phone)?.isValid() !== true)).toEqual([])
  })
})

describe('the network is believable', () => {
  it('in returns: about three of ten come again within 90 days, and sources differ as they truly do', () => {
    const { total, bySource } = truth.returns90.byPerson
    expect(total.rate).toBeGreaterThan(0.26)
    expect(total.rate).toBeLessThan(0.36)
    const rateOf = (source: string) => bySource[source]?.rate ?? 0
    expect(rateOf(truth.sourceOrder[0] ?? '')).toBeGreaterThan(0.36)
    expect(rateOf(truth.sourceOrder.at(-1) ?? '')).toBeLessThan(0.24)
    const rates = truth.sourceOrder.map(rateOf)
    const inOrder = rates.slice(1).filter((rate, index) => rate <= (rates[index] ?? 0) + 0.03).length
    expect(inOrder).toBeGreaterThanOrEqual(rates.length - 2)
  })

  it('in money: the average check of a city dental clinic, few large bills, rising prices', () => {
    const visits = new Set(files.payments.map((row) => row['appointment_external_id'])).size
    const check = truth.revenueTotal / 100 / visits
    expect(check).toBeGreaterThan(6500)
    expect(check).toBeLessThan(10_500)
    const years = Object.entries(truth.revenueByMonth)
    const sum = (prefix: string) =>
      years.filter(([key]) => key.startsWith(prefix)).reduce((all, [, money]) => all + money, 0)
    expect(sum('2025')).toBeGreaterThan(sum('2024'))
    const median = (year: string) => {
      const prices = files.service_lines.filter((line) => line['service_external_id'] === 'Г-02')
      const on = new Map(files.appointments.map((row) => [row['external_id'], row['starts_at'] ?? '']))
      const paid = prices
        .filter((line) => on.get(line['appointment_external_id'])?.startsWith(year))
        .map((line) => Number(line['price']))
      return paid.sort((a, b) => a - b)[Math.floor(paid.length / 2)] ?? 0
    }
    expect(median('2026') / median('2024')).toBeGreaterThan(1.1)
  })

  it('in what happens: no-shows, cancellations, refunds, duplicates, families, insured', () => {
    expect(share(files.appointments, (row) => row['status'] === 'no_show')).toBeGreaterThan(0.02)
    expect(share(files.appointments, (row) => row['status'] === 'no_show')).toBeLessThan(0.09)
    expect(share(files.appointments, (row) => row['status'] === 'cancelled')).toBeGreaterThan(0.06)
    expect(share(files.payments, (row) => row['kind'] === 'refund')).toBeGreaterThan(0.003)
    expect(truth.duplicates.length / truth.people).toBeGreaterThan(0.017)
    expect(truth.duplicates.length / truth.people).toBeLessThan(0.033)
    expect(truth.families.length).toBeGreaterThan(SETTINGS.patients / 10)
    expect(
      share(files.appointments, (row) => row['payer'] === 'insurer' && row['status'] === 'completed'),
    ).toBeGreaterThan(0.04)
    expect(files.payments.some((row) => row['programme'] !== '' && row['appointment_external_id'] === '')).toBe(true)
    expect(new Set(files.plan_items.map((row) => row['status']))).toEqual(
      new Set(['open', 'booked', 'done', 'declined', 'postponed']),
    )
    expect(files.plan_items.every((row) => (row['status'] === 'declined') === (row['decline_reason'] !== ''))).toBe(
      true,
    )
    expect(files.plan_items.every((row) => (row['status'] === 'done') === (row['done_at'] !== ''))).toBe(true)
    expect(files.staff.filter((row) => row['role'] === 'doctor').length).toBe(24)
    expect(new Set(files.branches.map((row) => row['timezone'])).size).toBe(2)
  })

  it('in its calendar: September above July, and no visits on New Year holidays', () => {
    const visits = truth.visitDaysByMonth.byPerson
    expect(visits['2026-09'] ?? 0).toBeGreaterThan((visits['2026-07'] ?? 0) * 1.1)
    expect(files.appointments.some((row) => /-01-0[1-7]T/.test(row['starts_at'] ?? ''))).toBe(false)
  })
})

describe('the truth', () => {
  type Seen = { source: string; days: Map<string, string> }
  const seen = (personOf: (card: string) => string): Map<string, Seen> => {
    const people = new Map<string, Seen>()
    const sources = new Map(files.patients.map((row) => [row['external_id'] ?? '', row['source'] ?? '']))
    const done = files.appointments.filter((row) => row['status'] === 'completed')
    for (const row of done.toSorted((a, b) => ((a['starts_at'] ?? '') < (b['starts_at'] ?? '') ? -1 : 1))) {
      const person = personOf(row['patient_external_id'] ?? '')
      const known = people.get(person) ?? { source: sources.get(person) ?? '', days: new Map<string, string>() }
      const day = (row['starts_at'] ?? '').slice(0, 10)
      if (!known.days.has(day)) known.days.set(day, row['doctor_external_id'] ?? '')
      people.set(person, known)
    }
    return people
  }
  const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
  const recount = (people: Map<string, Seen>) => {
    const counted = { patients: 0, visits: {}, cohorts: {}, bySource: {}, byDoctor: {}, eligible: 0, converted: 0 } as {
      [key in 'visits' | 'cohorts' | 'bySource' | 'byDoctor']: Record<string, number>
    } & { patients: number; eligible: number; converted: number }
    const add = (totals: Record<string, number>, key: string) => (totals[key] = (totals[key] ?? 0) + 1)
    for (const { source, days } of people.values()) {
      const [first = '', second] = days.keys()
      counted.patients++
      for (const day of days.keys()) add(counted.visits, day.slice(0, 7))
      add(counted.cohorts, first.slice(0, 7))
      if (daysBetween(first, SETTINGS.endOn) < 90) continue
      counted.eligible++
      add(counted.byDoctor, days.get(first) ?? '')
      if (second === undefined || daysBetween(first, second) > 90) continue
      counted.converted++
      add(counted.bySource, source)
    }
    return counted
  }

  it('agrees with revenue counted anew from the payments', () => {
    const months: Record<string, number> = {}
    for (const row of files.payments) {
      const month = (row['paid_at'] ?? '').slice(0, 7)
      months[month] = (months[month] ?? 0) + kopecks(row['amount'] ?? '') * (row['kind'] === 'refund' ? -1 : 1)
    }
    expect(truth.revenueByMonth).toEqual(months)
    expect(truth.revenueTotal).toBe(Object.values(months).reduce((sum, money) => sum + money, 0))
  })

  it.each(['byCard', 'byPerson'] as const)('agrees with visits, cohorts and returns counted anew %s', (way) => {
    const keep = new Map(truth.duplicates.map((pair) => [pair.absorb, pair.keep]))
    const counted = recount(seen((card) => (way === 'byPerson' ? (keep.get(card) ?? card) : card)))
    const returns = truth.returns90[way]
    expect(truth.patientsWithVisit[way]).toBe(counted.patients)
    expect(truth.visitDaysByMonth[way]).toEqual(counted.visits)
    expect(truth.cohorts[way]).toEqual(counted.cohorts)
    expect([returns.total.eligible, returns.total.converted]).toEqual([counted.eligible, counted.converted])
    const converted = Object.entries(returns.bySource).filter(([, cell]) => cell.converted > 0)
    expect(Object.fromEntries(converted.map(([key, cell]) => [key, cell.converted]))).toEqual(counted.bySource)
    const eligible = Object.entries(returns.byDoctor).map(([key, cell]) => [key, cell.eligible])
    expect(Object.fromEntries(eligible)).toEqual(counted.byDoctor)
  })

  it('names pairs and families that are in the file', () => {
    const cards = new Map(files.patients.map((row) => [row['external_id'] ?? '', row]))
    for (const pair of truth.duplicates) {
      const [first, second] = [cards.get(pair.keep), cards.get(pair.absorb)]
      expect(first && second).toBeTruthy()
      if (pair.certain) expect(second?.['birth_date']).toBe(first?.['birth_date'])
      if (pair.kind === 'maiden-name') expect(second?.['first_name']).toBe(first?.['first_name'])
    }
    for (const family of truth.families) {
      const phones = family.cards.map((id) => cards.get(id)?.['phone'] ?? '').filter((phone) => phone !== '')
      expect(new Set(phones).size < phones.length).toBe(family.sharedPhone)
    }
    expect(truth.duplicates.some((pair) => pair.certain)).toBe(true)
    expect(truth.families.some((family) => family.sharedPhone)).toBe(true)
  })
})

describe('money in cells', () => {
  it.each([
    [123450, '1234.50'],
    [100, '1'],
    [5, '0.05'],
    [0, '0'],
  ])('%i kopecks are written %s', (amount, text) => expect(moneyText(amount)).toBe(text))
})
