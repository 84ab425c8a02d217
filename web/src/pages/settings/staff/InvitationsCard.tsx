import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconCheck, IconClock, IconClockOff, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { invitationsQuery, type Invitation } from '../settings-queries.ts'
import { BranchList } from '../kit/BranchList.tsx'
import { QueryState } from '../kit/QueryState.tsx'
import { useRoleName } from '../kit/role-names.ts'
import css from './Staff.module.css'

/** Who was invited and whether they came. */
export function InvitationsCard() {
  const { t } = useTranslation('settings-staff')
  const invitations = useQuery(invitationsQuery)
  const columns = useInvitationColumns()
  return (
    <Card title={t('invitations')} flush>
      <QueryState query={invitations} lines={2} flush>
        {({ items }) =>
          items.length === 0 ? (
            <p className={`${css.padded} caption`}>{t('noInvitations')}</p>
          ) : (
            <DataTable
              label={t('invitations')}
              columns={columns}
              rows={items}
              rowKey={(invitation) => invitation.id}
              height="two"
              minWidth={720}
              maxHeight="420px"
              renderCompact={(invitation) => (
                <span className={css.compact}>
                  <Invited invitation={invitation} />
                  {invitation.state === 'waiting' ? (
                    <Revoke invitation={invitation} />
                  ) : (
                    <State invitation={invitation} />
                  )}
                </span>
              )}
            />
          )
        }
      </QueryState>
    </Card>
  )
}

function useInvitationColumns(): Column<Invitation>[] {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const format = useFormat()
  const roleName = useRoleName()
  return [
    { key: 'name', title: t('name'), width: '2fr', render: (invitation) => <Invited invitation={invitation} /> },
    { key: 'role', title: t('settings:role'), render: ({ role }) => roleName(role) },
    { key: 'branches', title: t('settings:branches'), render: ({ branchIds }) => <BranchList ids={branchIds} /> },
    { key: 'sent', title: t('sent'), width: '72px', render: ({ createdAt }) => format.date(format.dayOf(createdAt)) },
    { key: 'state', title: t('answered'), width: '164px', render: (invitation) => <State invitation={invitation} /> },
    {
      key: 'revoke',
      title: '',
      align: 'end',
      width: '96px',
      render: (invitation) => invitation.state === 'waiting' && <Revoke invitation={invitation} />,
    },
  ]
}

function Invited({ invitation }: { invitation: Invitation }) {
  return (
    <span className={css.words}>
      <b>{invitation.name}</b>
      <span className="caption">{invitation.email}</span>
    </span>
  )
}

function State({ invitation: { state, expiresAt } }: { invitation: Invitation }) {
  const { t } = useTranslation('settings-staff')
  const format = useFormat()
  if (state === 'accepted') {
    return (
      <Tag tone="positive" icon={<IconCheck size={14} stroke={1.6} />}>
        {t(state)}
      </Tag>
    )
  }
  if (state === 'waiting') {
    return (
      <Tag tone="info" icon={<IconClock size={14} stroke={1.6} />}>
        {t(state)}, {t('until', { date: format.date(format.dayOf(expiresAt)) })}
      </Tag>
    )
  }
  const StateIcon = state === 'expired' ? IconClockOff : IconX
  return <Tag icon={<StateIcon size={14} stroke={1.6} />}>{t(state)}</Tag>
}

function Revoke({ invitation }: { invitation: Invitation }) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const queries = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id: invitation.id } } })),
    onSuccess: () => {
      showToast({ text: t('revokedNow', { email: invitation.email }) })
      return queries.invalidateQueries({ queryKey: invitationsQuery.queryKey })
    },
    onError: (error) => showToast({ text: t('settings:notSaved', { message: error.message }), tone: 'failed' }),
  })
  return (
    <Button size="small" loading={revoke.isPending} onClick={() => revoke.mutate()}>
      {t('revoke')}
    </Button>
  )
}
