import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answer, api, ApiError } from '../../../api.ts'
import type { paths as ApiPaths } from '../../../api.gen.ts'
import { currentLocale } from '../../../i18n/i18n.ts'
import type { Locale } from '../../../session.ts'
import type {
  CatalogueEntity,
  FirstRows,
  ImportItem,
  ImportProfile,
  ImportRun,
  Issues,
  ListedColumn,
  Mapping,
} from './import-types.ts'
import { isActive } from './run-figures.ts'

const POLL_MS = 700

/** Our mappings name entities by any string; the server answers for those it does not know. */
type Body<Path extends keyof ApiPaths, Method extends keyof ApiPaths[Path]> = ApiPaths[Path][Method] extends {
  requestBody: { content: { 'application/json': infer Json } }
}
  ? Json
  : never

type HistoryPage = { items: ImportItem[]; nextCursor: string | null; total: number }

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports', 'history'],
  queryFn: ({ signal, pageParam }): Promise<HistoryPage> =>
    answer(api.GET('/api/v1/imports', { params: { query: { limit: 50, cursor: pageParam || undefined } }, signal })),
  initialPageParam: '',
  getNextPageParam: (last) => last.nextCursor,
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.pages.some(hasActive) ? POLL_MS : false),
})

/** The newest imports, to find the one that goes first. */
export const recentImportsQuery = queryOptions({
  queryKey: ['imports', 'recent'],
  queryFn: ({ signal }): Promise<HistoryPage> =>
    answer(api.GET('/api/v1/imports', { params: { query: { limit: 20 } }, signal })),
  staleTime: 0,
})

/** One import; asked again and again while it works. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', 'one', id],
    queryFn: ({ signal }): Promise<ImportRun> =>
      answer(api.GET('/api/v1/imports/{id}', { params: { path: { id } }, signal })),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && isActive(state.data.state) ? POLL_MS : false),
  })

/** What is wrong with the rows, by column and kind. A new check or run (`startedAt`) has new problems. */
export const issuesQuery = (id: string, startedAt: string | null) =>
  queryOptions({
    queryKey: ['imports', 'issues', id, startedAt],
    queryFn: ({ signal }): Promise<Issues> =>
      answer(api.GET('/api/v1/imports/{id}/errors', { params: { path: { id }, query: { limit: 1 } }, signal })),
    select: withoutSkipped,
  })

/** The first rows of a sheet; another reading of the file (`reading`) gives others. */
export const firstRowsQuery = (id: string, sheet: string, reading: string) =>
  queryOptions({
    queryKey: ['imports', 'rows', id, sheet, reading],
    queryFn: ({ signal }): Promise<FirstRows> =>
      answer(api.GET('/api/v1/imports/{id}/rows', { params: { path: { id }, query: { sheet } }, signal })),
    placeholderData: (old, query) => (query?.queryKey[3] === sheet ? old : undefined),
  })

/** The different cells of columns of names and words, as the last check counted them and the mapping reads them now. */
export const valuesQuery = (id: string, sheet: string, checked: string | null) =>
  queryOptions({
    queryKey: ['imports', 'values', id, sheet, checked],
    queryFn: ({ signal }): Promise<{ columns: ListedColumn[] }> =>
      answer(api.GET('/api/v1/imports/{id}/values', { params: { path: { id }, query: { sheet } }, signal })),
    select: ({ columns }) => columns,
    staleTime: 0,
    // While a check counts anew, the old counts stay on screen.
    placeholderData: (old, query) => (query?.queryKey[3] === sheet ? old : undefined),
  })

type BilingualField = { name: string; label: Record<Locale, string>; required: boolean; key: boolean }
type BilingualEntity = { name: string; label: Record<Locale, string>; fields: BilingualField[] }

/** Everything a column can become, in the language on screen. */
export const catalogueQuery = queryOptions({
  queryKey: ['import-fields'],
  queryFn: ({ signal }): Promise<{ entities: BilingualEntity[] }> =>
    answer(api.GET('/api/v1/import-fields', { signal })),
  staleTime: Infinity,
  select: ({ entities }): CatalogueEntity[] => {
    const locale = currentLocale()
    return entities.map(({ name, label, fields }) => ({
      name,
      label: label[locale],
      fields: fields.map((field) => ({ ...field, label: field.label[locale] })),
    }))
  },
})

