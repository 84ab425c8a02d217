import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
  valuesQuery,
  type Correction,
} from '../kit/import-calls.ts'
import type {
  CatalogueEntity,
  ImportProfile,
  ImportRun,
  ImportSheet,
  ListedColumn,
  Mapping,
  MappingOptions,
} from '../kit/import-types.ts'
import { isChecked } from '../kit/run-figures.ts'
import { fittedTo } from './column-rows.ts'

const SHEET = { sheet: '' }
const NO_ENTITIES: CatalogueEntity[] = []
const NO_PROFILES: ImportProfile[] = []
const NO_COLUMNS: ListedColumn[] = []
/** Small uploads are checked by themselves; for large ones the person says when. */
const CHECK_ALONE_BYTES = 40 * 1024 * 1024
const CHECK_AFTER_MS = 1200

export type Wizard = ReturnType<typeof useWizard>

/** Everything the steps before the run show and do. */
export function useWizard(run: ImportRun) {
  const [{ sheet: asked }, changeUrl] = useUrlState(SHEET)
  const issues = useQuery({ ...issuesQuery(run.id, run.startedAt), enabled: isChecked(run) })
  const catalogue = useQuery(catalogueQuery).data ?? NO_ENTITIES
  const profiles = useQuery(profilesQuery).data ?? NO_PROFILES
  const corrections = useCorrections(run)
  const { sheets, isSaving, changeMappingOf } = corrections
  const sheet = sheets.find(({ key }) => key === asked) ?? sheets[0]
  const changeMapping = (mapping: Mapping) => {
    if (sheet && mapping.entities.length > 0) changeMappingOf(sheet.key, mapping)
  }
  const shown = isChecked(run) && !isSaving ? issues.data : undefined
  return {
    ...corrections,
    run,
    sheet,
    catalogue,
    profiles,
    issues: shown,
    /** Columns of names and words of the open sheet, once a check has counted their cells. */
    listed: useListed(run, sheet),
    checkedOf: (each: ImportSheet) => ({ groups: shown?.groups ?? null, catalogue, guess: each.guess }),
    openSheet: (key: string) => changeUrl({ sheet: key }),
    changeMapping,
    changeWithUndo: useUndoable(sheet, changeMapping),
    applyProfile: (each: ImportProfile) => sheet && changeMapping(fittedTo(sheet, each.mapping)),
    saveProfile: useKeepProfile(sheet, profiles),
  }
}

/** The sheets as a person has corrected them, and the ways to correct them further. */
function useCorrections(run: ImportRun) {
  const [unsaved, setUnsaved] = useState<Record<string, Mapping>>({})
  const sheets = useMemo(() => withUnsaved(run.sheets, unsaved), [run.sheets, unsaved])
  const { correct, check } = useActs(run, () => setUnsaved({}))
  const isSaving = correct.isPending
  useOwnCheck(run, { wait: isSaving || check.isPending, start: check.mutate })
  const changeSheets = (changes: Record<string, Mapping>) => {
    const changed = { ...unsaved, ...changes }
    setUnsaved(changed)
    correct.mutate({ sheets: changed })
  }
  return {
    sheets,
    isSaving,
    changeMappingOf: (key: string, mapping: Mapping) => changeSheets({ [key]: mapping }),
    /** Sets options of every sheet that is loaded. */
    changeOptions: (options: MappingOptions) => {
      const loaded = sheets.filter(({ mapping, skipped }) => mapping.entities.length > 0 && !skipped)
      const set = ({ mapping }: ImportSheet) => ({ ...mapping, options: { ...mapping.options, ...options } })
      changeSheets(Object.fromEntries(loaded.map((sheet) => [sheet.key, set(sheet)])))
    },
    skipSheet: (key: string, skipped: boolean) => {
      const left = sheets.filter((each) => (each.key === key ? skipped : each.skipped))
      correct.mutate({ skipped: left.map((each) => each.key) })
    },
    correctReading: (reading: Omit<Correction, 'sheets'>) => correct.mutate(reading),
    check: () => check.mutate(),
  }
}

/** Counted by the last check and read by the mapping as it is now. */
function useListed(run: ImportRun, sheet: ImportSheet | undefined): ListedColumn[] {
  const mayAsk = sheet !== undefined && run.state !== 'checking' && run.result?.dryRun === true
  const asked = useQuery({ ...valuesQuery(run.id, sheet?.key ?? '', run.startedAt), enabled: mayAsk })
  return asked.data ?? NO_COLUMNS
}

export type Undoable = {
  text: string
  /** The mapping as it is when the person thinks better of it, without the change; the one before it unless told. */
  back?: (mapping: Mapping) => Mapping
}

/** Changes the mapping and offers to take that back, leaving what was changed meanwhile. */
function useUndoable(sheet: ImportSheet | undefined, change: (mapping: Mapping) => void) {
  const latest = useRef({ sheet, change })
  useEffect(() => {
    latest.current = { sheet, change }
  })
  return (mapping: Mapping, { text, back }: Undoable) => {
    if (!sheet) return
    change(mapping)
    const undo = () => {
      const now = latest.current
      if (now.sheet?.key === sheet.key) now.change(back ? back(now.sheet.mapping) : sheet.mapping)
    }
    showToast({ text, undo })
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
    onSuccess: (answer) => {
      show(answer)
      void queries.invalidateQueries({ queryKey: ['imports', 'values', run.id] })
    },
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
  return { correct, check }
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
