import { auditActionWords } from '@revisit/domain/audit-actions.ts'
import { localDateOf } from '@revisit/domain/local-date.ts'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Locale } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { recordAudit } from './audit.ts'
import { listAudit } from './queries.ts'
import type { auditFileQuery } from './schemas.ts'

type Filter = z.output<typeof auditFileQuery>
type Entry = Awaited<ReturnType<typeof listAudit>>[number]

const ROWS_AT_ONCE = 1000
const HEADS: Record<Locale, string[]> = {
  ru: ['Когда', 'Кто', 'Вид', 'Что сделано', 'Код', 'С чем', 'Номер', 'Подробности', 'Адрес'],
  en: ['When', 'Who', 'Kind', 'What', 'Code', 'Of what', 'Id', 'Details', 'Address'],
}
const KINDS: Record<Locale, Record<string, string>> = {
  ru: { staff: 'сотрудник', api_key: 'ключ API', system: 'система' },
  en: { staff: 'staff', api_key: 'API key', system: 'system' },
}

/** The log as a file, the newest entry first; read a page at a time, so that memory does not grow with its length. */
export async function auditFile(call: Call<unknown, Filter>): Promise<Download> {
  const filtered = Object.keys(call.query).filter((name) => call.query[name as keyof Filter] !== undefined)
  await call.db((db) => recordAudit(db, call, { action: 'audit.exported', details: { filters: filtered } }))
  const style = call.locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  return {
    download: Readable.from(writeCsv(rowsOf(call), style)),
    fileName: `revisit-log-${localDateOf(call.now, call.caller.timezone)}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

async function* rowsOf(call: Call<unknown, Filter>): AsyncGenerator<WrittenCell[]> {
  yield HEADS[call.locale]
  for (let cursor: string | undefined; ;) {
    const asked = { ...call.query, limit: ROWS_AT_ONCE, cursor }
    const entries = await call.db((db) => listAudit(db, call.caller.clinicId, asked))
    for (const entry of entries) yield cellsOf(entry, call)
    if (entries.length < ROWS_AT_ONCE) return
    cursor = String(entries.at(-1)!.seq)
  }
}

function cellsOf(entry: Entry, { locale, caller }: Call<unknown, Filter>): WrittenCell[] {
  const { at, actorKind, actorName, actorId, action, subjectKind, subjectId, details, ip } = entry
  const told = Object.entries(details).map(([name, value]) => `${name}: ${written(value)}`)
  const who = actorName ?? actorId
  return [
    localTime(at, caller.timezone),
    who,
    KINDS[locale][actorKind] ?? actorKind,
    auditActionWords(action)[locale],
    action,
    subjectKind,
    subjectId,
    told.join('; '),
    ip,
  ]
}

function written(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

/** 'YYYY-MM-DD HH:MM:SS' on the clinic's clock. */
function localTime(at: Date, timeZone: string): string {
  return at.toLocaleString('sv-SE', { timeZone })
}
