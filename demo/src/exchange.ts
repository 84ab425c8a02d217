import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dateText, momentText } from './calendar.ts'
import type { Clinic } from './clinic.ts'
import { createCsv, type CsvFile } from './csv.ts'
import type { FileName, RowOfFile } from './rows.ts'
import { createTruthLedger, type Truth } from './truth.ts'

type Format = 'text' | 'money' | 'moment' | 'date' | 'yesNo' | 'list' | 'number'
type Columns<File extends FileName> = readonly (readonly [keyof RowOfFile[File] & string, Format?])[]

/** Columns of every file of the exchange format, in the order they are written; a header is its key in snake case. */
export const EXCHANGE_COLUMNS: { readonly [File in FileName]: Columns<File> } = {
  branches: [['externalId'], ['name'], ['city'], ['address'], ['timezone']],
  staff: [['externalId'], ['name'], ['role'], ['specialty'], ['branchExternalId']],
  services: [
    ['externalId'],
    ['code'],
    ['name'],
    ['category'],
    ['specialty'],
    ['treatmentType'],
    ['price', 'money'],
    ['cost', 'money'],
  ],
  insurers: [['externalId'], ['name'], ['contractNumber'], ['contractTo', 'date']],
  patients: [
    ['externalId'],
    ['lastName'],
    ['firstName'],
    ['middleName'],
    ['sex'],
    ['birthDate', 'date'],
    ['phone'],
    ['phone2'],
    ['email'],
    ['telegram'],
    ['whatsapp'],
    ['max'],
    ['district'],
    ['source'],
    ['referrerExternalId'],
    ['branchExternalId'],
    ['tags', 'list'],
    ['createdAt', 'moment'],
    ['consentService', 'yesNo'],
    ['consentMarketing', 'yesNo'],
    ['deceased', 'yesNo'],
  ],
  policies: [
    ['externalId'],
    ['patientExternalId'],
    ['insurer'],
    ['programme'],
    ['employer'],
    ['number'],
    ['validFrom', 'date'],
    ['validTo', 'date'],
    ['limitAmount', 'money'],
    ['spentAmount', 'money'],
    ['coveredCategories', 'list'],
  ],
  plans: [
    ['externalId'],
    ['patientExternalId'],
    ['doctorExternalId'],
    ['name'],
    ['diagnosis'],
    ['status'],
    ['presentedAt', 'moment'],
    ['acceptedAt', 'moment'],
  ],
  plan_items: [
    ['externalId'],
    ['planExternalId'],
    ['serviceExternalId'],
    ['stage', 'number'],
    ['quantity', 'number'],
    ['price', 'money'],
    ['plannedVisits', 'number'],
    ['status'],
    ['doneAt', 'moment'],
    ['declineReason'],
  ],
  appointments: [
    ['externalId'],
    ['patientExternalId'],
    ['doctorExternalId'],
    ['administratorExternalId'],
    ['branchExternalId'],
    ['startsAt', 'moment'],
    ['endsAt', 'moment'],
    ['status'],
    ['cancelledBy'],
    ['bookedAt', 'moment'],
    ['payer'],
    ['policyNumber'],
    ['diagnosis'],
    ['note'],
  ],
  service_lines: [
    ['externalId'],
    ['appointmentExternalId'],
    ['serviceExternalId'],
    ['quantity', 'number'],
    ['price', 'money'],
    ['discount', 'money'],
    ['cost', 'money'],
    ['payer'],
    ['planItemExternalId'],
  ],
  payments: [
    ['externalId'],
    ['patientExternalId'],
    ['appointmentExternalId'],
    ['paidAt', 'moment'],
    ['amount', 'money'],
    ['kind'],
    ['payer'],
    ['insurer'],
    ['method'],
    ['programme'],
  ],
  offers: [
    ['externalId'],
    ['patientExternalId'],
    ['appointmentExternalId'],
    ['serviceExternalId'],
    ['offeredByExternalId'],
    ['offeredAt', 'moment'],
    ['script'],
    ['outcome'],
    ['reason'],
  ],
  leads: [
    ['externalId'],
    ['patientExternalId'],
    ['phone'],
    ['email'],
    ['source'],
    ['campaign'],
    ['createdAt', 'moment'],
    ['status'],
  ],
  marketing_spend: [['month'], ['source'], ['campaign'], ['amount', 'money']],
  calls: [
    ['externalId'],
    ['patientExternalId'],
    ['phone'],
    ['operatorExternalId'],
    ['direction'],
    ['startedAt', 'moment'],
    ['durationS', 'number'],
    ['result'],
    ['comment'],
    ['recordingUrl'],
  ],
}

/**
 * Writes the 15 CSV files of the exchange format and `truth.json` into a folder (made if missing), person by person, so
 * that memory stays flat; returns the truth. File errors are thrown as they come.
 */
export async function writeExchange(clinic: Clinic, folder: string): Promise<Truth> {
  await mkdir(folder, { recursive: true })
  const names = Object.keys(EXCHANGE_COLUMNS) as FileName[]
  const files = new Map<FileName, CsvFile>()
  for (const name of names) files.set(name, await createCsv(join(folder, `${name}.csv`), headerOf(name)))
  const ledger = createTruthLedger(clinic)
  for (const portion of clinic.portions()) {
    ledger.add(portion)
    for (const name of names) {
      const file = files.get(name)
      if (file === undefined || portion.rows[name].length === 0) continue
      for (const row of portion.rows[name]) file.add(cellsOf(name, row))
      await file.drain()
    }
  }
  for (const file of files.values()) await file.close()
  const truth = ledger.close()
  await writeFile(join(folder, 'truth.json'), `${JSON.stringify(truth, null, 1)}\n`)
  return truth
}

/** Cells of a row in the order of its file's columns. */
export function cellsOf(name: FileName, row: object): string[] {
  const fields = row as Readonly<Record<string, unknown>>
  return EXCHANGE_COLUMNS[name].map(([key, format = 'text']) => FORMATS[format](fields[key]))
}

/** Header of a file in snake case. */
export function headerOf(name: FileName): string[] {
  return EXCHANGE_COLUMNS[name].map(([key]) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
}

/** Kopecks → '1234.50'. */
export function moneyText(amount: number): string {
  const kopecks = Math.abs(amount) % 100
  return `${Math.trunc(amount / 100)}${kopecks === 0 ? '' : `.${String(kopecks).padStart(2, '0')}`}`
}

const FORMATS: Readonly<Record<Format, (value: unknown) => string>> = {
  text: (value) => value as string,
  money: (value) => moneyText(value as number),
  moment: (value) => (value === null ? '' : momentText(value as number)),
  date: (value) => (value === null ? '' : dateText(value as number)),
  yesNo: (value) => (value === null ? '' : value === true ? 'yes' : 'no'),
  list: (value) => (value as readonly string[]).join('|'),
  number: (value) => String(value),
}
