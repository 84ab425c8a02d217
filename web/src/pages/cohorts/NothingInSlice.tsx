import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { IconFilterOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { DIMENSIONS } from './cohort-queries.ts'
import type { CohortFilters } from './use-cohort-filters.ts'

/** The filters leave nobody: say so and offer to take them off. */
export function NothingInSlice({ filters }: { filters: CohortFilters }) {
  const { t } = useTranslation('cohorts')
  const drop = () => {
    filters.change(Object.fromEntries([...DIMENSIONS, 'firstBranch'].map((name) => [name, null])))
  }
  return (
    <Card label={t('noSuch')}>
      <Empty
        centred
        icon={<IconFilterOff size={24} stroke={1.6} />}
        title={t('noSuch')}
        actions={<Button onClick={drop}>{t('drop')}</Button>}
      >
        {t('noSuchText')}
      </Empty>
    </Card>
  )
}
