import { TextInput } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import { Avatar } from '@revisit/ui/Avatar.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconKey, IconLock, IconLockOff, IconSearch, IconUserPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'
import { useUrlState } from '../../../url-state.ts'
import type { StaffMember } from '../settings-queries.ts'
import { BranchList } from '../kit/BranchList.tsx'
import { QueryFailed } from '../kit/QueryState.tsx'
import { useRoleName, useStaffRoleOptions } from '../kit/role-names.ts'
import { staffWhoSignIn, type StaffFilter } from './staff-filter.ts'
import css from './Staff.module.css'

const FILTERS = { find: '', role: '', state: 'active' }

export type StaffCardProps = {
  staff: UseQueryResult<{ items: StaffMember[] }>
  onOpen?: (member: StaffMember) => void
  onInvite?: () => void
}

/** The table of those who sign in. */
export function StaffCard({ staff, onOpen, onInvite }: StaffCardProps) {
  const { t } = useTranslation('settings-staff')
  const [filters, change] = useUrlState(FILTERS)
  const columns = useStaffColumns()
  const rows = staffWhoSignIn(staff.data?.items ?? [], filters)
  const invite = onInvite && (
    <Button variant="main" icon={<IconUserPlus size={16} stroke={1.6} />} onClick={onInvite}>
      {t('invite')}
    </Button>
  )
  return (
    <Card title={t('title')} flush right={invite}>
      <StaffFilters filters={filters} onChange={change} />
      {staff.isError ? (
        <QueryFailed query={staff} />
      ) : (
        <DataTable
          label={t('title')}
          columns={columns}
          rows={rows}
          rowKey={(member) => member.id}
          state={staff.isPending ? 'loading' : 'ready'}
          height="two"
          minWidth={720}
          maxHeight="max(320px, 60dvh)"
          onOpen={onOpen}
          renderCompact={(member) => <CompactMember member={member} />}
          foot={staff.data && t('count', { count: rows.length })}
          empty={
            <Empty
              title={t('nobody')}
              actions={
                <Button onClick={() => change({ find: null, role: null, state: 'everybody' })}>
                  {t('resetFilters')}
                </Button>
              }
            >
              {t('nobodyText')}
            </Empty>
          }
        />
      )}
    </Card>
  )
}

function StaffFilters({
  filters,
  onChange,
}: {
  filters: StaffFilter
  onChange: (change: Partial<Record<keyof StaffFilter, string | null>>) => void
}) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const roles = useStaffRoleOptions().map(({ value, label }) => ({ value: value as string, label }))
  return (
    <div className={css.filters}>
      <TextInput
        className={css.find}
        aria-label={t('find')}
        placeholder={t('find')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={filters.find}
        onChange={(event) => onChange({ find: event.currentTarget.value })}
      />
      <Picker
        label={t('settings:role')}
        value={filters.role}
        on={filters.role !== ''}
        options={[{ value: '', label: t('anyRole') }, ...roles]}
        onChange={(role) => onChange({ role })}
      />
      <Segmented
        label={t('state')}
        value={filters.state}
        options={(['active', 'disabled', 'everybody'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(state) => onChange({ state })}
      />
    </div>
  )
}

function useStaffColumns(): Column<StaffMember>[] {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const roleName = useRoleName()
  return [
    { key: 'name', title: t('name'), width: '2fr', render: (member) => <Person member={member} /> },
    { key: 'role', title: t('settings:role'), render: (member) => roleName(member.role) },
    { key: 'branches', title: t('settings:branches'), render: (member) => <BranchList ids={member.branchIds} /> },
    { key: 'signsIn', title: t('signsIn'), width: '148px', render: (member) => <SignsIn member={member} /> },
  ]
}

function Person({ member }: { member: StaffMember }) {
  const { t } = useTranslation('settings')
  const own = useSession().staff.id === member.id
  return (
    <span className={css.person}>
      <Avatar name={member.name} />
      <span className={css.words}>
        <b>
          {member.name}
          {own && <span className={`${css.you} caption`}> · {t('you')}</span>}
        </b>
        <span className="caption">{member.email}</span>
      </span>
    </span>
  )
}

function SignsIn({ member }: { member: StaffMember }) {
  const { t } = useTranslation('settings-staff')
  if (member.disabledAt) {
    return (
      <Tag icon={<IconLockOff size={14} stroke={1.6} />} tone="outline">
        {t('off')}
      </Tag>
    )
  }
  return member.twoFactor ? (
    <Tag tone="positive" icon={<IconLock size={14} stroke={1.6} />}>
      {t('withCode')}
    </Tag>
  ) : (
    <Tag icon={<IconKey size={14} stroke={1.6} />}>{t('passwordOnly')}</Tag>
  )
}

function CompactMember({ member }: { member: StaffMember }) {
  const roleName = useRoleName()
  return (
    <span className={css.compact}>
      <span className={css.person}>
        <Avatar name={member.name} />
        <span className={css.words}>
          <b>{member.name}</b>
          <span className="caption">{roleName(member.role)}</span>
        </span>
      </span>
      <SignsIn member={member} />
    </span>
  )
}
