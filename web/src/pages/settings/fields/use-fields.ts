import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import {
  addField,
  changeField,
  customFieldsQuery,
  type CustomField,
  type FieldChange,
  type NewField,
} from './custom-fields.ts'

/** Adds a field. */
export function useAddField() {
  const { t } = useTranslation('settings-fields')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (field: NewField) => addField(field),
    onSuccess: async (added) => {
      await refresh()
      showToast({ text: t('added', { name: added.name }) })
    },
  })
}

/** Changes a field and offers to take the change back. */
export function useChangeField(field: CustomField | null) {
  const { t } = useTranslation(['settings-fields', 'settings'])
  const refresh = useRefresh()
  const send = async (change: FieldChange) => {
    if (!field) return
    await changeField(field.key, change)
    await refresh()
  }
  return useMutation({
    mutationFn: send,
    onSuccess: (_, change) => {
      if (!field) return
      const { name, archived, choices } = field
      const before: FieldChange = { name, archived, ...(choices ? { choices } : {}) }
      const undo = () => {
        send(before).catch((error: Error) =>
          showToast({ text: t('settings:notSaved', { message: error.message }), tone: 'failed' }),
        )
      }
      const told = change.archived === undefined ? 'changed' : change.archived ? 'archivedNow' : 'restoredNow'
      showToast({ text: t(told, { name: change.name ?? name }), undo })
    },
  })
}

/** Writes new positions. */
export function useReorder() {
  const { t } = useTranslation('settings')
  const refresh = useRefresh()
  return useMutation({
    mutationFn: async (positions: { key: string; position: number }[]) => {
      for (const { key, position } of positions) await changeField(key, { position })
    },
    onError: (error) => showToast({ text: t('notSaved', { message: error.message }), tone: 'failed' }),
    onSettled: refresh,
  })
}

function useRefresh(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: customFieldsQuery.queryKey })
}
