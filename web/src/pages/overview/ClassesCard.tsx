import { VALUE_CLASS_WORDS } from '@revisit/domain/value-class.ts'
import { BarStack, classColor } from '@revisit/ui/Bars.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Count } from '@revisit/ui/Money.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths, withFilters } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { OverviewAnswer } from './overview-queries.ts'

/** The four classes: people, share of revenue and what to do about them. */
export function ClassesCard({ query }: { query: UseQueryResult<OverviewAnswer> }) {
  const { t } = useTranslation('overview')
  return (
    <Card
      title={t('classes')}
      explain={<FormulaHint of="class_vip" />}
      right={<PageLink to={paths.classes}>{t('classesAll')}</PageLink>}
    >
      <Answered query={query} skeleton={<SkeletonLines count={9} />}>
        {(answer) => <Classes answer={answer} />}
      </Answered>
    </Card>
  )
}

function Classes({ answer }: { answer: OverviewAnswer }) {
  const { t } = useTranslation('overview')
  const say = useBilingual()
  const format = useFormat()
  const revenue = answer.classes.reduce((sum, one) => sum + one.revenue, 0)
  return (
    <BarStack
      label={t('classes')}
      parts={answer.classes.map((one, index) => ({
        key: one.name,
        name: (
          <PageLink to={withFilters(paths.patients, { valueClass: one.name })} style={{ color: 'inherit' }}>
            {say(VALUE_CLASS_WORDS[one.name])}
          </PageLink>
        ),
        value: one.patients,
        text: <Count value={one.patients} />,
        note: t(`tactic.${one.name}`),
        rightNote: revenue > 0 ? t('ofRevenue', { share: format.percent(one.revenue / revenue, 0) }) : undefined,
        color: classColor(index),
      }))}
    />
  )
}
