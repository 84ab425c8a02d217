import { addDays, instantOf, type LocalDate, localDateOf, weekdayOf } from '@revisit/domain/local-date.ts'
import { READY_SEGMENTS } from '@revisit/domain/ready-segments.ts'
import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { chanceOf } from '@revisit/domain/stable-chance.ts'
import {
  campaignBeats,
  campaignOrigin,
  checkAtOnce,
  createCampaign,
  findCampaign,
  hasCampaigns,
  launchCampaign,
} from '@revisit/server/modules/campaigns/campaigns.ts'
import { ensureSegment, followBeat, listSegments } from '@revisit/server/modules/segments/segments.ts'
import { installTemplate } from '@revisit/server/modules/templates/templates.ts'
import { applyReceipts, type Receipt, touchBeats, walkTouches } from '@revisit/server/modules/touches/touches.ts'
import { fixedClock } from '@revisit/server/platform/clock.ts'
import type { Db } from '@revisit/server/platform/db.ts'
import { systemAccess } from '@revisit/server/platform/db.ts'
import type { Call } from '@revisit/server/platform/http/route.ts'
import type { Ports } from '@revisit/server/platform/ports.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { asOwner } from './acting.ts'

/** The finished campaign went out so long ago that everybody's window is over. */
const DAYS_AGO = 45
const ATTRIBUTION_DAYS = 30
const HOUR_MS = 3_600_000
/** Working hours it may take to end; a public holiday puts it off. */
const MOST_ROUNDS = 40
const PATIENCE = 60

const CHECKUP = `{{ patient.dear }}, здравствуйте! Вы не были у нас больше полугода. Приглашаем на профилактический осмотр: сейчас есть удобное время без ожидания.{% if clinic.phone %} Записаться: {{ clinic.phone }}{% endif %}`
const HOLIDAYS_A = `{{ patient.dear }}, к праздникам мы открыли дополнительные часы. Подобрать вам время?{% if clinic.phone %} {{ clinic.phone }}{% endif %}`
const HOLIDAYS_B = `{{ patient.dear }}, успейте к нам до праздников: свободных часов немного.{% if clinic.phone %} Запись: {{ clinic.phone }}{% endif %}`

/** One campaign that is over, with its report and control group, and one draft; made once, by the same code as any other. */
export async function ensureDemoCampaigns(ports: Ports, clinicId: string, timezone: string): Promise<void> {
  const access = systemAccess(clinicId)
  if (await ports.database.withClinic(access, (db) => hasCampaigns(db, clinicId))) return
  const day = launchDay(localDateOf(ports.clock.now(), timezone))
  const owner = { ports }
  const segmentId = await asOwner(owner, clinicId, (db, call) => ensureSegment(db, call, absentSince(day)))
  await waitForPeople(ports, clinicId, segmentId)
  await asOwner(owner, clinicId, (db, call) => sendInThePast(db, call, instantOf(day, '12:00', timezone), segmentId))
  await asOwner(owner, clinicId, draftOfTwoTexts)
}

async function draftOfTwoTexts(db: Db, call: Call): Promise<void> {
  const texts = [
    { key: 'demo-holidays-a', name: 'К праздникам: спокойно', text: HOLIDAYS_A },
    { key: 'demo-holidays-b', name: 'К праздникам: срочно', text: HOLIDAYS_B },
  ]
  const [a, b] = [await advertise(db, call, texts[0]!), await advertise(db, call, texts[1]!)]
  const variants = [
    { id: 'a', templateId: a },
    { id: 'b', templateId: b },
  ]
  const segmentId = await ensureSegment(db, call, inactive())
  await createCampaign(db, call, {
    name: 'Визит к праздникам',
    description: 'Два текста на половину аудитории каждый, контрольная группа 10 %',
    definition: { segmentId, variants, holdoutPercent: 10 },
  })
}

/** A Tuesday to Thursday about `DAYS_AGO` days back. */
function launchDay(today: LocalDate): LocalDate {
  let day = addDays(today, -DAYS_AGO)
  while (weekdayOf(day) < 2 || weekdayOf(day) > 4) day = addDays(day, -1)
  return day
}

