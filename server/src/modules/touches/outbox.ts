import { TOUCH_PRIORITIES } from '@revisit/domain/channel.ts'
import { localDateOf, localTimeOf } from '@revisit/domain/local-date.ts'
import { fullName } from '@revisit/domain/person-name.ts'
import { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import { NotFound, type Locale } from '../../platform/errors.ts'
import type { Call, Download } from '../../platform/http/route.ts'
import { exchangeCsv, russianExcel, writeCsv, type WrittenCell } from '../../platform/tabular/write-csv.ts'
import { recordAudit } from '../audit/audit.ts'
import { findPatient } from '../patients/patients.ts'
import {
  countOutbox,
  findTouchRow,
  listOutbox,
  type OutboxRow,
  readControlArms,
  readDecisions,
  readDeliveries,
  sumOutbox,
} from './outbox-queries.ts'
import { reasonSaid } from './reason-said.ts'
import type {
  OutboxFilter,
  OutboxItem,
  outboxPage,
  outboxQuery,
  outboxSummary,
  patientTouches,
  touchDetail,
} from './schemas.ts'

type Asker = Pick<Call, 'caller' | 'locale' | 'now' | 'ip' | 'ports'>

/** One page of the outbox, the newest first. */
export async function listTouches(
  db: Db,
  asker: Asker,
  { limit, cursor, ...filter }: z.output<typeof outboxQuery>,
): Promise<z.output<typeof outboxPage>> {
  const { clinicId } = asker.caller
  const rows = await listOutbox(db, clinicId, { filter, after: cursor ?? null, limit: limit + 1 })
  const page = rows.slice(0, limit)
  return {
    items: page.map((row) => itemOf(row, asker.locale)),
    nextCursor: rows.length > limit ? page.at(-1)!.key : null,
    total: await countOutbox(db, clinicId, filter),
  }
}

/** How many touches are in which state, and why: the parts add up to the total. */
export async function sumTouches(db: Db, asker: Asker, filter: OutboxFilter): Promise<z.output<typeof outboxSummary>> {
  const rows = await sumOutbox(db, asker.caller.clinicId, filter)
  const sumBy = (key: 'state' | 'reason' | 'channel') =>
    [...Map.groupBy(rows, (row) => row[key])].flatMap(([value, group]) =>
      value === null
        ? []
        : [{ value, touches: sum(group.map(({ touches }) => touches)), cost: sum(group.map(({ cost }) => cost)) }],
    )
  return {
    total: sum(rows.map(({ touches }) => touches)),
    states: sumBy('state').map(({ value, touches }) => ({ state: value as OutboxItem['state'], touches })),
    reasons: sumBy('reason').map(({ value, touches }) => ({ ...reasonSaid(value, asker.locale), touches })),
    channels: sumBy('channel').map(({ value, touches, cost }) => ({ channel: value, touches, cost })),
    unknown: sum(rows.map(({ state, touches }) => (state === 'unknown' ? touches : 0))),
  }
}

/** A touch with everything that was ever decided about it and everything a provider was asked; the reading is recorded. */
export async function readTouch(db: Db, asker: Asker, id: string): Promise<z.output<typeof touchDetail>> {
  const { clinicId } = asker.caller
  const { patientId } = await findTouch(db, clinicId, id)
  const [row] = await listOutbox(db, clinicId, { filter: { touch: id }, after: null, limit: 1 })
  if (!row) throw touchNotFound()
  await recordAudit(db, asker, { action: 'touch.read', subjectKind: 'patient', subjectId: patientId })
  const decisions = await readDecisions(db, clinicId, id)
  const deliveries = await readDeliveries(db, clinicId, id)
  return {
    ...itemOf(row, asker.locale),
    expiresAt: row.expiresAt,
    html: row.html,
    carriedBy: row.carriedBy,
    decisions: decisions.map(({ details, reason, ...decision }) => ({
      ...decision,
      reason: reasonSaid(reason, asker.locale),
      detail: details?.[asker.locale] ?? null,
    })),
    deliveries: deliveries.map((delivery) => ({ ...delivery, ...instantsOf(delivery) })),
  }
}

/** Everything that was sent, or not sent, to a patient. */
export async function listPatientTouches(db: Db, asker: Asker, id: string): Promise<z.output<typeof patientTouches>> {
  const { clinicId } = asker.caller
  const { subject } = await findPatient(db, clinicId, id)
  const rows = await listOutbox(db, clinicId, { filter: { patient: subject.patientId }, after: null, limit: 200 })
  return {
    items: rows.map((row) => itemOf(row, asker.locale)),
    control: await readControlArms(db, clinicId, subject.patientId),
  }
}

/** A touch of a patient the caller may see. @throws NotFound `touch_not_found`. */
export async function findTouch(db: Db, clinicId: string, id: string) {
  const found = await findTouchRow(db, clinicId, id)
  if (!found) throw touchNotFound()
  return found
}

const ROWS_AT_ONCE = 1000
const HEADS: Record<Locale, string[]> = {
  ru: ['Когда', 'Пациент', '№ карты', 'Канал', 'Адрес', 'Текст', 'Сценарий', 'Рассылка', 'Шаг', 'Состояние', 'Причина'],
  en: ['When', 'Patient', 'Card No.', 'Channel', 'Address', 'Text', 'Journey', 'Campaign', 'Step', 'State', 'Reason'],
}

/** The outbox as a file; read a page at a time, and the reading is recorded. */
export async function exportOutbox(call: Call<unknown, OutboxFilter>): Promise<Download> {
  await call.db((db) =>
    recordAudit(db, call, { action: 'touches.exported', details: { filters: Object.keys(call.query) } }),
  )
  const style = call.locale === 'ru' ? russianExcel : { ...exchangeCsv, bom: true }
  const name = call.locale === 'ru' ? 'Исходящие' : 'Outbox'
  return {
    download: Readable.from(writeCsv(rowsOf(call), style)),
    fileName: `${name} ${localDateOf(call.now, call.caller.timezone)}.csv`,
    contentType: 'text/csv; charset=utf-8',
  }
}

async function* rowsOf(call: Call<unknown, OutboxFilter>): AsyncGenerator<WrittenCell[]> {
  yield HEADS[call.locale]
  const { clinicId, timezone } = call.caller
  for (let after: string | null = null; ;) {
    const asked = { filter: call.query, after, limit: ROWS_AT_ONCE }
    const rows: OutboxRow[] = await call.db((db) => listOutbox(db, clinicId, asked))
    for (const row of rows) yield cellsOf(itemOf(row, call.locale), timezone)
    if (rows.length < ROWS_AT_ONCE) return
    after = rows.at(-1)!.key
  }
}

function cellsOf(item: OutboxItem, timezone: string): WrittenCell[] {
  const { patient, channel, address, text, journey, campaign, step, state, reason, at } = item
  return [
    `${localDateOf(at, timezone)} ${localTimeOf(at, timezone)}`,
    patient.fullName,
    patient.externalIds.join(', '),
    channel,
    address?.startsWith('+') ? { phone: address } : address,
    text,
    journey,
    campaign,
    step,
    state,
    reason?.text,
  ]
}

function itemOf(row: OutboxRow, locale: Locale): OutboxItem {
  const { originKind, originId, originName, nodeId, state } = row
  const isJourney = originKind === 'journey'
  const isCampaign = originKind === 'campaign'
  return {
    ...row,
    patient: { id: row.patientId, fullName: fullName(row), externalIds: row.externalIds },
    origin: originKind,
    journey: isJourney ? originName : null,
    journeyId: isJourney ? originId : null,
    campaign: isCampaign ? originName : null,
    campaignId: isCampaign ? originId : null,
    node: nodeId,
    step: row.step ?? nodeId,
    priority: TOUCH_PRIORITIES[row.priority]!,
    state: state as OutboxItem['state'],
    reason: row.reason === null ? null : reasonSaid(row.reason, locale),
    at: row.sentAt ?? row.nextAt ?? row.decidedAt ?? row.dueAt,
  }
}

type Times = 'claimedAt' | 'acceptedAt' | 'deliveredAt' | 'readAt' | 'failedAt'

/** The generated table types call moments text; the driver gives Date. */
function instantsOf(delivery: Record<Times, unknown>) {
  return {
    claimedAt: delivery.claimedAt as Date,
    acceptedAt: delivery.acceptedAt as Date | null,
    deliveredAt: delivery.deliveredAt as Date | null,
    readAt: delivery.readAt as Date | null,
    failedAt: delivery.failedAt as Date | null,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

function touchNotFound(): NotFound {
  return new NotFound('touch_not_found', { ru: 'Сообщение не найдено', en: 'Message not found' })
}
