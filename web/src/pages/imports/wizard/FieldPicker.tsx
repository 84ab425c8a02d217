import { Combobox, useCombobox } from '@mantine/core'
import { classes } from '@revisit/ui/classes.ts'
import { IconCheck, IconChevronDown, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CatalogueEntity } from '../kit/import-types.ts'
import { customFieldKey, fieldGroups, targetName } from './field-groups.ts'
import css from './FieldPicker.module.css'

export type FieldPickerProps = {
  /** The column's name in the file, for screen readers and for a field of its own. */
  header: string
  targets: string[]
  catalogue: CatalogueEntity[]
  /** Entities of this sheet: their fields come first. */
  entities: string[]
  onChange: (targets: string[]) => void
  disabled?: boolean
}

const SKIP = 'skip'
const OWN_FIELD = 'own-field'

/** What a column becomes: a field found by part of its name, a field of its own, or nothing. «+» adds one more field. */
export function FieldPicker({ header, targets, catalogue, entities, onChange, disabled }: FieldPickerProps) {
  const { t } = useTranslation('import-run')
  const [search, setSearch] = useState('')
  const box = useCombobox({
    onDropdownClose: () => setSearch(''),
    onDropdownOpen: () => setTimeout(() => box.focusSearchInput(), 0),
  })
  const pick = (value: string) => {
    if (value === SKIP) onChange([])
    else if (value === OWN_FIELD) onChange([customFieldKey(header)])
    else onChange([value])
    box.closeDropdown()
  }
  const [first, ...rest] = targets
  return (
    <Combobox store={box} onOptionSubmit={pick} width={320} position="bottom-start" withinPortal>
      <Combobox.Target targetType="button">
        <button
          type="button"
          className={classes(css.field, !first && css.none)}
          aria-label={t('columns.fieldOf', { column: header })}
          title={targets.map((target) => targetName(target, catalogue, { whole: true })).join(', ')}
          onClick={() => box.toggleDropdown()}
          disabled={disabled}
        >
          <span className={css.value}>{first ? targetName(first, catalogue) : t('columns.skip')}</span>
          {rest.length > 0 && <span className={css.more}>+{rest.length}</span>}
          <IconChevronDown size={14} stroke={1.6} className={css.caret} />
        </button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            box.selectFirstOption()
          }}
          placeholder={t('columns.findField')}
          aria-label={t('columns.findField')}
        />
        <Combobox.Options mah={320} className={css.options}>
          {/* A hundred fields for each of two hundred columns are too many to keep: only the open list has them. */}
          {box.dropdownOpened && (
            <>
              {search === '' && <Combobox.Option value={SKIP}>{t('columns.skip')}</Combobox.Option>}
              {search === '' && (
                <Combobox.Option value={OWN_FIELD}>{t('columns.ownField', { column: header })}</Combobox.Option>
              )}
              <Groups {...{ search, catalogue, entities, targets, onChange }} />
            </>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

type GroupsProps = Pick<FieldPickerProps, 'catalogue' | 'entities' | 'targets' | 'onChange'> & { search: string }

function Groups({ search, catalogue, entities, targets, onChange }: GroupsProps) {
  const { t } = useTranslation('import-run')
  const groups = fieldGroups(catalogue, entities, search)
  if (groups.length === 0) return <Combobox.Empty>{t('columns.noField')}</Combobox.Empty>
  return groups.map((group) => (
    <Combobox.Group key={group.name} label={group.label}>
      {group.fields.map((field) => {
        const chosen = targets.includes(field.target)
        return (
          <Combobox.Option key={field.target} value={field.target} active={chosen}>
            <span className={css.option}>
              <span>
                {field.label}
                {field.required && <span className={css.required}> · {t('columns.required')}</span>}
              </span>
              {chosen ? (
                <IconCheck size={14} stroke={1.8} />
              ) : (
                targets.length > 0 &&
                entities.length > 1 && (
                  <button
                    type="button"
                    className={css.add}
                    tabIndex={-1}
                    title={t('columns.alsoField')}
                    aria-label={t('columns.alsoField')}
                    onClick={(event) => {
                      event.stopPropagation()
                      onChange([...targets, field.target])
                    }}
                  >
                    <IconPlus size={14} stroke={1.8} />
                  </button>
                )
              )}
            </span>
          </Combobox.Option>
        )
      })}
    </Combobox.Group>
  ))
}
