import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconUsers } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import { paths, withFilters } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import type { FigureOf } from './cohort-figures.ts'
import type { CohortRow } from './cohort-queries.ts'
import { bestReturn, halfYearOf, yearComparison } from './conclusions.ts'
import css from './Cohorts.module.css'

export type ConclusionsCardProps = {
  cohorts: CohortRow[]
  /** Those on the screen. */
  recent: CohortRow[]
  /** Money: margin unless revenue is shown. */
  figure: FigureOf
}

/** Three sentences that say what the table means. */
export function ConclusionsCard({ cohorts, recent, figure }: ConclusionsCardProps) {
  const { t } = useTranslation('cohorts')
  const said = [useHalfYear(cohorts, figure), useYear(cohorts, figure), useReturn(recent)].filter(Boolean)
  return <Card title={t('seen')}>{said.length > 0 ? said : <p className="second">{t('seenNothing')}</p>}</Card>
}

function useHalfYear(cohorts: CohortRow[], figure: FigureOf): ReactNode {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  const half = halfYearOf(cohorts, figure)
  if (!half) return null
  return (
    <div key="half" className={css.seen}>
      <b>{t('seenSix', { value: format.money(half.value) })}</b>
      <p>{t('seenSixText', { k: 6, share: format.percent(half.firstShare, 0) })}</p>
    </div>
  )
}

function useYear(cohorts: CohortRow[], figure: FigureOf): ReactNode {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  const names = usePeriodNames()
  const year = yearComparison(cohorts, figure)
  if (!year) return null
  return (
    <div key="year" className={css.seen}>
      <b>{t('seenYear', { change: format.changePercent(year.now / year.yearAgo - 1, 0) })}</b>
      <p>
        {t('seenYearText', {
          k: year.k,
          now: names.cohort(year.cohort),
          nowValue: format.money(year.now),
          beforeValue: format.money(year.yearAgo),
        })}
      </p>
    </div>
  )
}

function useReturn(cohorts: CohortRow[]): ReactNode {
  const { t } = useTranslation('cohorts')
  const format = useFormat()
  const names = usePeriodNames()
  const best = bestReturn(cohorts)
  if (!best) return null
  return (
    <div key="return" className={css.seen}>
      <b>
        {t('seenReturn', { cohort: capital(names.month(`${best.cohort}-01`)), rate: format.percent(best.rate, 0) })}
      </b>
      <p>
        {t('seenReturnText', {
          count: best.lost,
          size: format.number(best.size),
          text: format.number(best.lost),
        })}
      </p>
      {best.lost > 0 && (
        <LinkButton
          size="small"
          icon={<IconUsers size={14} stroke={1.6} />}
          to={withFilters(paths.patients, { cohort: best.cohort, returned: 'no', fromVisit: 1, withinDays: 90 })}
        >
          {t('patients', { count: best.lost, text: format.number(best.lost) })}
        </LinkButton>
      )}
    </div>
  )
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
