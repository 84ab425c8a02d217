import type { CampaignDefinition } from '@revisit/domain/campaign-definition.ts'
import { type CampaignFacts, type CampaignProblem, campaignProblems } from '@revisit/domain/campaign-problem.ts'
import type { Db } from '../../platform/db.ts'
import { readTemplates } from '../templates/templates.ts'
import { countAudience, readSegmentFacts } from './campaign-queries.ts'

/** What a definition names, with the names of people. */
export type NamedFacts = CampaignFacts & {
  segmentName: string | null
  templateNames: ReadonlyMap<string, string>
}

/** The segment and the templates of a definition as they are now. People are those the transaction may see. */
export async function readFacts(db: Db, clinicId: string, definition: CampaignDefinition): Promise<NamedFacts> {
  const { segmentId, variants } = definition
  const [segment] = segmentId === null ? [] : await readSegmentFacts(db, clinicId, [segmentId])
  const asked = new Set(variants.map(({ templateId }) => templateId))
  const templates = (await readTemplates(db, clinicId)).filter(({ id }) => asked.has(id))
  return {
    segment: segment ? { state: segment.state, people: await countAudience(db, clinicId, segment.id) } : null,
    segmentName: segment?.name ?? null,
    templates: new Map(
      templates.map(({ id, published, archived, messageClass }) => [
        id,
        { published: published !== null, archived, messageClass },
      ]),
    ),
    templateNames: new Map(templates.map(({ id, name }) => [id, name])),
  }
}

/** What speaks against a definition now. */
export async function problemsNow(
  db: Db,
  clinicId: string,
  definition: CampaignDefinition,
): Promise<CampaignProblem[]> {
  return campaignProblems(definition, await readFacts(db, clinicId, definition))
}
