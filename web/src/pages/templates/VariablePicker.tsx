import { Combobox, useCombobox } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { IconBraces } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { type Variable, variablesQuery } from './template-calls.ts'
import css from './templates.module.css'

/** Everything a message may say about a person, by group, each with an example. */
export function VariablePicker({ onPick }: { onPick: (variable: string) => void }) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const [search, setSearch] = useState('')
  const variables = useQuery(variablesQuery).data?.items ?? []
  const box = useCombobox({
    onDropdownClose: () => {
      box.resetSelectedOption()
      setSearch('')
    },
    onDropdownOpen: () => box.focusSearchInput(),
  })
  const wanted = search.trim().toLowerCase()
  const found = variables.filter(({ name, words, sample }) =>
    `${name} ${say(words)} ${say(sample)}`.toLowerCase().includes(wanted),
  )
  const groups = [...Map.groupBy(found, ({ name }) => name.split('.')[0] ?? '')]
  const pick = (name: string) => {
    box.closeDropdown()
    // The field takes the focus back after the list has closed.
    setTimeout(() => onPick(name))
  }
  return (
    <Combobox store={box} onOptionSubmit={pick} width={360} position="bottom-start" withinPortal>
      <Combobox.Target targetType="button" withExpandedAttribute>
        <Button size="small" icon={<IconBraces size={16} stroke={1.6} />} onClick={() => box.toggleDropdown()}>
          {t('variables.insert')}
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          value={search}
          placeholder={t('variables.search')}
          aria-label={t('variables.search')}
          onChange={({ currentTarget }) => {
            setSearch(currentTarget.value)
            box.selectFirstOption()
          }}
        />
        <Combobox.Options className={css.variables} aria-label={t('variables.insert')}>
          {groups.map(([group, members]) => (
            <Combobox.Group key={group} label={t(`variables.groups.${group as 'patient'}`)}>
              {members.map((variable) => (
                <VariableOption key={variable.name} variable={variable} />
              ))}
            </Combobox.Group>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('variables.nothing')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}

function VariableOption({ variable: { name, words, sample, medical } }: { variable: Variable }) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  return (
    <Combobox.Option value={name} disabled={medical} className={css.variable}>
      <span>{say(words)}</span>
      <span className="caption">{medical ? t('variables.medical') : say(sample)}</span>
    </Combobox.Option>
  )
}
