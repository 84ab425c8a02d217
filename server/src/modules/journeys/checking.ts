import { checkJourney } from '@revisit/domain/journey-check.ts'
import type { CheckFacts } from '@revisit/domain/journey-check-facts.ts'
import type { JourneyDefinition } from '@revisit/domain/journey-definition.ts'
import type { JourneyProblem } from '@revisit/domain/journey-problem.ts'
import { segmentCatalogue } from '@revisit/domain/segment-fields.ts'
import type { Db } from '../../platform/db.ts'
import { readCustomKeys } from './version-queries.ts'
import type { JourneyDoors } from './touch-port.ts'

/** What should be corrected in a definition before it is published, in words. */
export async function problemsOf(
  db: Db,
  doors: JourneyDoors,
  clinicId: string,
  definition: JourneyDefinition,
): Promise<JourneyProblem[]> {
  return checkJourney(definition, await checkFacts(db, doors, clinicId))
}

async function checkFacts(db: Db, { segments, templates }: JourneyDoors, clinicId: string): Promise<CheckFacts> {
  const fields = await readCustomKeys(db, clinicId)
  return {
    templates: await templates.known(db, clinicId),
    segments: await segments.known(db, clinicId),
    customFields: new Set(fields.map(({ key }) => key)),
    catalogue: segmentCatalogue(fields),
  }
}
