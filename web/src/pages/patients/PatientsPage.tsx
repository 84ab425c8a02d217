import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission, useSession } from '../../session.ts'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { Page } from '../../shell/Page.tsx'
import { useUrlState } from '../../url-state.ts'
import { MONEY_COLUMNS, useColumnChoice } from './list/column-choice.ts'
import { ColumnPicker } from './list/ColumnPicker.tsx'
import { ExportMenu } from './list/ExportMenu.tsx'
import { FilterBar } from './list/FilterBar.tsx'
import { activeFilters, FILTERS, serverQuery, withoutFilters } from './list/list-filters.ts'
import { patientsQuery } from './list/list-queries.ts'
import { NewPatientPanel } from './list/NewPatientPanel.tsx'
import { PatientTable } from './list/PatientTable.tsx'
import { readView } from './list/view-queries.ts'
import { ViewTabs } from './list/ViewTabs.tsx'
import type { SavedView } from './patient-types.ts'

const STATE = { ...FILTERS, sort: 'name', view: '' }

/** All patients: found, narrowed, ordered, chosen and taken away. */
export function PatientsPage() {
  const { t } = useTranslation('patients')
  const { staff } = useSession()
  const canAdd = usePermission('patients.edit')
  const canExport = usePermission('patients.export')
  const seesMoney = usePermission('money.read')
  const branch = useBranch()
  const [{ sort, view, ...filters }, change] = useUrlState(STATE)
  const [columns, chooseColumns] = useColumnChoice(staff.id)
  const [adding, setAdding] = useState(false)
  const query = serverQuery(filters, { branch, sort })
  const list = useInfiniteQuery({ ...patientsQuery(query), placeholderData: (before) => before })
  const hidden = useMemo(() => (seesMoney ? [] : MONEY_COLUMNS), [seesMoney])
  const shown = columns.filter((key) => !hidden.includes(key))
  const isNarrowed = activeFilters(filters).length > 0 || filters.search !== ''
  const isEmptyBase = list.data?.pages[0]?.total === 0 && !isNarrowed && branch === null
  const openView = (next: SavedView | null) => {
    const { filters: kept, sort: order, columns: own } = next ? readView(next) : { filters: {}, sort: 'name', columns: [] }
    if (own.length > 0) chooseColumns(own)
    change({ ...withoutFilters(), ...kept, sort: order, view: next?.id ?? null })
  }
  return (
    <Page
      title={t('title')}
      explanation={t('explanation', { returnObjects: true })}
      actions={
        <>
          {!isEmptyBase && <ColumnPicker columns={columns} hidden={hidden} onChange={chooseColumns} />}
          {!isEmptyBase && canExport && <ExportMenu query={query} columns={shown} seesMoney={seesMoney} />}
          {canAdd && (
            <Button variant="main" icon={<IconPlus size={16} stroke={1.6} />} onClick={() => setAdding(true)}>
              {t('add')}
            </Button>
          )}
        </>
      }
    >
      {!isEmptyBase && <ViewTabs current={view} now={{ filters, sort, columns }} onOpen={openView} />}
      {!isEmptyBase && <FilterBar filters={filters} onChange={change} />}
      <Card flush label={t('title')}>
        <PatientTable
          key={query}
          list={list}
          query={query}
          sort={sort}
          search={filters.search}
          columns={shown}
          viewId={view}
          isNarrowed={isNarrowed}
          onSort={(next) => change({ sort: next })}
          onClear={() => change({ ...withoutFilters(), view: null })}
        />
      </Card>
      <NewPatientPanel opened={adding} onClose={() => setAdding(false)} />
    </Page>
  )
}
