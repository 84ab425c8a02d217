import { countDoubles, dropDoubles, findDoubles } from './double-queries.ts'
import type { Doubles } from './import-queries.ts'
import type { PlannedSheet } from './plan-sheets.ts'
import type { Transactions } from './run-sheet.ts'
import type { Tally } from './tally.ts'

type Doubling = {
  place: { clinicId: string; importId: string; timeZone: string }
  dryRun: boolean
  tally: Tally
}

/**
 * After all rows are in and people are brought together: counts visits and payments that another source has brought already, and
 * takes this import's own back where a person said so. A run nobody warned about is not looked at. @returns null then.
 */
export async function settleDoubles(
  inClinic: Transactions,
  planned: readonly PlannedSheet[],
  { place, dryRun, tally }: Doubling,
): Promise<Doubles | null> {
  const sheets = planned.filter(({ plan: { mapping } }) =>
    mapping.entities.some((name) => name === 'appointments' || name === 'payments'),
  )
  const skips = sheets.some(({ plan: { mapping } }) => mapping.options.doubles === 'skip')
  if (sheets.length === 0 || !(skips || dryRun)) return null
  return inClinic(async (db) => {
    await findDoubles(db, place)
    const { money, ...counts } = await countDoubles(db, place)
    if (!skips) return { skipped: false, ...counts }
    await dropDoubles(db, place)
    for (const entity of ['appointments', 'service_lines', 'payments'] as const) {
      tally.add(entity, { created: -counts[entity], unchanged: counts[entity] })
    }
    tally.addMoney({ payments: -money.payments, refunds: -money.refunds })
    return { skipped: true, ...counts }
  })
}
