import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconChevronDown } from '@tabler/icons-react'
import { classes } from '@revisit/ui/classes.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { FilterControl, type FilterChange } from './FilterControl.tsx'
import { activeFilters, OF_MONEY, withoutFilters, type FilterName, type Filters } from './list-filters.ts'
import { useFilterOptions } from './use-filter-options.ts'
import { useFilterText } from './use-filter-text.ts'
import css from './Filters.module.css'

const OFFERED: readonly FilterName[] = [
  'valueClass',
  'rfmGroup',
  'lastVisit',
  'firstVisit',
  'visits',
  'revenue',
  'hasNextAppointment',
  'insured',
  'source',
  'tag',
  'doctor',
  'curator',
  'hasPhone',
  'hasEmail',
  'quality',
  'deceased',
  'firstService',
  'firstDoctor',
  'firstBranch',
  'firstPayer',
  'custom',
]
const NEEDS_NO_FOLDING: readonly FilterName[] = ['hasNextAppointment', 'insured', 'hasPhone', 'hasEmail', 'deceased']

export type FilterPanelProps = { opened: boolean; onClose: () => void; filters: Filters; onChange: FilterChange }

/** Every filter of the list; each change narrows the list at once. */
export function FilterPanel({ opened, onClose, filters, onChange }: FilterPanelProps) {
  const { t } = useTranslation('patients')
  const seesMoney = usePermission('money.read')
  const seesQuality = usePermission('quality.read')
  const hasOwnFields = useFilterOptions('custom', opened).length > 0
  const on = activeFilters(filters)
  const offered = OFFERED.filter(
    (name) =>
      (seesMoney || !OF_MONEY.includes(name)) &&
      (seesQuality || name !== 'quality') &&
      (hasOwnFields || name !== 'custom'),
  )
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('filters.title')}
      footer={on.length > 0 && <Button onClick={() => onChange(withoutFilters())}>{t('nothing.clear')}</Button>}
    >
      {opened &&
        offered.map((name) => (
          <FilterSection key={name} name={name} filters={filters} onChange={onChange} isOn={on.includes(name)} />
        ))}
    </SidePanel>
  )
}

type SectionProps = { name: FilterName; filters: Filters; onChange: FilterChange; isOn: boolean }

function FilterSection({ name, filters, onChange, isOn }: SectionProps) {
  const { t } = useTranslation('patients')
  const [unfolded, unfold] = useState(isOn)
  const text = useFilterText(name, filters, isOn)
  if (NEEDS_NO_FOLDING.includes(name)) {
    return (
      <div className={css.section}>
        <div className={css.sectionLine}>
          <span>{t(`filters.name.${name}`)}</span>
          <FilterControl name={name} filters={filters} onChange={onChange} />
        </div>
      </div>
    )
  }
  return (
    <div className={css.section}>
      <button
        type="button"
        className={classes(css.sectionHead, isOn && css.sectionOn)}
        aria-expanded={unfolded}
        onClick={() => unfold(!unfolded)}
      >
        {text}
        <IconChevronDown size={14} stroke={1.6} />
      </button>
      {unfolded && <FilterControl name={name} filters={filters} onChange={onChange} />}
    </div>
  )
}
