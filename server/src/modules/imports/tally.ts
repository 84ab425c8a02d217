import { ENTITY_NAMES, type EntityName } from './entities/description.ts'
import type { RowIssue } from './chunk.ts'

export type Counts = { created: number; updated: number; unchanged: number; rejected: number }

/** Money of payments and of refunds (positive), in minor units. */
export type MoneyTotals = { payments: number; refunds: number }

/** What a run has done so far. */
export class Tally {
  rows = 0
  errors = 0
  warnings = 0
  readonly money: MoneyTotals = { payments: 0, refunds: 0 }
  #entities = new Map<EntityName, Counts>()

  addRows(rows: number): void {
    this.rows += rows
  }

  add(entity: EntityName, counts: Partial<Counts>): void {
    const total = this.#entities.get(entity) ?? { created: 0, updated: 0, unchanged: 0, rejected: 0 }
    for (const key of ['created', 'updated', 'unchanged', 'rejected'] as const) total[key] += counts[key] ?? 0
    const any = Object.values(total).some((count) => count > 0)
    if (any || this.#entities.has(entity)) this.#entities.set(entity, total)
  }

  /** An entity of a file without a single row still has its line in the report. */
  expect(entity: EntityName): void {
    if (!this.#entities.has(entity)) this.#entities.set(entity, { created: 0, updated: 0, unchanged: 0, rejected: 0 })
  }

  addMoney({ payments, refunds }: MoneyTotals): void {
    this.money.payments += payments
    this.money.refunds += refunds
  }

  addIssues(issues: readonly RowIssue[]): void {
    for (const { severity } of issues) {
      if (severity === 'error') this.errors += 1
      else this.warnings += 1
    }
  }

  /** In the order of import. */
  byEntity(): { entity: EntityName; rows: number; counts: Counts }[] {
    return ENTITY_NAMES.flatMap((entity) => {
      const counts = this.#entities.get(entity)
      if (!counts) return []
      return [{ entity, rows: counts.created + counts.updated + counts.unchanged + counts.rejected, counts }]
    })
  }
}
