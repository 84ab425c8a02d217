import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { Checkbox } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntity, ImportSheet } from '../kit/import-types.ts'
import { columnRows } from './column-rows.ts'
import type { Wizard } from './use-wizard.ts'
import css from './SheetList.module.css'

/** The tables of an upload of several: what each holds, whether it is loaded, and which could not be read. One is open. */
export function SheetList({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { sheets, run } = wizard
  return (
    <Card title={t('sheets.title', { count: sheets.length })} flush>
      <ul className={css.list}>
        {sheets.map((sheet) => (
          <SheetLine key={sheet.key} wizard={wizard} sheet={sheet} />
        ))}
        {run.unreadable.map((refusal) => (
          <li key={refusal.message} className={css.refused}>
            <IconAlertTriangle size={16} stroke={1.6} />
            <span>{refusal.message}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function SheetLine({ wizard, sheet }: { wizard: Wizard; sheet: ImportSheet }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { catalogue, sheet: current, sheets } = wizard
  const rows = columnRows(sheet, wizard.checkedOf(sheet))
  const mapped = rows.filter((row) => row.targets.length > 0).length
  const errors = rows.reduce((sum, row) => sum + row.errors, 0)
  const name = sheet.sheetName ? `${sheet.fileName}, ${sheet.sheetName}` : sheet.fileName
  const holds = ({ skipped, mapping }: ImportSheet) =>
    skipped ? t('sheets.skipped') : entityLabels(mapping.entities, catalogue) || t('sheets.nothing')
  const isLastKept = !sheet.skipped && sheets.filter((each) => !each.skipped).length === 1
  return (
    <li className={classes(css.line, sheet.key === current?.key && css.current, sheet.skipped && css.skipped)}>
      <Checkbox
        size="xs"
        checked={!sheet.skipped}
        disabled={isLastKept || wizard.isSaving}
        aria-label={t('sheets.load', { name })}
        title={t(isLastKept ? 'sheets.onlyOne' : 'sheets.load', { name })}
        onChange={(event) => wizard.skipSheet(sheet.key, !event.currentTarget.checked)}
      />
      <button
        type="button"
        className={css.sheet}
        aria-current={sheet.key === current?.key || undefined}
        onClick={() => wizard.openSheet(sheet.key)}
      >
        <span className={css.name}>{name}</span>
        <span className={css.entities}>{holds(sheet)}</span>
        <span className={css.mapped}>{t('sheets.mapped', { mapped, count: rows.length })}</span>
        <span className={classes(css.errors, errors > 0 && css.bad)}>{errors > 0 ? number(errors) : ''}</span>
      </button>
    </li>
  )
}

function entityLabels(names: readonly string[], catalogue: readonly CatalogueEntity[]): string {
  return names.map((name) => catalogue.find((entity) => entity.name === name)?.label ?? name).join(', ')
}
