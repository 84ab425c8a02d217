import { Chip } from '@revisit/ui/Chip.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedColumn, ListedValue } from '../kit/import-types.ts'
import { withColumnFixes, withValue } from './mapping-fixes.ts'
import type { Wizard } from './use-wizard.ts'
import { ValueRow } from './ValueRow.tsx'
import css from './ValuesPanel.module.css'

type Filter = 'asking' | 'all'

const SHOWN = 150

export type ValuesPanelProps = {
  wizard: Wizard
  /** The column whose cells are open; null closes the panel. */
  header: string | null
  onClose: () => void
}

/** The different cells of a column of names or words: what each is read as, for all rows at once. */
export function ValuesPanel({ wizard, header, onClose }: ValuesPanelProps) {
  const { t } = useTranslation(['import-fixes', 'import-run'])
  const { sheet } = wizard
  const column = wizard.listed.find((each) => each.header === header)
  return (
    <SidePanel
      opened={header !== null}
      onClose={onClose}
      title={t('values.title', { column: header ?? '' })}
      line={t(column?.kind === 'words' ? 'values.meaningWords' : 'values.meaningNames')}
    >
      {sheet && column ? (
        <Values
          key={header}
          column={column}
          busy={wizard.isSaving}
          onRead={(value, instead, label) => {
            const from = t('import-run:columns.quoted', { cell: value.cell })
            const to = label || t('values.empty')
            const mapping = withValue(sheet.mapping, column.header, value.cell, instead)
            const said = instead === null ? 'fixes.removed' : 'fixes.applied'
            wizard.changeWithUndo(mapping, {
              text: t(said, { from, to, count: value.count }),
              back: (now) => withColumnFixes(now, column.header, sheet.mapping),
            })
          }}
        />
      ) : (
        <p className="second">{t(wizard.run.state === 'checking' ? 'values.counting' : 'values.afterCheck')}</p>
      )}
    </SidePanel>
  )
}

type ValuesProps = {
  column: ListedColumn
  busy: boolean
  onRead: (value: ListedValue, instead: string | null, label: string) => void
}

function Values({ column, busy, onRead }: ValuesProps) {
  const { t } = useTranslation(['import-fixes', 'import-run'])
  const asking = column.values.filter((value) => value.state !== 'known')
  const [filter, setFilter] = useState<Filter>(asking.length > 0 ? 'asking' : 'all')
  const values = filter === 'asking' ? asking : column.values
  return (
    <>
      <Line>
        {(['asking', 'all'] as const).map((each) => (
          <Chip
            key={each}
            on={filter === each}
            count={each === 'asking' ? asking.length : column.values.length}
            onToggle={() => setFilter(each)}
          >
            {t(`values.filters.${each}`)}
          </Chip>
        ))}
      </Line>
      <ul className={css.list}>
        {values.slice(0, SHOWN).map((value) => (
          <ValueRow key={value.cell} value={value} column={column} busy={busy} onRead={onRead} />
        ))}
      </ul>
      {values.length === 0 && <p className="second">{t('values.noneAsking')}</p>}
      {(column.more || values.length > SHOWN) && <p className="caption">{t('values.more')}</p>}
    </>
  )
}
