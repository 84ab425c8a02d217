import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { PngButton } from '../../analytics/PngButton.tsx'
import { trendQuery, type TrendQuestion } from './return-queries.ts'
import { ReturnTrend } from './ReturnTrend.tsx'
import { trendLine } from './trend-line.ts'
import { useWindowName } from './use-window-name.ts'
import css from './Returns.module.css'

const MONTHS = 18
const HEIGHT = 284

/** How the return changes from month to month. */
export function TrendCard({ question }: { question: TrendQuestion }) {
  const { t } = useTranslation(['returns', 'analytics'])
  const format = useFormat()
  const trend = useQuery(trendQuery(question))
  const place = useRef<HTMLDivElement>(null)
  const windowName = useWindowName()
  const step = t('returns:step', { from: question.fromVisit, to: question.fromVisit + 1 })
  const title = t('returns:trend', { step, window: windowName(question.withinDays) })
  const last = (question.asOf ?? format.today).slice(0, 7)
  return (
    <Card title={title} explain={<FormulaHint of="return_rate" />} right={<PngButton name={title} place={place} />}>
      <Answered query={trend} skeleton={<SkeletonBlock height={HEIGHT} />}>
        {(answer) => {
          const line = trendLine(answer.points, last, MONTHS)
          return (
            <div ref={place}>
              <p className="caption">{t(line.immature.length > 0 ? 'returns:trendNote' : 'returns:trendMature')}</p>
              <ReturnTrend label={title} line={line} />
              {line.past.some((value) => value !== null) && (
                <p className={css.legend}>
                  <span>
                    <i className={css.dash} />
                    {t('returns:lastYear')}
                  </span>
                </p>
              )}
            </div>
          )
        }}
      </Answered>
    </Card>
  )
}
