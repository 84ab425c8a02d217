import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'
import type { Branch, ClinicSettings } from '../settings-queries.ts'
import { QueryFailed } from '../kit/QueryState.tsx'
import { BranchPanel } from './BranchPanel.tsx'
import css from './Clinic.module.css'
import { useMinute } from './ZoneSelect.tsx'
import { zoneChoice } from './zones.ts'

/** Branches of the clinic; a row opens its panel. */
export function BranchesCard({ clinic, mayEdit }: { clinic: UseQueryResult<ClinicSettings>; mayEdit: boolean }) {
  const { t } = useTranslation('settings-clinic')
  const [open, setOpen] = useState<Branch | 'new' | null>(null)
  const { branches, timezone: zone = 'Europe/Moscow' } = clinic.data ?? {}
  const branch = open === 'new' ? null : open
  const { branchIds } = useSession().staff
  // Somebody limited to some branches cannot open new ones.
  const add = mayEdit && branchIds === null && (
    <Button size="small" icon={<IconPlus size={16} stroke={1.6} />} onClick={() => setOpen('new')}>
      {t('addBranch')}
    </Button>
  )
  return (
    <Card title={t('branches')} flush right={branches?.length ? add : null}>
      {clinic.isError ? (
        <QueryFailed query={clinic} />
      ) : (
        <BranchTable branches={branches} add={add} onOpen={mayEdit ? setOpen : undefined} />
      )}
      {open && <BranchPanel key={branch?.id} branch={branch} clinicZone={zone} onClose={() => setOpen(null)} />}
    </Card>
  )
}

type BranchTableProps = { branches: Branch[] | undefined; add: ReactNode; onOpen?: (branch: Branch) => void }

function BranchTable({ branches, add, onOpen }: BranchTableProps) {
  const { t } = useTranslation('settings-clinic')
  const columns = useBranchColumns()
  return (
    <DataTable
      label={t('branches')}
      columns={columns}
      rows={branches ?? []}
      rowKey={(branch) => branch.id}
      state={branches ? 'ready' : 'loading'}
      height="two"
      minWidth={520}
      maxHeight="none"
      onOpen={onOpen}
      renderCompact={(branch) => <BranchWords branch={branch} />}
      empty={
        <Empty icon={<IconBuilding size={24} stroke={1.6} />} title={t('noBranches')} actions={add}>
          {t('noBranchesText')}
        </Empty>
      }
    />
  )
}

function useBranchColumns(): Column<Branch>[] {
  const { t } = useTranslation('settings-clinic')
  const { locale } = useFormat()
  const now = useMinute()
  return [
    { key: 'name', title: t('branchName'), width: '2fr', render: (branch) => <BranchWords branch={branch} /> },
    {
      key: 'zone',
      title: t('timezone'),
      width: '2fr',
      render: (branch) => zoneChoice(branch.timezone, locale, now).cities,
    },
    {
      key: 'time',
      title: t('localTime'),
      align: 'end',
      width: '96px',
      render: (branch) => zoneChoice(branch.timezone, locale, now).time,
    },
  ]
}

function BranchWords({ branch }: { branch: Branch }) {
  const { t } = useTranslation('settings-clinic')
  const place = [branch.city, branch.address].filter(Boolean).join(', ')
  return (
    <>
      <b className={css.branch}>{branch.name}</b>
      <span className={`${css.branch} caption`}>{place || t('noAddress')}</span>
    </>
  )
}
