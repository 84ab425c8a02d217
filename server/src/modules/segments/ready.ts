import { READY_SEGMENTS, type ReadySegment } from '@revisit/domain/ready-segments.ts'
import type { Db } from '../../platform/db.ts'
import { Conflict, NotFound } from '../../platform/errors.ts'
import { sentenceOf } from './counting.ts'
import { readCatalogue } from './rule-reading.ts'
import { readSegments, type SegmentRow } from './segment-queries.ts'
import { type Asker, createSegment } from './store.ts'

/** Segments to begin with, and which of them the clinic has. */
export async function listReady(db: Db, clinicId: string) {
  const installed = new Map((await readSegments(db, clinicId)).map(({ readyKey, id }) => [readyKey, id]))
  const catalogue = await readCatalogue(db, clinicId)
  return READY_SEGMENTS.map(({ key, name, description, rule }) => ({
    key,
    name,
    description,
    sentence: sentenceOf(rule, catalogue, () => undefined),
    segmentId: installed.get(key) ?? null,
  }))
}

/**
 * Makes one of them the clinic's own, named in the caller's language.
 * @throws NotFound `ready_segment_not_found`. @throws Conflict `already_installed`, `segment_name_taken`.
 */
export async function installReady(db: Db, asker: Asker, key: string): Promise<SegmentRow> {
  const ready = findReady(key)
  const { clinicId, locale } = asker.caller
  const installed = (await readSegments(db, clinicId)).some(({ readyKey }) => readyKey === key)
  if (installed) {
    throw new Conflict('already_installed', { ru: 'Этот сегмент уже есть', en: 'This segment is already there' })
  }
  return createSegment(db, asker, {
    name: ready.name[locale],
    description: ready.description[locale],
    kind: 'rule',
    rule: ready.rule as Record<string, unknown>,
    announceFirst: false,
    readyKey: key,
  })
}

function findReady(key: string): ReadySegment {
  const ready = READY_SEGMENTS.find((one) => one.key === key)
  if (!ready) throw new NotFound('ready_segment_not_found', { ru: 'Такого сегмента нет', en: 'No such ready segment' })
  return ready
}
