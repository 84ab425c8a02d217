import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUserSearch } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api.ts'
import { withFilters } from '../../paths.ts'

export type Person = { id: string; fullName: string }

export type PersonSelectProps = {
  label: string
  placeholder: string
  /** Said when the search finds nobody. */
  nothing: string
  value: Person | null
  onChange: (person: Person | null) => void
}

/** One patient found by name or phone. */
export function PersonSelect({ label, placeholder, nothing, value, onChange }: PersonSelectProps) {
  const [text, setText] = useState(value?.fullName ?? '')
  const [search] = useDebouncedValue(text.trim(), 200)
  const found = useQuery<{ items: Person[] }>({
    queryKey: ['person-select', search],
    enabled: search.length > 1 && search !== value?.fullName,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => request(withFilters('/api/v1/patients', { search, limit: 8 }), { signal }),
  })
  const people = (found.data?.items ?? []).filter(({ id }) => id !== value?.id)
  return (
    <Select
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconUserSearch size={16} stroke={1.6} />}
      searchable
      clearable
      // The server has searched already, also by phone.
      filter={({ options }) => options}
      data={[...(value ? [value] : []), ...people].map(({ id, fullName }) => ({ value: id, label: fullName }))}
      value={value?.id ?? null}
      searchValue={text}
      onSearchChange={setText}
      onChange={(id) => onChange(people.find((one) => one.id === id) ?? (id === value?.id ? value : null))}
      nothingFoundMessage={search.length > 1 && found.isSuccess ? nothing : undefined}
    />
  )
}
