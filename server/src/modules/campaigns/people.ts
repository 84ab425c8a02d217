import { localDateOf, localTimeOf } from '@revisit/domain/local-date.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { Locale } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { reasonSaid } from '../touches/touches.ts'
import { askOf } from './report.ts'
import { countPeople, listPeople, type PeopleFilter, type PersonRow } from './report-queries.ts'
import type { CampaignPerson, campaignPeople, peopleQuery } from './schemas.ts'
import { audit, findCampaign } from './store.ts'

/** A page of the people behind a number of the report. @throws NotFound `campaign_not_found`. */
export async function peopleOf(
  db: Db,
  { caller, locale }: Pick<Call, 'caller' | 'locale'>,
  id: string,
  { limit, cursor, ...filter }: z.output<typeof peopleQuery>,
): Promise<z.output<typeof campaignPeople>> {
  const { clinicId } = caller
  const ask = askOf(await findCampaign(db, clinicId, id))
  const rows = await listPeople(db, clinicId, { ask, filter, after: cursor ?? null, limit: limit + 1 })
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => itemOf(row, locale)),
    nextCursor: rows.length > limit ? page.at(-1)!.recordId : null,
    total: await countPeople(db, clinicId, { ask, filter }),
  }
}

const ROWS_AT_ONCE = 1000
const HEADS: Record<Locale, string[]> = {
  ru: [
    'Пациент',
    '№ карты',
    'Вариант',
    'Группа',
    'Состояние',
    'Причина',
    'Канал',
    'Отправлено',
    'Доставлено',
    'Прочитано',
    'Переход',
    'Записан',
    'Визитов',
    'Оплачено',
  ],
  en: [
    'Patient',
    'Card No.',
    'Variant',
    'Group',
    'State',
    'Reason',
    'Channel',
    'Sent',
    'Delivered',
    'Read',
    'Clicked',
    'Booked',
    'Visits',
    'Paid',
  ],
}

/** The same people as a file; read a page at a time, and the reading is recorded. @throws NotFound `campaign_not_found`. */
export async function exportPeople(call: Call<{ id: string }, PeopleFilter>): Promise<Download> {
  const { id } = call.params
  const campaign = await call.db(async (db) => {
    const found = await findCampaign(db, call.caller.clinicId, id)
    await audit(db, call, id, { action: 'campaign.exported', filters: Object.keys(call.query) })
    return found
  })
  const style = call.locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  const day = localDateOf(call.now, call.caller.timezone)
  return {
    download: Readable.from(writeCsv(rowsOf(call, askOf(campaign)), style)),
    fileName: `${call.locale === 'ru' ? 'Рассылка' : 'Campaign'} ${day}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

async function* rowsOf(
  call: Call<{ id: string }, PeopleFilter>,
  ask: ReturnType<typeof askOf>,
): AsyncGenerator<WrittenCell[]> {
  yield HEADS[call.locale]
  const { clinicId, timezone } = call.caller
  for (let after: string | null = null; ;) {
    const page = { ask, filter: call.query, after, limit: ROWS_AT_ONCE }
    const rows: PersonRow[] = await call.db((db) => listPeople(db, clinicId, page))
    for (const row of rows) yield cellsOf(itemOf(row, call.locale), { locale: call.locale, timezone })
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.recordId
  }
}

const ARMS = {
  treated: { ru: 'получают', en: 'treated' },
  control: { ru: 'контрольная', en: 'control' },
} as const
const YES: Record<Locale, string> = { ru: 'да', en: 'yes' }

function cellsOf(item: CampaignPerson, { locale, timezone }: { locale: Locale; timezone: string }): WrittenCell[] {
  const moment = (at: Date | null) => at && `${localDateOf(at, timezone)} ${localTimeOf(at, timezone)}`
  return [
    item.patient.fullName,
    item.patient.externalIds.join(', '),
    item.variant?.toUpperCase(),
    ARMS[item.arm][locale],
    item.state,
    item.reason?.text,
    item.channel,
    moment(item.contactedAt),
    moment(item.deliveredAt),
    moment(item.readAt),
    item.clicked ? YES[locale] : null,
    item.booked ? YES[locale] : null,
    item.visits === null ? null : { number: item.visits },
    item.paid === null ? null : { number: item.paid / 100 },
  ]
}

function itemOf(row: PersonRow, locale: Locale): CampaignPerson {
  const { patientId, lastName, firstName, middleName, externalIds, state, reason } = row
  return {
    patient: { id: patientId, fullName: fullName({ lastName, firstName, middleName }), externalIds },
    variant: row.variant,
    arm: row.arm,
    touchId: row.touchId,
    state: state as CampaignPerson['state'],
    reason: reason === null ? null : reasonSaid(reason, locale),
    channel: row.channel,
    contactedAt: row.contactedAt,
    deliveredAt: row.deliveredAt,
    readAt: row.readAt,
    answeredAt: row.answeredAt,
    clicked: row.clicked,
    booked: row.booked,
    visits: row.visits,
    paid: row.paid,
  }
}
