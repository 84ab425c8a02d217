import { addMonths, type Day } from './calendar.ts'
import type { Life } from './person.ts'
import type { PolicyRow, ServiceRow } from './rows.ts'
import type { World } from './world.ts'

const RENEWAL = 0.58
/** Share of people of other kinds who also hold a policy. */
const POLICY_SHARE = 0.1

/** Gives the person yearly policies from before the first visit on, renewed or not, if they are insured at all. */
export function insure(world: World, life: Life): void {
  const { person, random } = life
  if (person.kind !== 'insured' && !random.chance(POLICY_SHARE)) return
  const insurer = world.insurance.insurers.draw(random)
  const programme = world.insurance.programmes.draw(random)
  const employer = random.chance(0.88) ? world.insurance.employers.draw(random) : ''
  let validFrom = person.arrivesOn - random.int(5, 300)
  do {
    const validTo = addMonths(validFrom, 12) - 1
    life.policies.push({
      externalId: world.nextId('policies'),
      patientExternalId: person.card.externalId,
      insurer: insurer.name,
      programme: programme.name,
      employer,
      number: `${insurer.externalId.slice(3)}${random.int(10, 99)}-${random.int(1_000_000, 9_999_999)}`,
      validFrom,
      validTo,
      limitAmount: programme.limit,
      spentAmount: 0,
      coveredCategories: programme.covered,
    })
    validFrom = validTo + 1
  } while (validFrom <= world.span.end && random.chance(RENEWAL))
  life.rows.policies.push(...life.policies)
}

/** The policy in force on a day, or null. */
export function policyOn(life: Life, day: Day): PolicyRow | null {
  return life.policies.find((policy) => policy.validFrom <= day && day <= policy.validTo) ?? null
}

/** Whether the insurer pays this much (kopecks) for the service under the policy. */
export function covers(policy: PolicyRow, service: ServiceRow, amount: number): boolean {
  return policy.coveredCategories.includes(service.category) && policy.spentAmount + amount <= policy.limitAmount
}
