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
  const lists = { queryKey: ['patients'] }

  const walk = async (ids: readonly string[], work: (id: string) => Promise<unknown>): Promise<BulkOutcome> => {
    setProgress({ done: 0, total: ids.length })
    const outcome = await inTurn(ids, work, (done) => setProgress({ done, total: ids.length }))
    setProgress(null)
    return outcome
  }
  const show = (ids: readonly string[], tag: string, on: boolean) => {
    queries.setQueriesData<ListPages>(lists, (pages) => retagged(pages, { ids: new Set(ids), tag, on }))
    void queries.invalidateQueries({ queryKey: ['tags'] })
  }
  const putTag = async (tag: string, chosen: Chosen): Promise<BulkOutcome> => {
    const people = 'ids' in chosen ? chosen.ids : await everybody(chosen.query)
    const shown = queries.getQueriesData<ListPages>(lists)
    const without = people.filter((id) => !hasTag(shown, id, tag))
    const outcome = await walk(without, (id) => request(tagsOf(id), { method: 'POST', json: { tag } }))
    show(outcome.done, tag, true)
    return outcome
  }
  const takeTag = async (tag: string, ids: readonly string[]): Promise<void> => {
    const { done } = await walk(ids, (id) => request(`${tagsOf(id)}/${encodeURIComponent(tag)}`, { method: 'DELETE' }))
    show(done, tag, false)
  }
  return { progress, putTag, takeTag }
}

/** Does the work for each, a few at once; the first failure stops the rest. */
async function inTurn(
  ids: readonly string[],
  work: (id: string) => Promise<unknown>,
  said: (done: number) => void,
): Promise<BulkOutcome> {
  const waiting = [...ids]
  const done: string[] = []
  let failed = false
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined && !failed; id = waiting.shift()) {
      try {
        await work(id)
        done.push(id)
        said(done.length)
      } catch {
        failed = true
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return { done, failed }
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

function retagged(
  pages: ListPages | undefined,
  { ids, tag, on }: { ids: ReadonlySet<string>; tag: string; on: boolean },
): ListPages | undefined {
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
