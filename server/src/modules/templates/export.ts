import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { localDateOf, localTimeOf } from '@revisit/domain/local-date.ts'
import { Readable } from 'node:stream'
import type { Locale } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { recordAudit } from '../audit/audit.ts'
import type { TemplateSummary } from './schemas.ts'
import { readTemplates } from './templates.ts'

/** Every template as CSV, archived ones too, in the order of the list. */
export async function exportTemplates(call: Call): Promise<Download> {
  const { clinicId, timezone } = call.caller
  const items = await call.db(async (db) => {
    await recordAudit(db, call, { action: 'templates.exported', details: {} })
    return readTemplates(db, clinicId)
  })
  const { locale } = call
  const rows = [HEADS[locale], ...items.map((item) => cellsOf(item, { locale, timezone }))]
  const style = locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  return {
    download: Readable.from(writeCsv(rows, style)),
    fileName: `${locale === 'ru' ? 'Шаблоны' : 'Templates'} ${localDateOf(call.now, timezone)}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

const HEADS: Record<Locale, string[]> = {
  ru: [
    'Название',
    'Класс',
    'Семья',
    'Свои тексты',
    'Текст',
    'Версия',
    'Опубликован',
    'Ошибки',
    'Замечания',
    'Где работает',
  ],
  en: ['Name', 'Class', 'Once-only key', 'Own words', 'Text', 'Version', 'Published', 'Errors', 'Warnings', 'Used by'],
}
const CLASSES = {
  service: { ru: 'сервисное', en: 'service' },
  advertising: { ru: 'реклама', en: 'advertising' },
}

function cellsOf(item: TemplateSummary, { locale, timezone }: { locale: Locale; timezone: string }): WrittenCell[] {
  const { name, messageClass, family, channels, text, published, problems, usedBy } = item
  const at = published && `${localDateOf(published.at, timezone)} ${localTimeOf(published.at, timezone)}`
  return [
    name,
    CLASSES[messageClass][locale],
    family,
    channels.map((channel) => CHANNEL_WORDS[channel][locale]).join(', '),
    text,
    published && { number: published.number },
    at,
    { number: problems.errors },
    { number: problems.warnings },
    usedBy.map((use) => use.name).join(', '),
  ]
}
