import type { LocalDate } from '@revisit/domain/local-date.ts'
import { z } from 'zod'
import { NotFound } from '../../platform/errors.ts'
import type { Call } from '../../platform/http/route.ts'
import { statisticsDay } from '../statistics/statistics.ts'

/** What an analytical answer is about: whose patients, as of which day. */
export type Question = {
  clinicId: string
  today: LocalDate
  /** Facts up to the end of this day count; never later than today. */
  asOf: LocalDate
  /** Home branch asked for, null = all. */
  branch: string | null
  /** Branches the caller is limited to, null = all. */
  scope: string[] | null
  /** Version of the statistics the answer is made of. */
  version: number
}

/** A parameter that may be left out or left empty. */
export function blankable<T extends z.ZodType>(schema: T) {
  return z
    .union([schema, z.literal('')])
    .optional()
    .transform((value): z.output<T> | undefined => (value === '' ? undefined : (value as z.output<T> | undefined)))
}

/** Day and branch, as every analytical address takes them. */
export const asOfQuery = z.object({
  asOf: blankable(z.iso.date()).describe('Facts up to the end of this day count; today when left out'),
  branch: blankable(z.uuid()).describe('Home branch of the patients'),
})

/**
 * The question of a call, after the clinic's day has been turned. A day that has not come counts as today.
 * @throws NotFound when the branch is not the caller's.
 */
export async function questionOf(
  call: Call<any, any, any>,
  asked: Partial<z.output<typeof asOfQuery>>,
): Promise<Question> {
  const { caller, ports } = call
  if (asked.branch && caller.branches && !caller.branches.includes(asked.branch)) {
    throw new NotFound('branch_not_found', { ru: 'Филиал не найден', en: 'Branch not found' })
  }
  const { today, version } = await statisticsDay(ports, caller.clinicId)
  const asOf = asked.asOf !== undefined && asked.asOf < today ? asked.asOf : today
  return { clinicId: caller.clinicId, today, asOf, branch: asked.branch ?? null, scope: caller.branches, version }
}

/** True when sums over the whole base answer the question: no branch and nobody hidden. */
export function isWholeBase({ branch, scope }: Question): boolean {
  return branch === null && scope === null
}

/** Whether the caller may see sums of money. */
export function seesMoney(call: Pick<Call, 'caller'>): boolean {
  return call.caller.permissions.has('money.read')
}
