import { Checkbox, Popover } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconAdjustmentsHorizontal, IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { COLUMN_KEYS, movedColumn, toggledColumn, USUAL_COLUMNS, type ColumnKey } from './column-choice.ts'
import css from './List.module.css'

export type ColumnPickerProps = {
  columns: readonly ColumnKey[]
  hidden: readonly ColumnKey[]
  onChange: (columns: readonly ColumnKey[]) => void
}

/** Which columns the list shows and in what order. */
export function ColumnPicker({ columns, hidden, onChange }: ColumnPickerProps) {
  const { t } = useTranslation('patients')
  const [opened, open] = useState(false)
  const rest = COLUMN_KEYS.filter((key) => !columns.includes(key))
  const listed = [...columns, ...rest].filter((key) => key !== 'name' && !hidden.includes(key))
  return (
    <Popover opened={opened} onChange={open} width={280} position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button
          className={css.columnsButton}
          icon={<IconAdjustmentsHorizontal size={16} stroke={1.6} />}
          aria-expanded={opened}
          onClick={() => open(!opened)}
        >
          {t('columns.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={12}>
        <b>{t('columns.title')}</b>
        <ul className={css.columnList}>
          {listed.map((key) => {
            const name = t(`columns.${key}`)
            const at = columns.indexOf(key)
            return (
              <li key={key}>
                <Checkbox checked={at >= 0} label={name} onChange={() => onChange(toggledColumn(columns, key))} />
                <MoveButton
                  up
                  label={t('columns.up', { name })}
                  disabled={at <= 1}
                  onClick={() => onChange(movedColumn(columns, key, -1))}
                />
                <MoveButton
                  label={t('columns.down', { name })}
                  disabled={at < 0 || at === columns.length - 1}
                  onClick={() => onChange(movedColumn(columns, key, 1))}
                />
              </li>
            )
          })}
        </ul>
        <button type="button" className="link-button" onClick={() => onChange(USUAL_COLUMNS)}>
          {t('columns.reset')}
        </button>
      </Popover.Dropdown>
    </Popover>
  )
}

type MoveButtonProps = { up?: boolean; label: string; disabled: boolean; onClick: () => void }

function MoveButton({ up, label, disabled, onClick }: MoveButtonProps) {
  const Arrow = up ? IconChevronUp : IconChevronDown
  return (
    <button type="button" className={css.move} aria-label={label} title={label} disabled={disabled} onClick={onClick}>
      <Arrow size={14} stroke={1.6} />
    </button>
  )
}
