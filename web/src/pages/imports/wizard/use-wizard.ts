import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { asApiError } from '../../../api.ts'
import { useUrlState } from '../../../url-state.ts'
import {
  actOnImport,
  catalogueQuery,
  correctImport,
  importQuery,
  issuesQuery,
  profilesQuery,
  saveProfile,
  type Correction,
} from '../shared/import-calls.ts'
import type { CatalogueEntity, ImportProfile, ImportRun, ImportSheet, Mapping } from '../shared/import-types.ts'
import { isChecked } from '../shared/run-figures.ts'
import { fittedTo } from './column-rows.ts'
import { firstGuess, forgetGuess } from './first-guess.ts'

const SHEET = { sheet: '' }
const NO_ENTITIES: CatalogueEntity[] = []
const NO_PROFILES: ImportProfile[] = []
/** Small uploads are checked by themselves; for large ones the person says when. */
const CHECK_ALONE_BYTES = 40 * 1024 * 1024
const CHECK_AFTER_MS = 1200

export type Wizard = ReturnType<typeof useWizard>

/** Everything the steps before the run show and do. */
export function useWizard(run: ImportRun) {
  const [{ sheet: asked }, changeUrl] = useUrlState(SHEET)
  const [unsaved, setUnsaved] = useState<Record<string, Mapping>>({})
  const issues = useQuery({ ...issuesQuery(run.id, run.startedAt), enabled: isChecked(run) })
  const catalogue = useQuery(catalogueQuery).data ?? NO_ENTITIES
  const profiles = useQuery(profilesQuery).data ?? NO_PROFILES
  const sheets = useMemo(() => withUnsaved(run.sheets, unsaved), [run.sheets, unsaved])
  const sheet = sheets.find(({ key }) => key === asked) ?? sheets[0]
  const acts = useActs(run, () => setUnsaved({}))
  const isSaving = acts.correct.isPending
  useOwnCheck(run, { wait: isSaving || acts.check.isPending, start: acts.check.mutate })

  const changeMapping = (mapping: Mapping) => {
    if (!sheet || mapping.entities.length === 0) return
    const changed = { ...unsaved, [sheet.key]: mapping }
    setUnsaved(changed)
    acts.correct.mutate({ sheets: changed })
  }
  const guess = firstGuess(run)
  const shown = isChecked(run) && !isSaving ? issues.data : undefined
  return {
    run,
    sheets,
    sheet,
    catalogue,
    profiles,
    issues: shown,
    checkedOf: (each: ImportSheet) => ({ groups: shown?.groups ?? null, catalogue, guess: guess[each.key] }),
    guessOf: (each: ImportSheet): Mapping | undefined => guess[each.key],
    isSaving,
    openSheet: (key: string) => changeUrl({ sheet: key }),
    changeMapping,
    correctReading: acts.correctReading,
    check: () => acts.check.mutate(),
    applyProfile: (each: ImportProfile) => sheet && changeMapping(fittedTo(sheet, each.mapping)),
    saveProfile: useKeepProfile(sheet, profiles),
  }
}

/** Keeps the mapping of the open sheet under a name. */
function useKeepProfile(sheet: ImportSheet | undefined, profiles: readonly ImportProfile[]) {
  const queries = useQueryClient()
  return async (name: string) => {
    if (sheet) await saveProfile(name, sheet.mapping, profiles)
    await queries.invalidateQueries({ queryKey: profilesQuery.queryKey })
  }
}

/** Corrections and the dry run; what the server answers is shown at once. */
function useActs(run: ImportRun, onCorrected: () => void) {
  const queries = useQueryClient()
  const show = useCallback(
    (answer: ImportRun) => queries.setQueryData(importQuery(run.id).queryKey, answer),
    [queries, run.id],
  )
  const fail = useCallback(
    (error: unknown) => {
      showToast({ text: asApiError(error).message, tone: 'failed' })
      void queries.invalidateQueries({ queryKey: importQuery(run.id).queryKey })
    },
    [queries, run.id],
  )
  const correct = useMutation({
    mutationFn: (correction: Correction) => correctImport(run.id, correction),
    scope: { id: `import-${run.id}` },
    onSuccess: show,
    onError: fail,
    onSettled: () => {
      if (queries.isMutating({ mutationKey: ['correct', run.id] }) <= 1) onCorrected()
    },
    mutationKey: ['correct', run.id],
  })
  const check = useMutation({
    mutationFn: () => actOnImport(run.id, 'check'),
    scope: { id: `import-${run.id}` },
    onSuccess: show,
    onError: fail,
  })
  const correctReading = (reading: Omit<Correction, 'sheets'>) => {
    if (reading.encoding ?? reading.separator) forgetGuess(run.id)
    correct.mutate(reading)
  }
  return { correct, correctReading, check }
}

/** Checks a new upload and every change of the mapping, once the person has stopped changing it. */
function useOwnCheck(run: ImportRun, { wait, start }: { wait: boolean; start: () => void }): void {
  const isSmall = (run.fileSize ?? 0) <= CHECK_ALONE_BYTES
  const hasTargets = run.sheets.some((sheet) => Object.values(sheet.mapping.columns).some((target) => target !== null))
  const isDue = run.state === 'draft' && isSmall && hasTargets && !wait
  useEffect(() => {
    if (!isDue) return
    const timer = setTimeout(start, CHECK_AFTER_MS)
    return () => clearTimeout(timer)
  }, [isDue, start])
}

function withUnsaved(sheets: ImportSheet[], unsaved: Record<string, Mapping>): ImportSheet[] {
  return sheets.map((sheet) => {
    const mapping = unsaved[sheet.key]
    return mapping ? { ...sheet, mapping } : sheet
  })
}
