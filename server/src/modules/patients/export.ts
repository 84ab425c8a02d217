import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { VALUE_CLASS_WORDS } from '@revisit/domain/value-class.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { Forbidden, Invalid, type Locale, type Text } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { type CsvStyle, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { mostXlsxCells, writeXlsx } from '../../platform/tabular/write-xlsx.ts'
import { recordAudit } from '../audit/audit.ts'
import { MOST_NAMED, patientFilter, type PatientListItem, sortParameter } from './list-schemas.ts'
import { countList, walkPatients } from './patient-list.ts'

type Column = { title: Text; ofMoney?: true; cell(item: PatientListItem, locale: Locale): WrittenCell }

const COLUMNS = {
  name: { title: { ru: 'ФИО', en: 'Name' }, cell: (item) => item.fullName },
  externalIds: { title: { ru: '№ карты', en: 'Card No.' }, cell: (item) => item.externalIds.join(', ') },
  phone: { title: { ru: 'Телефон', en: 'Phone' }, cell: ({ phones: [phone] }) => (phone ? { phone } : null) },
  otherPhones: {
    title: { ru: 'Другие телефоны', en: 'Other phones' },
    cell: ({ phones: [, ...others] }) => (others.length === 1 ? { phone: others[0]! } : others.join(', ')),
  },
  emails: { title: { ru: 'Эл. почта', en: 'E-mail' }, cell: (item) => item.emails.join(', ') },
  birthDate: { title: { ru: 'Дата рождения', en: 'Birth date' }, cell: (item) => item.birthDate },
  age: { title: { ru: 'Возраст', en: 'Age' }, cell: (item) => numberCell(item.age) },
  branch: { title: { ru: 'Филиал', en: 'Branch' }, cell: (item) => item.branch?.name },
  curator: { title: { ru: 'Куратор', en: 'Curator' }, cell: (item) => item.curator?.name },
  source: { title: { ru: 'Источник', en: 'Source' }, cell: (item) => item.source },
  tags: { title: { ru: 'Метки', en: 'Tags' }, cell: (item) => item.tags.join(', ') },
  visits: { title: { ru: 'Визитов', en: 'Visits' }, cell: (item) => numberCell(item.value.visits) },
  revenue: {
    title: { ru: 'Выручка', en: 'Revenue' },
    ofMoney: true,
    cell: ({ value }) => numberCell(value.revenue === null ? null : value.revenue / 100),
  },
  firstVisitOn: { title: { ru: 'Первый визит', en: 'First visit' }, cell: (item) => item.value.firstVisitOn },
  lastVisitOn: { title: { ru: 'Последний визит', en: 'Last visit' }, cell: (item) => item.value.lastVisitOn },
  nextVisitOn: { title: { ru: 'Следующая запись', en: 'Next appointment' }, cell: (item) => item.nextVisitOn },
  rfm: { title: { ru: 'RFM', en: 'RFM' }, ofMoney: true, cell: (item) => item.value.rfm },
  rfmGroup: {
    title: { ru: 'Группа RFM', en: 'RFM group' },
    ofMoney: true,
    cell: ({ value }, locale) => value.rfmGroup && RFM_GROUP_WORDS[value.rfmGroup][locale],
  },
  class: {
    title: { ru: 'Класс', en: 'Class' },
    ofMoney: true,
    cell: ({ value }, locale) => value.class && VALUE_CLASS_WORDS[value.class][locale],
  },
} satisfies Record<string, Column>

type ColumnName = keyof typeof COLUMNS
const NAMES = Object.keys(COLUMNS) as [ColumnName, ...ColumnName[]]
const column = z.enum(NAMES)

export const exportQuery = patientFilter
  .extend({
    sort: sortParameter,
    format: z.enum(['csv', 'xlsx']).default('csv'),
    /** In this order; all the caller may see when left out. */
    columns: z
      .union([column, z.array(column)])
      .transform((value) => (Array.isArray(value) ? value : [value]))
      .optional(),
  })
  .strict()
type ExportQuery = z.output<typeof exportQuery>

