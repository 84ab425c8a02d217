import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntity } from '../shared/import-types.ts'
import { columnRows } from './column-rows.ts'
import type { Wizard } from './use-wizard.ts'
import css from './SheetList.module.css'

/** The tables of an upload of several, each with what it holds; one of them is open. */
export function SheetList({ wizard }: { wizard: Wizard }) {
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  const { sheets, catalogue, sheet: current, run } = wizard
  return (
    <Card title={t('sheets.title', { count: sheets.length })} flush>
      <ul className={css.list}>
        {sheets.map((sheet) => {
          const rows = columnRows(sheet, wizard.checkedOf(sheet))
          const mapped = rows.filter((row) => row.targets.length > 0).length
          const errors = rows.reduce((sum, row) => sum + row.errors, 0)
          return (
            <li key={sheet.key}>
              <button
                type="button"
                className={classes(css.sheet, sheet.key === current?.key && css.current)}
                aria-current={sheet.key === current?.key || undefined}
                onClick={() => wizard.openSheet(sheet.key)}
              >
                <span className={css.name}>
                  {sheet.sheetName ? `${sheet.fileName}, ${sheet.sheetName}` : sheet.fileName}
                </span>
                <span className={css.entities}>
                  {entityLabels(sheet.mapping.entities, catalogue) || t('sheets.nothing')}
                </span>
                <span className={css.mapped}>{t('sheets.mapped', { mapped, count: rows.length })}</span>
                <span className={classes(css.errors, errors > 0 && css.bad)}>{errors > 0 ? number(errors) : ''}</span>
              </button>
            </li>
          )
        })}
        {run.unreadable.map((refusal) => (
          <li key={refusal.message} className={css.refused}>
            {refusal.message}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function entityLabels(names: readonly string[], catalogue: readonly CatalogueEntity[]): string {
  return names.map((name) => catalogue.find((entity) => entity.name === name)?.label ?? name).join(', ')
}