/** People who on that day had not come for six to nine months. */
function absentSince(day: LocalDate) {
  const visits = (op: 'any' | 'none', from: number, to: number): SegmentRule => ({
    field: 'visits.count',
    op,
    within: { from: { on: addDays(day, -from) }, to: { on: addDays(day, -to) } },
  })
  const alive: SegmentRule = { not: { field: 'profile.deceased', op: 'yes' } }
  const rule: SegmentRule = { all: [visits('any', 260, 181), visits('none', 180, 0), alive] }
  return { key: 'demo-absent', name: 'Не были 6–9 месяцев к началу осенней рассылки', rule }
}

function inactive() {
  const { key, name, rule } = READY_SEGMENTS.find((segment) => segment.key === 'inactive-half-year')!
  return { key, name: name.ru, rule }
}

async function advertise(
  db: Db,
  { caller, ports, now }: Call,
  { key, name, text }: { key: string; name: string; text: string },
): Promise<string> {
  const ready = { key, name, messageClass: 'advertising' as const, bodies: { text }, now }
  return installTemplate(ports, db, caller.clinicId, ready)
}

async function waitForPeople(ports: Ports, clinicId: string, segmentId: string): Promise<void> {
  const access = systemAccess(clinicId)
  for (let round = 0; round < PATIENCE; round += 1) {
    await followBeat.run(ports, clinicId)
    const segments = await ports.database.withClinic(access, (db) => listSegments(db, clinicId))
    if ((segments.find(({ id }) => id === segmentId)?.people ?? 0) > 0) return
    await sleep(250)
  }
}

/**
 * Checks, launches and sends a campaign at a past hour, in one transaction, so that the worker of today sees it only when it is over.
 * A clinic too small for anybody to be absent gets none.
 */
async function sendInThePast(db: Db, call: Call, at: Date, segmentId: string): Promise<void> {
  const { clinicId } = call.caller
  const segments = await listSegments(db, clinicId)
  if ((segments.find(({ id }) => id === segmentId)?.people ?? 0) === 0) return
  const templateId = await advertise(db, call, { key: 'demo-checkup', name: 'Осенний осмотр', text: CHECKUP })
  const clock = fixedClock(at)
  const withClinic: Ports['database']['withClinic'] = (_access, work) => work(db)
  const past: Ports = { ...call.ports, clock, database: { ...call.ports.database, withClinic } }
  const then: Call = { ...call, ports: past, now: at, db: (work) => work(db) }
  const variants = [{ id: 'a', templateId }]
  const id = await createCampaign(db, then, {
    name: 'Осенний осмотр',
    description: 'Позвать тех, кто не был полгода. Пятая часть семей сообщения не получала: с ними сравниваем.',
    definition: { segmentId, variants, holdoutPercent: 20, attributionDays: ATTRIBUTION_DAYS },
  })
  await checkAtOnce(then, id)
  await launchCampaign(db, then, { id, launch: { mode: 'now' } })
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    while ((await beatOnce(past, clinicId)) > 0);
    if ((await findCampaign(db, clinicId, id)).state === 'done') break
    clock.set(new Date(clock.now().getTime() + 3 * HOUR_MS))
  }
  await report(past, db, clinicId, id)
}

async function beatOnce(past: Ports, clinicId: string): Promise<number> {
  let did = 0
  for (const beat of [...campaignBeats, ...touchBeats([campaignOrigin])]) did += await beat.run(past, clinicId)
  return did
}

/** What a provider would have told: most messages arrive, many are read within hours. */
async function report(past: Ports, db: Db, clinicId: string, campaignId: string): Promise<void> {
  const { name } = await findCampaign(db, clinicId, campaignId)
  const receipts: Receipt[] = []
  for await (const { campaign, deliveries } of walkTouches(past, clinicId)) {
    if (campaign !== name) continue
    for (const { id, sentAt } of deliveries as { id: string; sentAt: string | null }[])
      if (sentAt !== null) receipts.push(...receiptsOf(id, new Date(sentAt)))
  }
  await applyReceipts(past, db, clinicId, receipts)
}

function receiptsOf(deliveryId: string, sentAt: Date): Receipt[] {
  const at = (hours: number) => new Date(sentAt.getTime() + hours * HOUR_MS)
  const own = { kind: 'receipt' as const, provider: 'sandbox', deliveryId }
  const chance = chanceOf(`receipt|${deliveryId}`)
  if (chance > 0.95) return []
  const delivered: Receipt = { ...own, state: 'delivered', at: at(0.01) }
  return chance > 0.62 ? [delivered] : [delivered, { ...own, state: 'read', at: at(0.1 + chance * 6) }]
}
