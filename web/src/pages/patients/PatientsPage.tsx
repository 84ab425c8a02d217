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
import { MONEY_COLUMNS, useColumnChoice, type ColumnKey } from './list/column-choice.ts'
import { ColumnPicker } from './list/ColumnPicker.tsx'
import { ExportMenu } from './list/ExportMenu.tsx'
import { FilterBar } from './list/FilterBar.tsx'
import { activeFilters, FILTERS, serverQuery, withoutFilters } from './list/list-filters.ts'
import { patientsQuery } from './list/list-queries.ts'
import { NewPatientPanel } from './list/NewPatientPanel.tsx'
import { PatientTable } from './list/PatientTable.tsx'
import { readView, type ViewState } from './list/view-state.ts'
import { ViewTabs } from './list/ViewTabs.tsx'
import type { SavedView } from './patient-types.ts'
import css from './list/List.module.css'

const STATE = { ...FILTERS, sort: 'name', view: '' }
const ALL_PATIENTS: ViewState = { filters: {}, sort: 'name', columns: [] }

/** All patients: found, narrowed, ordered, chosen and taken away. */
export function PatientsPage() {
  const { t } = useTranslation('patients')
  const { staff } = useSession()
  const canAdd = usePermission('patients.edit')
  const seesMoney = usePermission('money.read')
  const branch = useBranch()
  const [{ sort, view, ...filters }, change] = useUrlState(STATE)
  const [columns, chooseColumns] = useColumnChoice(staff.id)
  const [adding, setAdding] = useState(false)
  const query = serverQuery(filters, { branch, sort })
  const list = useInfiniteQuery({ ...patientsQuery(query), placeholderData: (before) => before })
  const shown = useMemo(
    () => (seesMoney ? columns : columns.filter((key) => !MONEY_COLUMNS.includes(key))),
    [seesMoney, columns],
  )
  const isNarrowed = activeFilters(filters).length > 0 || filters.search !== ''
  const hasPatients = isNarrowed || branch !== null || list.data?.pages[0]?.total !== 0
  const openView = (next: SavedView | null) => {
    const kept = next ? readView(next) : ALL_PATIENTS
    if (kept.columns.length > 0) chooseColumns(kept.columns)
    change({ ...withoutFilters(), ...kept.filters, sort: kept.sort, view: next?.id ?? null })
  }
  const add = canAdd ? () => setAdding(true) : undefined
  const tools = { columns, shown, query, seesMoney, chooseColumns }
  return (
    <Page
      title={t('title')}
      explanation={t('explanation', { returnObjects: true })}
      actions={<Actions tools={hasPatients ? tools : null} onAdd={add} />}
    >
      {hasPatients && <ViewTabs current={view} now={{ filters, sort, columns }} onOpen={openView} />}
      {hasPatients && <FilterBar filters={filters} onChange={change} onAdd={add} />}
      <Card flush label={t('title')} className={css.listCard}>
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

type Tools = {
  columns: readonly ColumnKey[]
  shown: readonly ColumnKey[]
  query: string
  seesMoney: boolean
  chooseColumns: (columns: readonly ColumnKey[]) => void
}

function Actions({ tools, onAdd }: { tools: Tools | null; onAdd?: () => void }) {
  const { t } = useTranslation('patients')
  const canExport = usePermission('patients.export')
  return (
    <>
      {tools && (
        <ColumnPicker
          columns={tools.columns}
          hidden={tools.seesMoney ? [] : MONEY_COLUMNS}
          onChange={tools.chooseColumns}
        />
      )}
      {tools && canExport && <ExportMenu query={tools.query} columns={tools.shown} seesMoney={tools.seesMoney} />}
      {onAdd && (
        <Button variant="main" className={css.add} icon={<IconPlus size={16} stroke={1.6} />} onClick={onAdd}>
          {t('add')}
        </Button>
      )}
    </>
  )
}
