import { RFM_GROUPS } from '@revisit/domain/rfm.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { FlowDiagram } from '@revisit/ui/FlowDiagram.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { GROUP_SERIES } from './group-series.ts'
import type { MovementAnswer } from './rfm-queries.ts'

const HEIGHT = 320
const FIRST = 'first'
const GONE = 'gone'

/** Who changed group since the end of the last month and who came for the first time. */
export function MovementCard({ query, since }: { query: UseQueryResult<MovementAnswer>; since: string }) {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  const answer = query.data
  return (
    <Card
      title={t('movement', { day: format.date(since) })}
      explain={<FormulaHint of="rfm_movement" />}
      right={
        answer && (
          <span className="caption">
            {t('movedTotal', { moved: format.number(answer.moved), entered: format.number(answer.entered) })}
          </span>
        )
      }
    >
      <Answered query={query} skeleton={<SkeletonBlock height={HEIGHT + 22} />}>
        {(movement) => <Flows movement={movement} since={since} />}
      </Answered>
    </Card>
  )
}

function Flows({ movement, since }: { movement: MovementAnswer; since: string }) {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  if (movement.pairs.length === 0) return <p className="second">{t('noMovement', { day: format.date(since) })}</p>
  return (
    <FlowDiagram
      label={t('movement', { day: format.date(since) })}
      height={HEIGHT}
      groups={[
        ...RFM_GROUPS.map((group) => ({ id: group, name: t(`short.${group}`), series: GROUP_SERIES[group] })),
        { id: FIRST, name: t('firstVisit'), series: 8 as const },
        { id: GONE, name: t('gone'), series: 8 as const },
      ]}
      sources={[FIRST, GONE]}
      flows={movement.pairs.map((pair) => ({
        from: pair.from ?? FIRST,
        to: pair.to ?? GONE,
        people: pair.patients,
      }))}
    />
  )
}
