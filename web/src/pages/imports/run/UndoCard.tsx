import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { useTranslation } from 'react-i18next'
import type { ImportRun } from '../shared/import-types.ts'

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
            {part === 'kept' && rows.length > 0 && <p className="caption">{t('undone.why')}</p>}
          </Card>
        )
      })}
    </Columns>
  )
}
