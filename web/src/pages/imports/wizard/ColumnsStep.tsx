import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IssueCard } from '../run/IssueCard.tsx'
import { CheckCard } from './CheckCard.tsx'
import { columnRows, sameMapping, withTargets, type ColumnRow } from './column-rows.ts'
import { ColumnsTable } from './ColumnsTable.tsx'
import { FixesCard } from './FixesCard.tsx'
import { withDates } from './mapping-fixes.ts'
import { OutcomeCard } from './OutcomeCard.tsx'
import { ProfileMenu } from './ProfileMenu.tsx'
import { RecognitionCard } from './RecognitionCard.tsx'
import { SheetEntities } from './SheetEntities.tsx'
import { SheetList } from './SheetList.tsx'
import { useFixing } from './use-fixing.ts'
import type { Wizard } from './use-wizard.ts'
import { ValuesPanel } from './ValuesPanel.tsx'

type Filter = 'all' | 'errors' | 'yours'

const FILTERS: Record<Filter, (row: ColumnRow) => boolean> = {
  all: () => true,
  errors: (row) => row.errors > 0,
  yours: (row) => row.byPerson,
}

/** Step 2: what each column becomes, with samples and what the check says about it. */
export function ColumnsStep({ wizard }: { wizard: Wizard }) {
  const { run, sheets, issues } = wizard
  const [header, openValues] = useState<string | null>(null)
  const fixing = useFixing(wizard, openValues)
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        {sheets.length > 1 && <SheetList wizard={wizard} />}
        <ColumnsCard wizard={wizard} onValues={openValues} />
        {issues && <IssueCard run={run} issues={issues} fixing={fixing} />}
        <ValuesPanel wizard={wizard} header={header} onClose={() => openValues(null)} />
      </Stack>
      <Stack gap={16}>
        <CheckCard wizard={wizard} />
        <FixesCard wizard={wizard} />
        <OutcomeCard run={run} />
        <RecognitionCard />
      </Stack>
    </Columns>
  )
}

function ColumnsCard({ wizard, onValues }: { wizard: Wizard; onValues: (header: string) => void }) {
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
          {!sameMapping(sheet.mapping, sheet.guess) && (
            <Button
              size="small"
              variant="quiet"
              icon={<IconArrowBackUp size={14} stroke={1.6} />}
              aria-label={t('columns.restore')}
              title={t('columns.restore')}
              disabled={sheet.guess.entities.length === 0}
              onClick={() => wizard.changeWithUndo(sheet.guess, { text: t('columns.restored') })}
            />
          )}
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
      <SheetEntities sheet={sheet} guess={sheet.guess} catalogue={catalogue} onChange={wizard.changeMapping} />
      <ColumnsTable
        rows={rows.filter(FILTERS[filter])}
        catalogue={catalogue}
        entities={sheet.mapping.entities}
        isChecked={checked.groups !== null}
        onTargets={(header, targets) => wizard.changeMapping(withTargets(sheet.mapping, header, targets))}
        listed={wizard.listed}
        onValues={onValues}
        fixes={sheet.mapping.fixes ?? {}}
        onDates={(header, dates) => wizard.changeMapping(withDates(sheet.mapping, header, dates))}
      />
    </Card>
  )
}
