import type { Ports } from '../../platform/ports.ts'
import { systemAccess } from '../../platform/db.ts'
import { type ImportProfile, readProfiles } from './clinic-queries.ts'
import { isEntityName } from './entities/catalogue.ts'
import { ENTITY_NAMES } from './entities/description.ts'
import type { ImportPlan } from './import-queries.ts'
import { type FileHints, fitsHeader, guessMapping, type Mapping, type MappingGuess, resolveTargets } from './mapping.ts'
import { planSource, type SourcePlan } from './source-plan.ts'
import { type Source, sheetKey } from './sources.ts'
import { readTrialContext } from './trial-context.ts'

export type PlannedSheet = { source: Source; plan: SourcePlan }

export type SheetGuess = MappingGuess & { profile: Pick<ImportProfile, 'id' | 'name'> | null }

/** What a sheet's columns mean: told by a person, by a saved profile whose headers match, or guessed. */
export function mappingFor(source: Source, plan: ImportPlan, profiles: readonly ImportProfile[]): SheetGuess {
  const told =
    plan.mappings?.[sheetKey(source)] ?? (plan.mapping && fitsAny(plan.mapping, source) ? plan.mapping : null)
  if (told) return { mapping: told, confidence: {}, by: 'report', profile: null }
  const hints: FileHints = { fileName: source.fileName, sheetName: source.sheetName }
  if (plan.entity && isEntityName(plan.entity)) hints.entity = plan.entity
  const guess = guessMapping(source.header, hints)
  if (guess.by === 'exchange') return { ...guess, profile: null }
  const profile = profiles.find(({ mapping }) => fitsHeader(mapping, source.header))
  if (!profile) return { ...guess, profile: null }
  return { mapping: profile.mapping, confidence: {}, by: 'report', profile: { id: profile.id, name: profile.name } }
}

/** A mapping from outside: `entity` or `entities`, plain or whole field names; columns left out are guessed. */
export function normaliseMapping(given: unknown): Mapping | undefined {
  if (typeof given !== 'object' || given === null) return undefined
  const { entity, entities, columns, options, fixes } = given as Partial<Mapping> & { entity?: string }
  const names = (entities ?? (entity ? [entity] : [])).filter((name): name is Mapping['entities'][number] =>
    isEntityName(name),
  )
  const fromColumns = ENTITY_NAMES.filter((name) => targetsIn(columns).some((target) => target.startsWith(`${name}.`)))
  const all = names.length > 0 ? names : fromColumns
  if (all.length === 0) return undefined
  return { entities: all, columns: columns ?? {}, options: options ?? {}, ...(fixes ? { fixes } : {}) }
}

/** Sheets with something to import, in the order of dependency, and those in which nothing is recognised. */
export async function planSheets(
  ports: Ports,
  clinicId: string,
  { sources, plan }: { sources: Source[]; plan: ImportPlan },
) {
  const { profiles, context } = await ports.database.withClinic(systemAccess(clinicId), async (db) => ({
    profiles: await readProfiles(db, clinicId),
    context: await readTrialContext(ports, db, clinicId),
  }))
  const planned: PlannedSheet[] = []
  const unknown: Source[] = []
  for (const source of sources) {
    if (plan.skipped?.includes(sheetKey(source))) continue
    const { mapping } = mappingFor(source, plan, profiles)
    const mapped = source.header.some((header) => resolveTargets(mapping, header).length > 0)
    if (mapped) planned.push({ source, plan: planSource(source.header, mapping, { samples: source.samples, context }) })
    else unknown.push(source)
  }
  const order = ({ plan: { mapping } }: PlannedSheet) =>
    Math.min(...mapping.entities.map((name) => ENTITY_NAMES.indexOf(name)))
  const size = ({ plan: { mapping } }: PlannedSheet) => mapping.entities.length
  planned.sort((a, b) => order(a) - order(b) || size(a) - size(b))
  return { planned, unknown }
}

function fitsAny(mapping: Mapping, source: Source): boolean {
  return (
    source.header.some((header) => resolveTargets(mapping, header).length > 0) ||
    Object.keys(mapping.columns).length === 0
  )
}

function targetsIn(columns: Mapping['columns'] | undefined): string[] {
  return Object.values(columns ?? {}).flatMap((target) => (target === null ? [] : target))
}
