import { type Arm, armOf } from '@revisit/domain/holdout.ts'
import type { MateRow } from './household-queries.ts'

/** The people one message reaches at once. */
export type Household = { key: string; members: readonly string[] }

/** The household of each person: an explicit one, else those who share the first phone, else the person alone. */
export function householdsOf(rows: readonly MateRow[]): Map<string, Household> {
  const byPatient = Map.groupBy(rows, ({ patientId }) => patientId)
  return new Map(
    [...byPatient].map(([patientId, mates]) => [
      patientId,
      { key: keyOf(patientId, mates), members: mates.map(({ mateId }) => mateId) },
    ]),
  )
}

function keyOf(patientId: string, mates: readonly MateRow[]): string {
  const own = mates.find(({ mateId }) => mateId === patientId)?.householdId
  const theirs = mates.flatMap(({ householdId }) => (householdId === null ? [] : [householdId])).sort()[0]
  if (own ?? theirs) return `household:${own ?? theirs}`
  return mates.length > 1 ? `phone:${mates[0]!.phone}` : `patient:${patientId}`
}

/** One question to an experiment. */
export type ArmQuestion = { patientId: string; household: Household; scope: string; percent: number }

export type DrawnArm = { scope: string; patientId: string; arm: Arm; percent: number }

/**
 * Arms of people in experiments: what was drawn before for anybody of the household stays, whatever becomes of percent and household;
 * only a larger control arm draws the treated anew.
 */
export class ArmBook {
  readonly fresh: DrawnArm[] = []
  readonly #drawn = new Map<string, DrawnArm>()

  /** @param drawn the earliest first. */
  constructor(drawn: readonly DrawnArm[]) {
    for (const arm of drawn) {
      const key = `${arm.scope}/${arm.patientId}`
      if (!this.#drawn.has(key)) this.#drawn.set(key, arm)
    }
  }

  armFor({ patientId, household, scope, percent }: ArmQuestion): Arm {
    const holds = (drawn: DrawnArm | undefined) => drawn && (drawn.arm === 'control' || drawn.percent >= percent)
    const own = this.#drawn.get(`${scope}/${patientId}`)
    if (own && holds(own)) return own.arm
    const mate = household.members.map((id) => this.#drawn.get(`${scope}/${id}`)).find(holds)
    const arm = mate?.arm ?? armOf({ scope, household: household.key, percent })
    const drawn = { scope, patientId, arm, percent }
    this.#drawn.set(`${scope}/${patientId}`, drawn)
    this.fresh.push(drawn)
    return arm
  }
}
