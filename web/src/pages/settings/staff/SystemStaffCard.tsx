import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useTranslation } from 'react-i18next'
import type { StaffMember } from '../settings-queries.ts'
import { BranchList } from '../kit/BranchList.tsx'
import { useRoleName } from '../kit/role-names.ts'
import { staffFromSystem } from './staff-filter.ts'
import css from './Staff.module.css'

export type SystemStaffCardProps = { everybody: readonly StaffMember[]; onOpen?: (member: StaffMember) => void }

/** Doctors and others who came with the records of the medical system and do not sign in. */
export function SystemStaffCard({ everybody, onOpen }: SystemStaffCardProps) {
  const { t } = useTranslation(['settings-staff', 'settings'])
  const roleName = useRoleName()
  const rows = staffFromSystem(everybody)
  const columns: Column<StaffMember>[] = [
    { key: 'name', title: t('name'), width: '2fr', render: (member) => <b>{member.name}</b> },
    { key: 'specialty', title: t('specialty'), width: '2fr', render: (member) => member.specialty ?? t('noSpecialty') },
    { key: 'role', title: t('settings:role'), render: (member) => roleName(member.role) },
    { key: 'branches', title: t('settings:branches'), render: (member) => <BranchList ids={member.branchIds} /> },
  ]
  if (rows.length === 0) return null
  return (
    <Card title={t('fromSystem')} flush>
      <p className={`${css.note} caption`}>{t('fromSystemText')}</p>
      <DataTable
        label={t('fromSystem')}
        columns={columns}
        rows={rows}
        rowKey={(member) => member.id}
        minWidth={720}
        maxHeight="420px"
        onOpen={onOpen}
        renderCompact={(member) => (
          <span className={css.words}>
            <b>{member.name}</b>
            <span className="caption">{member.specialty ?? roleName(member.role)}</span>
          </span>
        )}
      />
    </Card>
  )
}
