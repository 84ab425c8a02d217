import { QUALITY_RULE_WORDS } from '@revisit/domain/data-quality.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths, withFilters } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { OverviewAnswer } from './overview-queries.ts'
import css from './Overview.module.css'

type QualityRow = OverviewAnswer['quality'][number]

/** Incomplete records: how many, where most of them are, and the list to fix. */
export function QualityCard({ query }: { query: UseQueryResult<OverviewAnswer> }) {
  const { t } = useTranslation('overview')
  return (
    <Card title={t('quality')}>
      <Answered query={query} skeleton={<SkeletonLines count={8} />}>
        {(answer) => {
          const found = answer.quality.filter((row) => row.patients > 0)
          if (found.length === 0) return <p className="second">{t('qualityNone')}</p>
          return (
            <ul className={css.rules}>
              {found
                .toSorted((a, b) => b.patients - a.patients)
                .map((row) => (
                  <Rule key={row.rule} row={row} />
                ))}
            </ul>
          )
        }}
      </Answered>
    </Card>
  )
}

function Rule({ row }: { row: QualityRow }) {
  const { t } = useTranslation('overview')
  const say = useBilingual()
  const format = useFormat()
  const words = QUALITY_RULE_WORDS[row.rule]
  const to = row.rule === 'possible_duplicates' ? paths.duplicates : withFilters(paths.patients, { quality: row.rule })
  return (
    <li className={css.rule} title={`${say(words.explanation)} ${say(words.why)}`}>
      <PageLink to={to}>{say(words.name)}</PageLink>
      <span className="caption">
        {row.most && t('where', { name: row.most.name, count: format.number(row.most.patients) })}
      </span>
      <b className="num">{format.number(row.patients)}</b>
    </li>
  )
}
