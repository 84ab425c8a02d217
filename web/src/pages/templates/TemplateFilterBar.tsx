import { TextInput } from '@mantine/core'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TemplateItem } from './template-calls.ts'
import { filterCounts, TEMPLATE_FILTERS, type TemplateFilter, type TemplateView } from './template-filters.ts'
import css from './templates.module.css'

export type TemplateFilterBarProps = {
  items: readonly TemplateItem[]
  view: TemplateView
  onChange: (change: Partial<TemplateView>) => void
}

const CLASSES = ['', 'service', 'advertising'] as const

/** Search, class and state of templates; a filter that would leave nothing, or everything, is not offered. */
export function TemplateFilterBar({ items, view, onChange }: TemplateFilterBarProps) {
  const { t } = useTranslation('templates')
  const counts = filterCounts(items)
  const leavesSome = (one: TemplateFilter) => counts[one] > 0 && (one === 'archived' || counts[one] < counts.all)
  const offered = TEMPLATE_FILTERS.filter((one) => one !== 'all' && (leavesSome(one) || one === view.show))
  return (
    <>
      <Line>
        <TextInput
          className={css.search}
          type="search"
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={16} stroke={1.6} />}
          value={view.search}
          onChange={({ currentTarget }) => onChange({ search: currentTarget.value })}
        />
        <Segmented
          label={t('classLabel')}
          value={CLASSES.find((one) => one === view.messageClass) ?? ''}
          options={CLASSES.map((value) => ({ value, label: t(`filters.${value || 'all'}`) }))}
          onChange={(messageClass) => onChange({ messageClass })}
        />
      </Line>
      {offered.length > 0 && (
        <ChipRow>
          {offered.map((one) => (
            <Chip
              key={one}
              on={view.show === one}
              removable
              count={counts[one]}
              onToggle={() => onChange({ show: view.show === one ? 'all' : one })}
            >
              {t(`filters.${one}`)}
            </Chip>
          ))}
        </ChipRow>
      )}
    </>
  )
}
