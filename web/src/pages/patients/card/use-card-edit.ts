import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors } from '../../../api.ts'
import { useSession } from '../../../session.ts'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { staffNamesQuery } from '../lookup-queries.ts'
import { changesBetween, clashOf, draftOf, type Clash, type DraftField, type PatientDraft } from '../patient-draft.ts'
import type { Card } from '../patient-types.ts'
import { cardQuery } from './card-queries.ts'
import { useCardActions } from './use-card-actions.ts'

export type CardEdit = {
  draft: PatientDraft
  change: (draft: PatientDraft) => void
  isChanged: boolean
  busy: boolean
  errors: Record<string, string>
  /** Under fields both changed: what stands in the card now. */
  notes: Record<string, string>
  clash: Clash | null
  takeTheirs: () => void
  save: () => void
}

/** The draft of a card from opening to saving. `base` is the card the draft was made from; a clash moves it forward. */
export function useCardEdit(card: Card, onSaved: () => void): CardEdit {
  const queries = useQueryClient()
  const [base, setBase] = useState(card)
  const [draft, change] = useState(() => draftOf(card))
  const [clash, setClash] = useState<Clash | null>(null)
  const notes = useClashNotes(clash, base)
  const meetTheirs = async () => {
    const fresh = await queries.fetchQuery({ ...cardQuery(card.id), staleTime: 0 })
    const found = clashOf(draftOf(base), draft, draftOf(fresh))
    setBase(fresh)
    change(found.draft)
    setClash(found)
  }
  const takeTheirs = () => {
    if (!clash) return
    change(withTheirs(draft, draftOf(base), clash))
    setClash({ ...clash, fields: [], custom: [] })
  }
  const saving = useSaving({ base, draft, meetTheirs, onSaved })
  const isChanged = Object.keys(changesBetween(draftOf(base), draft)).length > 0
  return { draft, change, isChanged, notes, clash, takeTheirs, ...saving }
}

type Saving = { base: Card; draft: PatientDraft; meetTheirs: () => Promise<void>; onSaved: () => void }

function useSaving({ base, draft, meetTheirs, onSaved }: Saving): Pick<CardEdit, 'busy' | 'errors' | 'save'> {
  const { t } = useTranslation('patient')
  const actions = useCardActions(base.id)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [busy, setBusy] = useState(false)
  const refuse = (error: unknown) => {
    const wrong = fieldErrors(error)
    setErrors(wrong)
    if (Object.keys(wrong).length === 0) showToast({ text: asApiError(error).message, tone: 'failed' })
  }
  const save = async () => {
    setBusy(true)
    setErrors({})
    try {
      await actions.change({ ...changesBetween(draftOf(base), draft), updatedAt: base.updatedAt })
      const undo = () => void actions.change(changesBetween(draft, draftOf(base))).catch(refuse)
      showToast({ text: t('form.saved'), undo })
      onSaved()
    } catch (error) {
      if (asApiError(error).code === 'card_changed') await meetTheirs().catch(refuse)
      else refuse(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, errors, save: () => void save() }
}

function withTheirs(draft: PatientDraft, fresh: PatientDraft, clash: Clash): PatientDraft {
  const fields = Object.fromEntries(clash.fields.map((name) => [name, fresh[name]]))
  const custom = Object.fromEntries(clash.custom.map((key) => [key, fresh.custom[key] ?? '']))
  return { ...draft, ...fields, custom: { ...draft.custom, ...custom } }
}

function useClashNotes(clash: Clash | null, fresh: Card): Record<string, string> {
  const { t } = useTranslation('patient')
  const { branches } = useSession()
  const staff = useQuery(staffNamesQuery).data ?? []
  if (!clash) return {}
  const names = new Map([...branches, ...staff].map(({ id, name }) => [id, name]))
  const now = draftOf(fresh)
  const written = (value: string | number | boolean | undefined) => {
    const text = String(value ?? '')
    return t('form.conflictNow', { value: names.get(text) ?? (text || t('form.empty')) })
  }
  return Object.fromEntries([
    ...clash.fields.map((name: DraftField) => [name, written(now[name])]),
    ...clash.custom.map((key) => [`custom.${key}`, written(now.custom[key])]),
  ])
}
