import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../../api.ts'
import { withFilters } from '../../../paths.ts'

export type Person = { id: string; fullName: string }
export type PersonSelectProps = { label: string; value: Person | null; onChange: (person: Person | null) => void }

const PAUSE_MS = 200
const MOST_FOUND = 8

/** One patient found by name, phone or card number. */
export function PersonSelect({ label, value, onChange }: PersonSelectProps) {
  const { t } = useTranslation('journey-run')
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), PAUSE_MS)
  const found = useQuery<{ items: Person[] }>({
    queryKey: ['journey-person', search],
    enabled: search.length > 1 && search !== value?.fullName,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(withFilters('/api/v1/patients', { search, limit: MOST_FOUND }), { signal }),
  })
  const people = (found.data?.items ?? []).filter(({ id }) => id !== value?.id)
  const all = [...(value ? [value] : []), ...people]
  return (
    <Select
      label={label}
      placeholder={t('walk.search')}
      leftSection={<IconSearch size={16} stroke={1.6} />}
      searchable
      clearable
      // The server has searched already, also by phone.
      filter={({ options }) => options}
      data={all.map(({ id, fullName }) => ({ value: id, label: fullName }))}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(all.find((one) => one.id === id) ?? null)}
      nothingFoundMessage={search.length > 1 && found.isSuccess ? t('walk.nobody') : undefined}
    />
  )
}
