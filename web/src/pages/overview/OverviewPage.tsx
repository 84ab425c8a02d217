import type { Comparison } from '@revisit/domain/comparison.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { SkeletonBar } from '@revisit/ui/Skeletons.tsx'
import { IconFileTypePdf } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { printPage } from '../../analytics/print-page.ts'
import { PeriodPicker, usePeriod } from '../../analytics/PeriodPicker.tsx'
import { usePeriodNames } from '../../analytics/use-period-names.ts'
import { useSession } from '../../session.ts'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { Page } from '../../shell/Page.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { useUrlState } from '../../url-state.ts'
import { BranchesCard } from './BranchesCard.tsx'
import { ClassesCard } from './ClassesCard.tsx'
import { FigureTiles } from './FigureTiles.tsx'
import { MovementCard } from './MovementCard.tsx'
import { overviewQuery } from './overview-queries.ts'
import { QualityCard } from './QualityCard.tsx'
import { TrendCard } from './TrendCard.tsx'
import '../../analytics/print.css'

const STATE = { compare: 'previous_month' }

/** The owner's page: figures of a period beside another one, return, classes, movement, data quality, branches. */
export function OverviewPage() {
  const { t } = useTranslation(['overview', 'analytics'])
  const { today, dateTime } = useFormat()
  const names = usePeriodNames()
  const { clinic } = useSession()
  const [state, change] = useUrlState(STATE)
  const compare: Comparison = state.compare === 'previous_year' ? 'previous_year' : 'previous_month'
  const period = usePeriod()
  const branch = useBranch() ?? undefined
  const overview = useQuery(overviewQuery({ ...period, compare, branch }))
  const { data } = overview
  return (
    <Page
      title={t('overview:title')}
      explanation={t('overview:explanation', { returnObjects: true })}
      line={
        data ? (
          <>
            <span className="print-only">
              {clinic.name} · {names.period(period)} ·{' '}
            </span>
            {data.refreshedAt && t('overview:line', { time: dateTime(data.refreshedAt) })}
          </>
        ) : (
          <SkeletonBar width={180} height={10} />
        )
      }
      actions={
        <>
          <Segmented
            label={t('overview:compare')}
            value={compare}
            onChange={(value) => change({ compare: value })}
            options={[
              { value: 'previous_month', label: t('overview:previousMonth') },
              { value: 'previous_year', label: t('overview:previousYear') },
            ]}
          />
          <Button icon={<IconFileTypePdf size={16} stroke={1.6} />} onClick={() => void printPage()}>
            {t('analytics:print')}
          </Button>
        </>
      }
    >
      <PageTools>
        <PeriodPicker />
      </PageTools>
      {data?.patients === 0 ? (
        <FirstRun />
      ) : (
        <>
          <FigureTiles query={overview} />
          <Columns tracks="2fr 1fr">
            <TrendCard to={period.to} today={today} branch={branch} />
            <MovementCard to={period.to} today={today} branch={branch} />
          </Columns>
          <Columns tracks="1fr 1fr">
            <ClassesCard query={overview} />
            <QualityCard query={overview} />
          </Columns>
          <BranchesCard query={overview} />
        </>
      )}
    </Page>
  )
}
