import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cohortsQuery, type CohortQuestion, type Dimension } from './cohort-queries.ts'
import { slicesOf } from './cohort-figures.ts'
import css from './Cohorts.module.css'

const MOST = 200

export type SlicePickerProps = {
  dimension: Dimension
  question: CohortQuestion
  /** The chosen value; '' when this slice is not chosen. */
  value: string
  onChange: (value: string | null) => void
}

/** One value of a slice to look at; the values are asked for when the list is first opened, the largest first. */
export function SlicePicker({ dimension, question, value, onChange }: SlicePickerProps) {
  const { t } = useTranslation('cohorts')
  const [opened, setOpened] = useState(false)
  const everybody = { ...question, grain: 'year' as const, mode: 'calendar' as const, where: [], by: dimension }
  const values = useQuery({ ...cohortsQuery(everybody), enabled: opened || value !== '' })
  const slices = slicesOf(values.data?.cohorts ?? [])
  return (
    <Select
      className={css.slice}
      aria-label={t(`every.${dimension}`)}
      placeholder={t(`every.${dimension}`)}
      value={value || null}
      data={slices.map((slice) => ({ value: slice.key, label: slice.name }))}
      onChange={onChange}
      onDropdownOpen={() => setOpened(true)}
      clearable={value !== ''}
      searchable
      limit={MOST}
      data-on={value !== '' || undefined}
      comboboxProps={{ width: 280, position: 'bottom-start' }}
      nothingFoundMessage={values.isPending ? '…' : '—'}
    />
  )
}
