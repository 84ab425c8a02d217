import { useMutation, useQueryClient } from '@tanstack/react-query'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { sessionQuery } from '../../../session.ts'
import { staffQuery, type StaffMember } from '../settings-queries.ts'
import { takenBack, type StaffChange } from './staff-change.ts'

export type ChangeRequest = { member: StaffMember; change: StaffChange; told: string }

/** Changes a member of staff and offers to take the change back. */
export function useChangeStaff() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  const send = async (id: string, change: StaffChange) => {
    await answer(api.PATCH('/api/v1/staff/{id}', { params: { path: { id } }, body: change }))
    await Promise.all([
      queries.invalidateQueries({ queryKey: staffQuery.queryKey }),
      queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
    ])
  }
  return useMutation({
    mutationFn: ({ member, change }: ChangeRequest) => send(member.id, change),
    onSuccess: (_, { member, change, told }) => {
      const undo = () => {
        send(member.id, takenBack(member, change)).catch((error: Error) =>
          showToast({ text: t('notSaved', { message: error.message }), tone: 'failed' }),
        )
      }
      showToast({ text: told, undo })
    },
  })
}
