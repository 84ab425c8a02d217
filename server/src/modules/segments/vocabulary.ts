import { CLINIC_LISTS, OPERATORS_OF_TYPE, type SegmentField } from '@revisit/domain/segment-field.ts'
import type { z } from 'zod'
import type { Db } from '../../platform/db.ts'
import type { Caller } from '../../platform/http/route.ts'
import { readList } from './name-queries.ts'
import { readCatalogue } from './rule-reading.ts'
import type { segmentVocabulary } from './schemas.ts'

/** Everything a builder of rules offers: fields with their operators, and what the clinic's lists hold. */
export async function readVocabulary(
  db: Db,
  { clinicId, permissions }: Caller,
): Promise<z.output<typeof segmentVocabulary>> {
  const { fields } = await readCatalogue(db, clinicId)
  const lists: Record<string, { value: string; name: string }[]> = {}
  for (const list of CLINIC_LISTS) lists[list] = await readList(db, clinicId, list)
  return { fields: fields.filter(({ money }) => !money || permissions.has('money.read')).map(describe), lists }
}

function describe({ key, group, type, words, options, window, where, money, noun }: SegmentField) {
  return {
    key,
    group,
    type,
    words,
    operators: OPERATORS_OF_TYPE[type],
    options: options ?? null,
    window: window ?? null,
    where: where ?? [],
    money: money ?? false,
    noun: noun ?? null,
  }
}
