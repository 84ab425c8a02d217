import { CHANNELS } from '@revisit/domain/channel.ts'
import type { CheckFacts } from '@revisit/domain/journey-check-facts.ts'
import { journeyDefinition } from '@revisit/domain/journey-definition.ts'
import { journeyProblem } from '@revisit/domain/journey-problem.ts'
import { checkJourney } from '@revisit/domain/journey-check.ts'
import type { FieldCatalogue } from '@revisit/domain/segment-fields.ts'
import type { SegmentField } from '@revisit/domain/segment-field.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { answer, api } from '../../api.ts'
import { type Vocabulary, vocabularyQuery } from '../segments/segment-calls.ts'
import { type Definition, type JourneyDetail, type TemplateItem, templatesQuery } from './journey-calls.ts'

export const customFieldsQuery = queryOptions({
  queryKey: ['custom-fields'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/custom-fields', { signal })),
})

type Lists = Vocabulary['lists']
const NO_LISTS: Lists = {}
const NO_TEMPLATES: readonly TemplateItem[] = []

/** Doctors, branches, segments and other lists of the clinic that values are chosen from. */
export function useClinicLists(): Lists {
  return useQuery(vocabularyQuery).data?.lists ?? NO_LISTS
}

/** Names of everything in the lists of the clinic by id. */
export function useNameOf(): (id: string) => string | undefined {
  const lists = useClinicLists()
  const names = useMemo(
    () => new Map(Object.values(lists).flatMap((list) => list.map(({ value, name }) => [value, name] as const))),
    [lists],
  )
  return (id) => names.get(id)
}

export function useTemplates(): readonly TemplateItem[] {
  return useQuery(templatesQuery).data?.items ?? NO_TEMPLATES
}

type Problems = JourneyDetail['problems']

/**
 * What is wrong with a definition as it is being edited, by the very rules the server checks before publishing; what the server said
 * of the saved one until everything the rules ask for has come.
 */
export function useProblems(definition: Definition, saved: Problems): Problems {
  const vocabulary = useQuery(vocabularyQuery).data
  const templates = useQuery(templatesQuery).data?.items
  const fields = useQuery(customFieldsQuery).data?.items
  return useMemo(() => {
    if (!vocabulary || !templates || !fields) return saved
    const facts = factsOf(vocabulary, templates, new Set(fields.map(({ key }) => key)))
    return [...unfinished(definition), ...checkJourney(definition, facts)]
  }, [definition, saved, vocabulary, templates, fields])
}

/** Steps, or the entry, that the server would not take yet: something in them is empty or out of bounds. */
function unfinished(definition: Definition): Problems {
  const read = journeyDefinition.safeParse(definition)
  if (read.success) return []
  const places = read.error.issues.map(({ path }) => (path[0] === 'nodes' ? Number(path[1]) : null))
  return [...new Set(places)].map((place) => {
    const nodeId = place === null ? null : (definition.nodes[place]?.id ?? null)
    return journeyProblem('unfinished', { nodeId, path: place === null ? 'entry' : `nodes.${place}` })
  })
}

function factsOf(
  { fields, lists }: Vocabulary,
  templates: readonly TemplateItem[],
  customFields: ReadonlySet<string>,
): CheckFacts {
  return {
    templates: new Map(
      templates.map(({ id, messageClass, published, archived, text, channels }) => [
        id,
        // The common text serves every channel that has none of its own.
        { class: messageClass, published: published !== null && !archived, channels: text ? CHANNELS : channels },
      ]),
    ),
    segments: new Set((lists.segments ?? []).map(({ value }) => value)),
    customFields,
    catalogue: catalogueOf(fields),
  }
}

function catalogueOf(fields: Vocabulary['fields']): FieldCatalogue {
  // Fields of the answer carry null where the catalogue leaves the entry out.
  const known = fields.map((field) => ({ ...field, options: field.options ?? undefined })) as unknown as SegmentField[]
  const byKey = new Map(known.map((field) => [field.key, field]))
  return { fields: known, find: (key) => byKey.get(key) }
}
