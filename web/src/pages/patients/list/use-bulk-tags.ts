import { useQueryClient, type InfiniteData } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../api.ts'
import type { PatientList } from '../patient-types.ts'

/** Whom to tag: named patients, or everybody a filter leaves. */
export type Chosen = { ids: string[] } | { query: string }
export type BulkOutcome = { done: string[]; failed: boolean }
type Progress = { done: number; total: number }

const AT_ONCE = 4
const PAGE = 200

/** Puts a tag on many patients, a few at a time, showing how far it got; only those who did not have it are counted. */
export function useBulkTags() {
  const queries = useQueryClient()
  const [progress, setProgress] = useState<Progress | null>(null)

  const walk = async (people: readonly string[], work: (id: string) => Promise<unknown>): Promise<BulkOutcome> => {
    const waiting = [...people]
    const done: string[] = []
    let failed = false
    const worker = async () => {
      for (let id = waiting.shift(); id !== undefined && !failed; id = waiting.shift()) {
        try {
          await work(id)
          done.push(id)
          setProgress({ done: done.length, total: people.length })
        } catch {
          failed = true
        }
      }
    }
    setProgress({ done: 0, total: people.length })
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
    setProgress(null)
    return { done, failed }
  }
  const putTag = async (tag: string, chosen: Chosen): Promise<BulkOutcome> => {
    const people = 'ids' in chosen ? chosen.ids : await everybody(chosen.query)
    const without = people.filter((id) => !hasTag(queries.getQueriesData<ListPages>({ queryKey: ['patients'] }), id, tag))
    const outcome = await walk(without, (id) => request(tagsOf(id), { method: 'POST', json: { tag } }))
    queries.setQueriesData<ListPages>({ queryKey: ['patients'] }, (pages) => retagged(pages, new Set(outcome.done), tag, true))
    void queries.invalidateQueries({ queryKey: ['tags'] })
    return outcome
  }
  const takeTag = async (tag: string, ids: readonly string[]): Promise<void> => {
    const { done } = await walk(ids, (id) => request(`${tagsOf(id)}/${encodeURIComponent(tag)}`, { method: 'DELETE' }))
    queries.setQueriesData<ListPages>({ queryKey: ['patients'] }, (pages) => retagged(pages, new Set(done), tag, false))
    void queries.invalidateQueries({ queryKey: ['tags'] })
  }
  return { progress, putTag, takeTag }
}

type ListPages = InfiniteData<PatientList, string | null>

function tagsOf(id: string): string {
  return `/api/v1/patients/${id}/tags`
}

async function everybody(query: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | null = null
  do {
    const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: PatientList = await request(`/api/v1/patients?${query}&limit=${PAGE}${after}`)
    ids.push(...page.items.map((item) => item.id))
    cursor = page.nextCursor
  } while (cursor !== null)
  return ids
}

function hasTag(lists: readonly [unknown, ListPages | undefined][], id: string, tag: string): boolean {
  return lists.some(([, pages]) =>
    pages?.pages.some((page) => page.items.some((item) => item.id === id && item.tags.includes(tag))),
  )
}

function retagged(pages: ListPages | undefined, ids: ReadonlySet<string>, tag: string, on: boolean): ListPages | undefined {
  if (!pages) return pages
  const change = (tags: readonly string[]) => (on ? [...tags, tag] : tags.filter((one) => one !== tag))
  return {
    ...pages,
    pages: pages.pages.map((page) => ({
      ...page,
      items: page.items.map((item) => (ids.has(item.id) ? { ...item, tags: change(item.tags) } : item)),
    })),
  }
}
