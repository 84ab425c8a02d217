import { Select } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import { IconAlertTriangle, IconArrowBackUp, IconCheck, IconPlus, IconUser } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ListedColumn, ListedValue } from '../kit/import-types.ts'
import css from './ValuesPanel.module.css'

const LOOKS: Record<ListedValue['state'], { tone: TagTone; icon: typeof IconCheck }> = {
  known: { tone: 'positive', icon: IconCheck },
  fixed: { tone: 'accent', icon: IconUser },
  new: { tone: 'warning', icon: IconPlus },
  unknown: { tone: 'negative', icon: IconAlertTriangle },
}
/** Said to the list of choices; no cell of a file begins with these signs. */
const EMPTY = '\u0001empty'
const MADE = '\u0001made:'

export type ValueRowProps = {
  value: ListedValue
  column: ListedColumn
  busy: boolean
  /** null gives the cell its own meaning back. */
  onRead: (value: ListedValue, instead: string | null, label: string) => void
}

/** One cell as the file writes it, how often, what it is read as, and the choice of something else for all of them. */
export function ValueRow({ value, column, busy, onRead }: ValueRowProps) {
  const { t } = useTranslation('import-fixes')
  const { tone, icon: Icon } = LOOKS[value.state]
  const { suggestion } = value
  return (
    <li>
      <div className={css.head}>
        <span className={css.cell}>{value.cell}</span>
        <span className="caption num">{t('values.cells', { count: value.count })}</span>
        <Tag tone={tone} icon={<Icon size={14} stroke={1.6} aria-hidden="true" />}>
          {t(`values.states.${value.state}`)}
        </Tag>
      </div>
      <div className={css.acts}>
        <Choice value={value} column={column} busy={busy} onRead={onRead} />
        {value.state === 'fixed' && (
          <Button
            size="small"
            variant="quiet"
            icon={<IconArrowBackUp size={14} stroke={1.6} />}
            disabled={busy}
            onClick={() => onRead(value, null, value.reads ?? '')}
          >
            {t('values.back')}
          </Button>
        )}
        {suggestion && (
          <Button size="small" disabled={busy} onClick={() => onRead(value, suggestion.value, suggestion.label)}>
            {t('values.take', { label: suggestion.label })}
          </Button>
        )}
      </div>
    </li>
  )
}

function Choice({ value, column, busy, onRead }: ValueRowProps) {
  const { t } = useTranslation('import-fixes')
  const [search, setSearch] = useState('')
  const { choices, mayCreate, kind } = column
  const typed = search.trim()
  const isNew = kind === 'names' && mayCreate && typed !== '' && !choices.some(({ label }) => label === typed)
  const placeholder = { known: value.reads, fixed: value.reads || t('values.empty'), new: t('values.asNew') }
  const data = [
    ...choices,
    ...(isNew ? [{ value: `${MADE}${typed}`, label: typed }] : []),
    { value: EMPTY, label: t('values.leaveEmpty') },
  ]
  const take = (picked: string | null) => {
    if (picked === null) return
    if (picked === EMPTY) return onRead(value, '', '')
    const made = picked.startsWith(MADE)
    const text = made ? picked.slice(MADE.length) : picked
    onRead(value, text, made ? text : (choices.find((choice) => choice.value === picked)?.label ?? text))
  }
  return (
    <Select
      className={css.choice}
      size="xs"
      searchable
      aria-label={t('values.readAs', { cell: value.cell })}
      placeholder={value.state === 'unknown' ? t('values.choose') : (placeholder[value.state] ?? '')}
      data={data}
      value={null}
      disabled={busy}
      limit={100}
      searchValue={search}
      onSearchChange={setSearch}
      onChange={take}
      nothingFoundMessage={t('values.nothing')}
      comboboxProps={{ withinPortal: true, keepMounted: false }}
      renderOption={({ option }) =>
        option.value.startsWith(MADE) ? t('values.make', { name: option.label }) : option.label
      }
    />
  )
}
