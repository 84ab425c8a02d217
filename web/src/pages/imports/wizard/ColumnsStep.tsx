import { Card } from '@revisit/ui/Card.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IssueCard } from '../run/IssueCard.tsx'
import { CheckCard } from './CheckCard.tsx'
import { columnRows, withTargets, type ColumnRow } from './column-rows.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import { OutcomeCard } from './OutcomeCard.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { RecognitionCard } from './RecognitionCard.tsx'
import { SheetEntities } from './SheetEntities.tsx'
import { SheetList } from './SheetList.tsx'
import type { Wizard } from './use-wizard.ts'

type Filter = 'all' | 'errors' | 'yours'

const FILTERS: Record<Filter, (row: ColumnRow) => boolean> = {
  all: () => true,
  errors: (row) => row.errors > 0,
  yours: (row) => row.byPerson,
}

/** Step 2: what each column becomes, with samples and what the check says about it. */
export function ColumnsStep({ wizard }: { wizard: Wizard }) {
  const { run, sheets, issues } = wizard
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        {sheets.length > 1 && <SheetList wizard={wizard} />}
        <ColumnsCard wizard={wizard} />
        {issues && <IssueCard run={run} issues={issues} />}
      </Stack>
      <Stack gap={16}>
        <CheckCard wizard={wizard} />
        <OutcomeCard run={run} />
        <RecognitionCard />
      </Stack>
    </Columns>
  )
}

function ColumnsCard({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const [filter, setFilter] = useState<Filter>('all')
  const { sheet, catalogue } = wizard
  if (!sheet) return null
  const checked = wizard.checkedOf(sheet)
  const rows = columnRows(sheet, checked)
  return (
    <Card
      title={t('columns.title')}
      right={
        <>
          {(['all', 'errors', 'yours'] as const).map((each) => (
            <Chip
              key={each}
              on={filter === each}
              count={rows.filter(FILTERS[each]).length}
              onToggle={() => setFilter(each)}
            >
              {t(`columns.filters.${each}`)}
            </Chip>
          ))}
          <ProfileMenu
            profiles={wizard.profiles}
            applied={sheet.profile?.name ?? null}
            onApply={wizard.applyProfile}
            onSave={wizard.saveProfile}
          />
        </>
      }
      flush
    >
      <SheetEntities
        sheet={sheet}
        guess={wizard.guessOf(sheet)}
        catalogue={catalogue}
        onChange={wizard.changeMapping}
      />
      <ColumnsTable
        rows={rows.filter(FILTERS[filter])}
        catalogue={catalogue}
        entities={sheet.mapping.entities}
        isChecked={checked.groups !== null}
        onTargets={(header, targets) => wizard.changeMapping(withTargets(sheet.mapping, header, targets))}
      />
    </Card>
  )
}
