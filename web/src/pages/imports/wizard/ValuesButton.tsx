import { IconListSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { classes } from '@revisit/ui/classes.ts'
import type { ListedColumn, ListedValue } from '../kit/import-types.ts'
import css from './ValuesButton.module.css'

/** «2 новых»: opens the cells of a column of names or words. */
export function ValuesButton({ column, onOpen }: { column: ListedColumn | undefined; onOpen: () => void }) {
  const { t } = useTranslation('import-fixes')
  if (!column || column.values.length === 0) return null
  const count = (state: ListedValue['state']) => column.values.filter((value) => value.state === state).length
  const [state = 'known'] = (['unknown', 'new', 'fixed'] as const).filter((each) => count(each) > 0)
  return (
    <button
      type="button"
      className={classes(css.open, state === 'unknown' && css.wrong)}
      aria-label={t('values.openOf', { column: column.header })}
      onClick={onOpen}
    >
      <IconListSearch size={14} stroke={1.6} aria-hidden="true" />
      {t(`values.found.${state}`, { count: state === 'known' ? column.values.length : count(state) })}
    </button>
  )
}
