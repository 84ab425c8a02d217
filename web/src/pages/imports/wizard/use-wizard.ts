import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useCallback, useEffect } from 'react'
import { asApiError } from '../../../api.ts'
import { useUrlState } from '../../../url-state.ts'
import {
  catalogueQuery,
  checkImport,
  errorsFilePath,
  importQuery,
  issuesQuery,
  profilesQuery,
  saveMapping,
  saveProfile,
  sheetsQuery,
  type Correction,
} from '../shared/import-calls.ts'
import type { ImportProfile, ImportRun, ImportSheet, Mapping } from '../shared/import-types.ts'

const SHEET = { sheet: '' }
const NOBODY: never[] = []
/** Small uploads are checked by themselves; for large ones the person says when. */
const CHECK_ALONE_BYTES = 40 * 1024 * 1024
const CHECK_AFTER_MS = 1200

export type Wizard = ReturnType<typeof useWizard>

/** Everything the steps before the run show and do. */
export function useWizard(run: ImportRun) {
  const queries = useQueryClient()
  const [{ sheet: asked }, changeUrl] = useUrlState(SHEET)
  const sheetsAnswer = useQuery(sheetsQuery(run.id))
  const issues = useQuery({ ...issuesQuery(run.id), enabled: run.state === 'checked' })
  const catalogue = useQuery(catalogueQuery)
  const profiles = useQuery(profilesQuery)
  const sheets = sheetsAnswer.data?.sheets ?? NOBODY
  const sheet = sheets.find(({ key }) => key === asked) ?? sheets[0]

  const fresh = useCallback(() => queries.invalidateQueries({ queryKey: ['imports'] }), [queries])
  const fail = useCallback((error: unknown) => showToast({ text: asApiError(error).message, tone: 'failed' }), [])
  const correct = useMutation({
    mutationFn: (correction: Correction) => saveMapping(run.id, correction),
    onError: fail,
    onSettled: fresh,
  })
  const { mutate: startCheck, isPending: isStarting } = useMutation({
    mutationFn: () => checkImport(run.id),
    onError: fail,
    onSettled: fresh,
  })
  useOwnCheck({ run, sheets, wait: correct.isPending || isStarting }, startCheck)

  const changeMapping = (mapping: Mapping) => {
    if (!sheet) return
    const changed = { ...sheet, mapping }
    queries.setQueryData(
      sheetsQuery(run.id).queryKey,
      (old) =>
        old && { ...old, sheets: old.sheets.map((each: ImportSheet) => (each.key === sheet.key ? changed : each)) },
    )
    correct.mutate({ mappings: { ...mappingsOf(sheets), [sheet.key]: mapping } })
  }
  return {
    run,
    sheets,
    sheet,
    refusals: sheetsAnswer.data?.refusals ?? NOBODY,
    sheetsState: sheetsAnswer,
    groups: run.state === 'checked' ? (issues.data ?? NOBODY) : NOBODY,
    catalogue: catalogue.data ?? NOBODY,
    profiles: profiles.data ?? NOBODY,
    appliedProfile: sheet?.profile ?? null,
    errorsPath: errorsFilePath(run.id),
    isEditable: run.state !== 'checking' || !isStarting,
    isReading: correct.isPending,
    openSheet: (key: string) => changeUrl({ sheet: key }),
    changeMapping,
    correctReading: (reading: Omit<Correction, 'mappings'>) => correct.mutate(reading),
    check: () => startCheck(),
    applyProfile: (profile: ImportProfile) => changeMapping(fitted(profile.mapping, sheet)),
    saveProfile: async (name: string) => {
      if (sheet) await saveProfile(name, sheet.mapping)
      await queries.invalidateQueries({ queryKey: profilesQuery.queryKey })
    },
  }
}

type OwnCheck = { run: ImportRun; sheets: readonly ImportSheet[]; wait: boolean }

/** Checks a new upload and every change of the mapping, once the person has stopped changing it. */
function useOwnCheck({ run, sheets, wait }: OwnCheck, start: () => void): void {
  const isSmall = (run.fileSize ?? 0) <= CHECK_ALONE_BYTES
  const hasTargets = sheets.some((sheet) => Object.values(sheet.mapping.columns).some((target) => target !== null))
  const isDue = run.state === 'draft' && isSmall && hasTargets && !wait
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(start, CHECK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isDue, start, sheets])
}

function mappingsOf(sheets: readonly ImportSheet[]): Record<string, Mapping> {
  return Object.fromEntries(sheets.map(({ key, mapping }) => [key, mapping]))
}

/** A saved mapping for the columns this sheet has; the rest stays as it was. */
function fitted(saved: Mapping, sheet: ImportSheet | undefined): Mapping {
  if (!sheet) return saved
  const known = new Map(Object.entries(saved.columns).map(([name, target]) => [name.trim().toLowerCase(), target]))
  const columns = Object.fromEntries(sheet.header.map((name) => [name, known.get(name.trim().toLowerCase()) ?? null]))
  return { ...saved, columns }
}
