import { Popover, Select, TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconListDetails } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import { segmentNamesQuery } from '../lookup-queries.ts'
import css from './List.module.css'

export type ListButtonProps = { ids: readonly string[] | null; disabled: boolean; title?: string; onDone: () => void }

/** Puts the chosen people on a static list, an old one or a new one. */
export function ListButton({ ids, disabled, title, onDone }: ListButtonProps) {
  const { t } = useTranslation('patients')
  const [opened, open] = useState(false)
  const [name, setName] = useState('')
  const queries = useQueryClient()
  const lists = useQuery({ ...segmentNamesQuery, enabled: opened }).data?.filter(({ kind }) => kind === 'list') ?? []
  const mayEdit = usePermission('segments.edit')
  const put = useMutation({
    mutationFn: async (list: { id: string } | { name: string }) => {
      const patientIds = [...(ids ?? [])]
      if ('name' in list) await answer(api.POST('/api/v1/segments', { body: { ...list, kind: 'list', patientIds } }))
      else {
        const params = { path: list }
        await answer(api.POST('/api/v1/segments/{id}/entries', { params, body: { patientIds, names: [] } }))
      }
      await queries.invalidateQueries({ queryKey: ['segments'] })
    },
    onError: (error) => showToast({ tone: 'failed', text: error.message }),
    onSuccess: () => {
      showToast({ text: t('selection.listed') })
      open(false)
      setName('')
      onDone()
    },
  })
  if (!mayEdit) return null
  return (
    <Popover opened={opened} onChange={open} width={280} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="small"
          icon={<IconListDetails size={14} stroke={1.6} />}
          disabled={disabled || ids === null}
          title={ids === null ? t('selection.listNamed') : title}
          onClick={() => open(!opened)}
        >
          {t('selection.list')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <div className={css.listChoice}>
          {lists.length > 0 && (
            <Select
              aria-label={t('selection.oldList')}
              placeholder={t('selection.oldList')}
              searchable
              comboboxProps={{ withinPortal: false }}
              data={lists.map((list) => ({ value: list.id, label: list.name }))}
              value={null}
              onChange={(id) => id && put.mutate({ id })}
            />
          )}
          <TextInput
            aria-label={t('selection.newList')}
            placeholder={t('selection.newList')}
            maxLength={120}
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <Button disabled={!name.trim()} loading={put.isPending} onClick={() => put.mutate({ name: name.trim() })}>
            {t('selection.makeList')}
          </Button>
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}