export const profilesQuery = queryOptions({
  queryKey: ['import-profiles'],
  queryFn: ({ signal }): Promise<{ items: ImportProfile[] }> => answer(api.GET('/api/v1/import-profiles', { signal })),
  select: ({ items }) => items,
})

/** Names of the staff by id: who loaded what. */
export const staffNamesQuery = queryOptions({
  queryKey: ['staff', 'names'],
  queryFn: ({ signal }): Promise<{ items: { id: string; name: string }[] }> =>
    answer(api.GET('/api/v1/staff', { signal })),
  select: ({ items }) => new Map(items.map(({ id, name }) => [id, name])),
  retry: false,
})

/** What a person says about the file against what was detected. */
export type Correction = {
  sheets?: Record<string, Mapping>
  encoding?: string
  separator?: string
  origin?: string
  /** The row that names the columns, by the key of the sheet. */
  headerRows?: Record<string, number>
  /** Keys of the sheets to leave out: all of them. */
  skipped?: string[]
}

const TRIES = 40
const TRY_AGAIN_MS = 300

/** Keeps a correction. A check under way is stopped first: its counts would belong to the old mapping. */
export async function correctImport(id: string, { sheets = {}, ...told }: Correction): Promise<ImportRun> {
  const body = { sheets, ...told } as Body<'/api/v1/imports/{id}/mapping', 'put'>
  const put = () => answer(api.PUT('/api/v1/imports/{id}/mapping', { params: { path: { id } }, body }))
  for (let left = TRIES; ; left -= 1) {
    try {
      return await put()
    } catch (error) {
      const isBusy = error instanceof ApiError && error.code === 'import_state'
      if (!isBusy || left === 0) throw error
      if (left === TRIES) await cancelImport(id)
      await new Promise((go) => setTimeout(go, TRY_AGAIN_MS))
    }
  }
}

/** Keeps a mapping under a name; the same name again changes it. */
export async function saveProfile(name: string, mapping: Mapping, known: readonly ImportProfile[]): Promise<void> {
  const old = known.find((profile) => profile.name === name)
  const kept = mapping as Body<'/api/v1/import-profiles', 'post'>['mapping']
  if (old)
    await answer(api.PUT('/api/v1/import-profiles/{id}', { params: { path: { id: old.id } }, body: { mapping: kept } }))
  else await answer(api.POST('/api/v1/import-profiles', { body: { name, mapping: kept } }))
}

/** Starts a dry run, the import itself or its undo; stops what is under way. */
export function actOnImport(id: string, act: 'check' | 'run' | 'undo' | 'cancel'): Promise<ImportRun> {
  return answer(api.POST(`/api/v1/imports/{id}/${act}`, { params: { path: { id } } }))
}

/** Deletes an import that wrote nothing, with its file. */
export async function removeDraft(id: string): Promise<void> {
  await answer(api.DELETE('/api/v1/imports/{id}', { params: { path: { id } } }))
}

export function cancelImport(id: string): Promise<ImportRun> {
  return actOnImport(id, 'cancel')
}

/** The file with the rows of a sheet that have problems and a column saying what is wrong. */
export function errorsFilePath(id: string, sheetKey: string): string {
  return `/api/v1/imports/${id}/errors-file?format=xlsx&sheet=${encodeURIComponent(sheetKey)}`
}

/** Columns nobody maps are seen in the wizard as they are; they are no fault of a row. */
function withoutSkipped({ groups, rows, ...issues }: Issues): Issues {
  const skipped = groups.filter(({ code }) => code === 'column_unknown').reduce((sum, { count }) => sum + count, 0)
  return {
    ...issues,
    rows: Math.max(0, rows - skipped),
    groups: groups.filter(({ code }) => code !== 'column_unknown'),
  }
}

function hasActive(page: HistoryPage): boolean {
  return page.items.some((item) => isActive(item.state))
}
