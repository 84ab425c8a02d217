import { Card } from '@revisit/ui/Card.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { trendQuery } from '../returns/return-queries.ts'
import { ReturnTrend } from '../returns/ReturnTrend.tsx'
import { trendLine } from '../returns/trend-line.ts'
import css from './Overview.module.css'

const MONTHS = 14
const HEIGHT = 272

/** Return 1 → 2 by month of first visit: young months hollow on a hatch, last year dashed. */
export function TrendCard({ to, today, branch }: { to: string; today: string; branch?: string }) {
  const { t } = useTranslation('overview')
  const asOf = to === today ? undefined : to
  const trend = useQuery(trendQuery({ asOf, branch, withinDays: '90', fromVisit: 1 }))
  return (
    <Card
      title={t('trend')}
      explain={<FormulaHint of="return_rate_90" />}
      right={<PageLink to={paths.returns}>{t('trendAll')}</PageLink>}
    >
      <p className="caption">{t('trendNote')}</p>
      <Answered query={trend} skeleton={<SkeletonBlock height={HEIGHT} />}>
        {(answer) => {
          const line = trendLine(answer.points, to.slice(0, 7), MONTHS)
          return (
            <>
              <ReturnTrend label={t('trend')} line={line} />
              <p className={css.legend}>
                {line.past.some((value) => value !== null) && (
                  <span>
                    <i className={css.dash} />
                    {t('lastYear')}
                  </span>
                )}
              </p>
            </>
          )
        }}
      </Answered>
    </Card>
  )
}
