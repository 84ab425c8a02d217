import { Card } from '@revisit/ui/Card.tsx'
import { Chip } from '@revisit/ui/Chip.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IssueCard } from '../run/IssueCard.tsx'
import { isChecked } from '../shared/run-figures.ts'
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
  const { run, sheets, sheet, groups, catalogue } = wizard
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        {sheets.length > 1 && (
          <SheetList
            sheets={sheets}
            refusals={wizard.refusals}
            groups={groups}
            catalogue={catalogue}
            current={sheet?.key ?? ''}
            onOpen={wizard.openSheet}
          />
        )}
        <ColumnsCard wizard={wizard} />
        {isChecked(run) && (
          <IssueCard
            groups={groups}
            rows={run.issues?.rows ?? 0}
            filePath={wizard.errorsPath}
            oneSheet={sheets.length === 1}
          />
        )}
      </Stack>
      <Stack gap={16}>
        <CheckCard run={run} onCheck={wizard.check} />
        <OutcomeCard run={run} />
        <RecognitionCard />
      </Stack>
    </Columns>
  )
}

function ColumnsCard({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const [filter, setFilter] = useState<Filter>('all')
  const { sheet, catalogue, run } = wizard
  if (!sheet) return <Strip>{t('columns.noSheet')}</Strip>
  const rows = columnRows(sheet, wizard.groups)
  const count = (each: Filter) => rows.filter(FILTERS[each]).length
  return (
    <Card
      title={t('columns.title')}
      right={
        <>
          {(['all', 'errors', 'yours'] as const).map((each) => (
            <Chip key={each} on={filter === each} count={count(each)} onToggle={() => setFilter(each)}>
              {t(`columns.filters.${each}`)}
            </Chip>
          ))}
          <ProfileMenu
            profiles={wizard.profiles}
            applied={wizard.appliedProfile}
            disabled={!wizard.isEditable}
            onApply={(profile) => wizard.applyProfile(profile)}
            onSave={wizard.saveProfile}
          />
        </>
      }
      flush
    >
      <SheetEntities
        sheet={sheet}
        catalogue={catalogue}
        disabled={!wizard.isEditable}
        onChange={wizard.changeMapping}
      />
      <ColumnsTable
        rows={rows.filter(FILTERS[filter])}
        catalogue={catalogue}
        entities={sheet.mapping.entities}
        isChecked={isChecked(run)}
        disabled={!wizard.isEditable}
        onTargets={(header, targets) =>
          wizard.changeMapping(withTargets(withOwners(sheet.mapping, targets), header, targets))
        }
      />
    </Card>
  )
}

/** A field of an entity the sheet did not have brings that entity along. */
function withOwners<M extends { entities: string[] }>(mapping: M, targets: readonly string[]): M {
  const owners = targets.map((target) => (target.startsWith('custom:') ? 'patients' : (target.split('.')[0] ?? '')))
  const added = owners.filter((name) => name !== '' && !mapping.entities.includes(name))
  return added.length > 0 ? { ...mapping, entities: [...mapping.entities, ...added] } : mapping
}