/** The chosen people alone: too many ids for an address. */
export const chosenExport = z
  .object({
    ids: z.array(z.uuid()).min(1).max(MOST_NAMED),
    sort: sortParameter,
    format: z.enum(['csv', 'xlsx']).default('csv'),
    columns: z.array(column).optional(),
  })
  .strict()
type ChosenExport = z.output<typeof chosenExport>

type Exporter = Pick<Call, 'caller' | 'now' | 'db' | 'locale' | 'ip' | 'ports'>

const ROWS_AT_ONCE = 1000
const STYLES: Record<Locale, CsvStyle> = {
  ru: russianExcel,
  en: { separator: ',', bom: true, decimal: '.', lineBreak: '\r\n' },
}

/**
 * The list as a file, with the same people in the same order. Written down with the number of people before the first row
 * leaves; read a page at a time, so that memory does not grow with the base.
 * @throws Forbidden `money_hidden`. @throws Invalid `too_large_for_xlsx`.
 */
export async function exportPatients(call: Call<unknown, ExportQuery>): Promise<Download> {
  return exportList(call, call.query)
}

/** The same for people picked by hand; ids that are not the caller's to see are left out. */
export async function exportChosen(call: Call<unknown, unknown, ChosenExport>): Promise<Download> {
  const { ids, ...file } = call.body
  return exportList(call, { ...file, id: ids, fromVisit: 1, withinDays: 90 })
}

async function exportList(call: Exporter, asked: ExportQuery): Promise<Download> {
  const { format, columns: names, sort, ...filter } = asked
  const columns = chooseColumns(names, call.caller.permissions.has('money.read'))
  const rows = await call.db(async (tx) => {
    const rows = await countList(tx, call, filter)
    await recordAudit(tx, call, {
      action: 'patients.export',
      subjectKind: 'patient',
      details: { rows, format, columns, chosen: filter.id !== undefined },
    })
    return rows
  })
  const table = tableRows(call, { ...filter, sort }, columns)
  const fileName = `${call.locale === 'ru' ? 'Пациенты' : 'Patients'} ${localDateOf(call.now, call.caller.timezone)}.${format}`
  if (format === 'csv') {
    const download = Readable.from(writeCsv(table, STYLES[call.locale]))
    return { download, fileName, contentType: 'text/csv; charset=utf-8' }
  }
  if ((rows + 1) * columns.length > mostXlsxCells) throw tooLargeForXlsx()
  const download = await writeXlsx(table, call.locale === 'ru' ? 'Пациенты' : 'Patients')
  if (!download) throw tooLargeForXlsx()
  return { download, fileName, contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }
}

async function* tableRows(
  call: Exporter,
  list: Parameters<typeof walkPatients>[1],
  names: readonly ColumnName[],
): AsyncGenerator<WrittenCell[]> {
  const columns: Column[] = names.map((name) => COLUMNS[name])
  yield columns.map(({ title }) => title[call.locale])
  for await (const items of walkPatients(call, list, ROWS_AT_ONCE)) {
    for (const item of items) yield columns.map(({ cell }) => cell(item, call.locale))
  }
}

function chooseColumns(asked: ColumnName[] | undefined, seesMoney: boolean): ColumnName[] {
  const isHidden = (name: ColumnName) => !seesMoney && 'ofMoney' in COLUMNS[name]
  if (asked === undefined) return NAMES.filter((name) => !isHidden(name))
  if (!asked.some(isHidden)) return asked
  throw new Forbidden('money_hidden', {
    ru: 'Ваша роль не видит деньги, уберите эти столбцы',
    en: 'Your role does not see money, leave these columns out',
  })
}

function numberCell(value: number | null): WrittenCell {
  return value === null ? null : { number: value }
}

function tooLargeForXlsx(): Invalid {
  const message = {
    ru: 'Для XLSX слишком много строк. Выгрузите CSV.',
    en: 'Too many rows for XLSX. Export CSV.',
  }
  return new Invalid('too_large_for_xlsx', message, [{ path: 'format', message }])
}
