import { Textarea } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { TimeText } from '@revisit/ui/Money.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { membersQuery, useSegmentChange } from './segment-calls.ts'
import css from './segments.module.css'

/** People of a list made by hand, and adding more of them. */
export function ListMembers({ segmentId }: { segmentId: string }) {
  const { t } = useTranslation('segments')
  const { number } = useFormat()
  const canEdit = usePermission('segments.edit')
  const members = useQuery(membersQuery(segmentId))
  const { items = [], total = 0 } = members.data ?? {}
  return (
    <>
      {canEdit && <AddPeople segmentId={segmentId} />}
      {members.isPending && <SkeletonBlock height={240} />}
      {members.isError && (
        <ErrorState retry={() => void members.refetch()} code={asApiError(members.error).code}>
          {members.error.message}
        </ErrorState>
      )}
      {members.isSuccess && (
        <Card flush title={t('members.title')}>
          <DataTable
            label={t('members.title')}
            columns={[
              {
                key: 'patient',
                title: t('sample.columns.patient'),
                width: '2fr',
                render: ({ id, fullName }) => <PageLink to={paths.patient(id)}>{fullName}</PageLink>,
              },
              {
                key: 'entered',
                title: t('members.entered'),
                render: ({ enteredAt }) => <TimeText at={enteredAt} />,
              },
              ...(canEdit
                ? [
                    {
                      key: 'remove',
                      title: '',
                      width: '48px',
                      align: 'end' as const,
                      render: (person: { id: string; fullName: string }) => (
                        <RemoveButton segmentId={segmentId} person={person} />
                      ),
                    },
                  ]
                : []),
            ]}
            rows={items}
            rowKey={({ id }) => id}
            minWidth={320}
            empty={t('members.empty')}
            foot={total > items.length && t('members.first', { shown: number(items.length), total: number(total) })}
          />
        </Card>
      )}
    </>
  )
}

/** Takes one person off the list; undo puts them back. */
function RemoveButton({ segmentId: id, person }: { segmentId: string; person: { id: string; fullName: string } }) {
  const { t } = useTranslation('segments')
  const body = { patientIds: [person.id] }
  const params = { path: { id } }
  const back = useSegmentChange(() =>
    answer(api.POST('/api/v1/segments/{id}/entries', { params, body: { ...body, names: [] } })),
  )
  const remove = useSegmentChange(() => answer(api.POST('/api/v1/segments/{id}/entries/removal', { params, body })))
  const label = t('members.remove', { name: person.fullName })
  return (
    <Button
      size="small"
      variant="quiet"
      icon={<IconX size={14} stroke={1.6} />}
      aria-label={label}
      title={label}
      loading={remove.isPending}
      onClick={() =>
        remove.mutate(undefined, {
          onSuccess: () => showToast({ text: t('members.removed'), undo: () => back.mutate(undefined) }),
          onError: (error) => showToast({ tone: 'failed', text: error.message }),
        })
      }
    />
  )
}

function AddPeople({ segmentId: id }: { segmentId: string }) {
  const { t } = useTranslation('segments')
  const [text, setText] = useState('')
  const names = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const add = useSegmentChange(() =>
    answer(api.POST('/api/v1/segments/{id}/entries', { params: { path: { id } }, body: { names } })),
  )
  return (
    <Card label={t('members.add')}>
      <Textarea
        label={t('members.names')}
        description={t('members.hint')}
        autosize
        minRows={2}
        maxRows={8}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <div className={css.groupFoot}>
        <Button
          disabled={names.length === 0}
          loading={add.isPending}
          onClick={() => add.mutate(undefined, { onSuccess: () => setText('') })}
        >
          {t('members.add')}
        </Button>
        {add.data && (
          <span className="caption">
            {t('members.added', {
              added: add.data.added,
              missing: add.data.notFound.length + add.data.ambiguous.length,
            })}
          </span>
        )}
      </div>
      {add.isError && <ErrorState code={asApiError(add.error).code}>{add.error.message}</ErrorState>}
    </Card>
  )
}
