import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { useTranslation } from 'react-i18next'
import { KEPT_REASONS, type ImportRun, type UndoReport } from '../kit/import-types.ts'
import css from './UndoCard.module.css'

const PARTS = ['deleted', 'restored', 'kept'] as const

/** What an undo took back, what it gave its former shape, and what it left and why. */
export function UndoCard({ run }: { run: ImportRun }) {
  const { t, i18n } = useTranslation(['import-run', 'imports'])
  const undo = run.result?.undo
  if (!undo) return null
  const known = (table: string) => i18n.exists(`entities.${table}`, { ns: 'imports' })
  return (
    <Columns tracks="1fr 1fr 1fr" top>
      {PARTS.map((part) => {
        const rows = Object.entries(undo[part]).filter(([, count]) => count > 0)
        return (
          <Card key={part} title={t(`undone.${part}.title`)}>
            {rows.length === 0 ? (
              <p className="second">{t(`undone.${part}.none`)}</p>
            ) : (
              <FactRows
                rows={rows.map(([table, count]) => ({
                  key: table,
                  label: known(table) ? t(`imports:entities.${table as 'patients'}`) : t('undone.details'),
                  value: <Count value={count} />,
                }))}
              />
            )}
            {part === 'kept' && rows.length > 0 && <Why why={undo.why} />}
          </Card>
        )
      })}
    </Columns>
  )
}

/** The reasons rows were left, each with how many. */
function Why({ why }: { why: UndoReport['why'] }) {
  const { t } = useTranslation(['import-run', 'import-fixes'])
  const { number } = useFormat()
  const reasons = KEPT_REASONS.map((reason) => {
    const count = Object.values(why).reduce((sum, counts) => sum + (counts[reason] ?? 0), 0)
    return { reason, count }
  }).filter(({ count }) => count > 0)
  if (reasons.length === 0) return <p className="caption">{t('undone.why')}</p>
  return (
    <ul className={css.reasons}>
      {reasons.map(({ reason, count }) => (
        <li key={reason}>{t(`import-fixes:keptReasons.${reason}`, { count, rows: number(count) })}</li>
      ))}
    </ul>
  )
}
