import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { IconAlertTriangle, IconArrowRight, IconCheck, IconKey, IconUser } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntity, ColumnFixes, DateOrder, ListedColumn } from '../kit/import-types.ts'
import type { ColumnRow } from './column-rows.ts'
import { DateOrderPicker } from './DateOrderPicker.tsx'
import { FieldPicker } from './FieldPicker.tsx'
import { hasSlashDates, slashOrderOf } from './slash-dates.ts'
import { useProblemWords } from './use-problem-words.ts'
import { ValuesButton } from './ValuesButton.tsx'
import css from './ColumnsTable.module.css'

export type ColumnsTableProps = {
  rows: ColumnRow[]
  catalogue: CatalogueEntity[]
  entities: string[]
  /** The counts of problems belong to this mapping. */
  isChecked: boolean
  disabled?: boolean
  onTargets: (header: string, targets: string[]) => void
  /** Columns of names and words with their cells, once they are counted. */
  listed: ListedColumn[]
  onValues: (header: string) => void
  fixes: Record<string, ColumnFixes>
  onDates: (header: string, dates: DateOrder) => void
}

/** A row per column of the file: its name, what it becomes, samples, what the check says. */
export function ColumnsTable(props: ColumnsTableProps) {
  const { rows, catalogue, entities, isChecked, disabled, onTargets } = props
  const { t } = useTranslation('import-run')
  const { number } = useFormat()
  return (
    <table className={css.table}>
      <thead>
        <tr>
          <th>{t('columns.inFile')}</th>
          <th aria-hidden="true" />
          <th>{t('columns.inRevisit')}</th>
          <th>{t('columns.samples')}</th>
          <th>{t('columns.check')}</th>
          <th className={css.count}>{t('columns.errors')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.header} className={classes(row.targets.length === 0 && css.skipped)}>
            <th scope="row" title={row.header}>
              {row.header}
            </th>
            <td className={css.arrow} aria-hidden="true">
              <IconArrowRight size={14} stroke={1.6} />
            </td>
            <td className={css.field}>
              <FieldPicker
                header={row.header}
                targets={row.targets}
                catalogue={catalogue}
                entities={entities}
                disabled={disabled}
                onChange={(targets) => onTargets(row.header, targets)}
              />
            </td>
            <td className={css.samples} title={row.samples.join(' · ')}>
              {row.samples.length > 0 ? (
                row.samples.join(' · ')
              ) : (
                <span className={css.quiet}>{t('columns.empty')}</span>
              )}
            </td>
            <td className={css.check}>
              <div className={css.checkLine}>
                <Check row={row} isChecked={isChecked} isAsked={isAsked(listedOf(props, row))} />
                <ValuesButton column={listedOf(props, row)} onOpen={() => props.onValues(row.header)} />
                {hasSlashDates(row) && (
                  <DateOrderPicker
                    header={row.header}
                    order={props.fixes[row.header]?.dates ?? slashOrderOf(row)}
                    onChange={(dates) => props.onDates(row.header, dates)}
                  />
                )}
              </div>
            </td>
            <td className={classes(css.count, row.errors > 0 && css.bad)}>
              {isChecked || row.errors > 0 ? number(row.errors) : '—'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function listedOf({ listed }: ColumnsTableProps, row: ColumnRow): ListedColumn | undefined {
  return row.targets.length > 0 ? listed.find(({ header }) => header === row.header) : undefined
}

/** Some values are not understood: the button that opens them says it better than a list of problems. */
function isAsked(column: ListedColumn | undefined): boolean {
  return column !== undefined && column.values.some(({ state }) => state === 'unknown')
}

type CheckProps = { row: ColumnRow; isChecked: boolean; isAsked: boolean }

function Check({ row, isChecked, isAsked }: CheckProps) {
  const { t } = useTranslation('import-run')
  const words = useProblemWords()
  const byYou = row.byPerson && <Tag icon={<IconUser size={14} stroke={1.6} />}>{t('columns.byYou')}</Tag>
  if (row.targets.length === 0) {
    return (
      <>
        {byYou}
        <span className="second">{t('columns.willSkip')}</span>
      </>
    )
  }
  const problem = isAsked ? null : words(row)
  return (
    <>
      {byYou}
      {row.isKey && (
        <Tag tone="accent" icon={<IconKey size={14} stroke={1.6} />} title={t('columns.keyMeaning')}>
          {t('columns.key')}
        </Tag>
      )}
      {problem && (
        <span className={css.problem} title={problem.whole}>
          <IconAlertTriangle size={14} stroke={1.6} />
          <span>{problem.short}</span>
        </span>
      )}
      {!problem && !isAsked && !row.byPerson && !row.isKey && (
        <span className={css.fine}>
          {isChecked && <IconCheck size={14} stroke={1.8} />}
          {t('columns.recognised')}
        </span>
      )}
    </>
  )
}
