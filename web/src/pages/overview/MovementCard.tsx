import type { RfmGroup } from '@revisit/domain/rfm.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { seriesColor } from '@revisit/ui/series.ts'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Swatch } from '@revisit/ui/Swatch.tsx'
import { IconArrowRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { recentMonthEnds } from '../../analytics/periods.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { GROUP_SERIES } from '../rfm/group-series.ts'
import { movementQuery } from '../rfm/rfm-queries.ts'
import { movementSummary, type MovementPair } from './movement-summary.ts'
import css from './Overview.module.css'

const MOST = 3

/** Who changed RFM group since the end of the month before: the largest moves up and down. */
export function MovementCard({ to, today, branch }: { to: string; today: string; branch?: string }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  const since = recentMonthEnds(to, 1)[0] ?? to
  const asOf = to === today ? undefined : to
  const movement = useQuery(movementQuery({ asOf, branch, from: since, method: 'thresholds' }))
  return (
    <Card
      title={t('movement', { day: format.date(since) })}
      explain={<FormulaHint of="rfm_movement" />}
      right={<PageLink to={paths.rfm}>{t('movementAll')}</PageLink>}
    >
      <Answered query={movement} skeleton={<SkeletonLines count={11} />}>
        {(answer) => {
          const { better, worse } = movementSummary(answer.pairs, MOST)
          return (
            <>
              <p className="second">
                {t('moved', { count: answer.moved, text: format.number(answer.moved) })},{' '}
                {t('entered', { text: format.number(answer.entered) })}
              </p>
              <Moves title={t('upper')} moves={better} />
              <Moves title={t('lower')} moves={worse} />
            </>
          )
        }}
      </Answered>
    </Card>
  )
}

function Moves({ title, moves }: { title: string; moves: MovementPair[] }) {
  const { t } = useTranslation('overview')
  const format = useFormat()
  return (
    <>
      <h3 className={css.movesTitle}>{title}</h3>
      {moves.length === 0 && <p className="second">{t('stayed')}</p>}
      <ul className={css.moves}>
        {moves.map((move) => (
          <li key={`${move.from}-${move.to}`}>
            <Group of={move.from} />
            <IconArrowRight size={14} stroke={1.6} aria-hidden="true" />
            <Group of={move.to} />
            <b className="num">{format.number(move.patients)}</b>
          </li>
        ))}
      </ul>
    </>
  )
}

function Group({ of }: { of: RfmGroup | null }) {
  const { t } = useTranslation('overview')
  if (!of) return null
  return (
    <span className={css.group}>
      <Swatch color={seriesColor(GROUP_SERIES[of])} />
      {t(`group.${of}`)}
    </span>
  )
}
