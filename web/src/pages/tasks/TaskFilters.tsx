import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import type { TaskPage } from './task-calls.ts'
import css from './tasks.module.css'

/** Filters of the page as its address holds them; `task` is the one open beside the list. */
export type TaskView = Record<'whose' | 'when' | 'state' | 'kind' | 'patient' | 'journey' | 'task', string>

const WHEN = ['overdue', 'today', 'later', 'snoozed'] as const
const ENDED = ['done', 'cancelled'] as const
const KINDS = ['', 'call', 'notify', 'review'] as const

export type TaskFiltersProps = {
  view: TaskView
  sums: TaskPage['sums'] | undefined
  onChange: (change: Partial<Record<keyof TaskView, string | null>>) => void
}

/** Whose tasks, due when, what kind; open or ended. */
export function TaskFilters({ view, sums, onChange }: TaskFiltersProps) {
  const { t } = useTranslation('tasks')
  const isOpen = view.state === 'open'
  return (
    <div className={css.filters}>
      <Segmented
        size="small"
        label={t('whose.label')}
        value={view.whose === 'mine' ? 'mine' : 'all'}
        options={[
          { value: 'mine', label: sums ? t('whose.mineCount', { count: sums.mine }) : t('whose.mine') },
          { value: 'all', label: t('whose.all') },
        ]}
        onChange={(whose) => onChange({ whose })}
      />
      <ChipRow>
        {WHEN.map((when) => (
          <Chip
            key={when}
            on={isOpen && view.when === when}
            count={sums?.[when]}
            onToggle={() => onChange({ state: null, when: isOpen && view.when === when ? null : when })}
          >
            {t(`when.${when}`)}
          </Chip>
        ))}
        {ENDED.map((state) => (
          <Chip
            key={state}
            on={view.state === state}
            onToggle={() => onChange({ when: null, state: view.state === state ? null : state })}
          >
            {t(`state.${state}`)}
          </Chip>
        ))}
        {view.patient && (
          <Chip on removable onToggle={() => onChange({ patient: null })}>
            {t('onePatient')}
          </Chip>
        )}
      </ChipRow>
      <span className={css.kind}>
        <Picker
          size="small"
          label={t('kind.label')}
          on={view.kind !== ''}
          value={KINDS.find((kind) => kind === view.kind) ?? ''}
          options={KINDS.map((value) => ({ value, label: t(value === '' ? 'kind.any' : `kind.${value}`) }))}
          onChange={(kind) => onChange({ kind: kind || null })}
        />
      </span>
    </div>
  )
}
