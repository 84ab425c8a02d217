import { JOURNEY_END_WORDS } from '@revisit/domain/journey-words.ts'
import { isTouchReason, reasonWords } from '@revisit/domain/touch-reasons.ts'
import { localDateOf, localTimeOf } from '@revisit/domain/local-date.ts'
import { Readable } from 'node:stream'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { audit } from './lifecycle.ts'
import { journeyWithVersions, listPassages } from './reading.ts'
import type { ExportQuery } from './schemas.ts'

const HEADS = {
  ru: ['Пациент', 'Версия', 'Состояние', 'Шаг', 'Почему', 'Вошёл', 'Вышел', 'Цель', 'Группа'],
  en: ['Patient', 'Version', 'State', 'Step', 'Why', 'Entered', 'Left', 'Goal', 'Arm'],
}
const STATES = {
  active: { ru: 'внутри', en: 'inside' },
  done: { ru: 'дошёл до конца', en: 'went to the end' },
  exited: { ru: 'вышел', en: 'left' },
} as const
const ARMS = {
  treated: { ru: 'сценарий', en: 'journey' },
  control: { ru: 'контроль', en: 'control' },
} as const
const ROWS_AT_ONCE = 200

type Asked = Call<{ id: string }, ExportQuery>
type Passage = Awaited<ReturnType<typeof listPassages>>['items'][number]

/** People of a journey the caller may see, as a file. @throws NotFound `journey_not_found`. */
export async function exportPassages(call: Asked): Promise<Download> {
  const { id } = call.params
  const journey = await call.db(async (db) => {
    const found = await journeyWithVersions(db, call.caller.clinicId, id)
    await audit(db, call, { id, action: 'journey.people_exported', details: { filters: Object.keys(call.query) } })
    return found.journey
  })
  const style = call.locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  return {
    download: Readable.from(writeCsv(rowsOf(call), style)),
    fileName: `${journey.name} ${localDateOf(call.now, call.caller.timezone)}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

async function* rowsOf(call: Asked): AsyncGenerator<WrittenCell[]> {
  yield HEADS[call.locale]
  for (let cursor: string | undefined; ;) {
    const query = { ...call.query, limit: ROWS_AT_ONCE, cursor }
    const page = await call.db((db) => listPassages(db, call.caller.clinicId, { journeyId: call.params.id, query }))
    for (const passage of page.items) yield cellsOf(passage, call)
    if (page.nextCursor === null) return
    cursor = page.nextCursor
  }
}

function cellsOf(passage: Passage, { locale, caller: { timezone } }: Asked): WrittenCell[] {
  const moment = (at: Date | null) => (at ? `${localDateOf(at, timezone)} ${localTimeOf(at, timezone)}` : '')
  const { patient, version, state, step, enteredAt, endedAt, goalAt, arm } = passage
  return [
    patient.name,
    String(version),
    STATES[state][locale],
    step,
    whyOf(passage)?.[locale] ?? '',
    moment(enteredAt),
    moment(endedAt),
    moment(goalAt),
    ARMS[arm][locale],
  ]
}

/** Why somebody left, or what the gate last said of the message they wait for. */
function whyOf({ endReason, touch }: Passage): { ru: string; en: string } | null {
  if (endReason !== null) return endReason in JOURNEY_END_WORDS ? JOURNEY_END_WORDS[endReason as 'done'] : null
  return touch?.reason && isTouchReason(touch.reason) ? reasonWords(touch.reason) : null
}
