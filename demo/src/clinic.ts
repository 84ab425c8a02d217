import { type Day, dayOf } from './calendar.ts'
import { type DuplicatePair, maybeDuplicate } from './duplicates.ts'
import { live } from './life.ts'
import { marketingMonth, monthsOf, settleLeads } from './marketing.ts'
import { createHousehold } from './people.ts'
import type { Life, Person } from './person.ts'
import { createRandom, type Random } from './random.ts'
import { noRows, type Rows } from './rows.ts'
import { type ClinicSettings, createWorld, type Span, spanOf, type World } from './world.ts'

/** What a person really did: the ground for the truth written beside the rows. */
export type LifeTruth = { person: Person; life: Life; duplicate: DuplicatePair | null }

/** Rows of one person, or of the network itself (then without a life). */
export type Portion = { rows: Rows; truth: LifeTruth | null }

export type Clinic = {
  settings: ClinicSettings
  span: Span
  /** Who brings people back best, by true talent and true quality; names and ids as in the rows. */
  trueOrder: { doctors: readonly string[] }
  /** All rows, person after person in order of arrival; every call tells the same story from the start. */
  portions(): Generator<Portion>
}

/**
 * A believable dental network: the same settings always give the same rows. `endOn` ('YYYY-MM-DD') is the last day of
 * history; later appointments are only booked. Throws RangeError on senseless settings.
 */
export function generateClinic(settings: ClinicSettings): Clinic {
  const span = spanOf(settings, dayOf(settings.endOn))
  const doctors = createWorld(settings, span).staff.doctors.toSorted((a, b) => b.retention - a.retention)
  return {
    settings,
    span,
    trueOrder: { doctors: doctors.map((doctor) => doctor.row.externalId) },
    portions: () => tellAll(createWorld(settings, span)),
  }
}

const HOUSEHOLD_STREAM = 1000
const MONTH_STREAM = 500
const REFERRERS_KEPT = 4000

function* tellAll(world: World): Generator<Portion> {
  yield { rows: networkRows(world), truth: null }
  const { seed, patients } = world.settings
  let told = 0
  for (let number = 0; told < patients; number++) {
    const random = createRandom(seed, HOUSEHOLD_STREAM + number)
    const arrivesOn: Day = world.arrivals.dayAt((told + random.float()) / patients)
    for (const person of createHousehold(world, random, { number, arrivesOn, limit: patients - told })) {
      yield tellLife(world, random, person)
      told++
    }
  }
  for (const [index, month] of monthsOf(world.span).entries())
    yield { rows: marketingMonth(world, createRandom(seed, MONTH_STREAM + index), month), truth: null }
}

function tellLife(world: World, random: Random, person: Person): Portion {
  const life = live(world, random, person)
  settleLeads(life)
  const duplicate = maybeDuplicate(world, life)
  rememberReferrer(world, random, life)
  return { rows: life.rows, truth: { person, life, duplicate } }
}

function rememberReferrer(world: World, random: Random, life: Life): void {
  const first = life.visits[0]
  if (life.visits.length < 2 || first === undefined || life.person.isChild) return
  const referrer = { externalId: life.person.card.externalId, since: first.day }
  if (world.referrers.length < REFERRERS_KEPT) world.referrers.push(referrer)
  else world.referrers[random.int(0, REFERRERS_KEPT - 1)] = referrer
}

function networkRows(world: World): Rows {
  const rows = noRows()
  rows.branches.push(...world.branches.map((branch) => branch.row))
  rows.staff.push(...world.staff.rows)
  rows.services.push(...world.prices.rows)
  rows.insurers.push(...world.insurance.rows)
  return rows
}
