import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { SkeletonBar, SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { AsOfPicker, useAsOf } from '../../analytics/AsOfPicker.tsx'
import { FileButton } from '../../analytics/FileButton.tsx'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { recentMonthEnds } from '../../analytics/periods.ts'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { Page } from '../../shell/Page.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { useUrlState } from '../../url-state.ts'
import { GroupsCard } from './GroupsCard.tsx'
import { MovementCard } from './MovementCard.tsx'
import { movementQuery, rfmFile, rfmQuery, type RfmAnswer, type RfmQuestion } from './rfm-queries.ts'
import { RfmTilesCard } from './RfmTilesCard.tsx'
import { ThresholdsCard } from './ThresholdsCard.tsx'

const STATE = { method: 'thresholds', view: 'tiles', cell: '' }
const GRID_HEIGHT = 328
const TABLE_HEIGHT = 388

/** Who the patients are by recency, frequency and money: cells, groups, movement, and the clinic's cuts. */
export function RfmPage() {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  const [state, change] = useUrlState(STATE)
  const asOf = useAsOf()
  const method = state.method === 'quantile' ? 'quantile' : 'thresholds'
  const question: RfmQuestion = { asOf, method, branch: useBranch() ?? undefined }
  const since = recentMonthEnds(asOf ?? format.today, 1)[0] ?? format.today
  const answer = useQuery(rfmQuery({ ...question, compareTo: since }))
  const movement = useQuery(movementQuery({ ...question, from: since }))
  return (
    <Page
      title={t('title')}
      explanation={t('explanation', { returnObjects: true })}
      line={answer.data ? <HeadLine answer={answer.data} /> : <SkeletonBar width={280} height={10} />}
      actions={
        <>
          <Segmented
            label={t('view')}
            value={state.view}
            onChange={(view) => change({ view })}
            options={[
              { value: 'tiles', label: t('tiles') },
              { value: 'map', label: t('map') },
            ]}
          />
          <Segmented
            label={t('method')}
            value={method}
            onChange={(value) => change({ method: value })}
            options={[
              { value: 'thresholds', label: t('thresholds') },
              { value: 'quantile', label: t('quantile') },
            ]}
          />
          <FileButton files={[{ address: rfmFile({ ...question, compareTo: since }), name: 'rfm' }]} />
        </>
      }
    >
      <PageTools>
        <AsOfPicker />
      </PageTools>
      <Answered main query={answer} skeleton={<Skeletons />}>
        {(rfm) =>
          rfm.patients === 0 ? (
            <FirstRun />
          ) : (
            <Stack gap={16}>
              <RfmTilesCard
                answer={rfm}
                view={state.view}
                selected={state.cell || null}
                onSelect={(cell) => change({ cell })}
                isToday={asOf === undefined}
              />
              <Columns tracks="1.26fr 1fr">
                <GroupsCard groups={rfm.groups} since={since} isToday={asOf === undefined} />
                <MovementCard query={movement} since={since} />
              </Columns>
              {rfm.cuts && <ThresholdsCard question={question} cuts={rfm.cuts} answer={rfm} />}
            </Stack>
          )
        }
      </Answered>
    </Page>
  )
}

function HeadLine({ answer }: { answer: RfmAnswer }) {
  const { t } = useTranslation(['rfm', 'analytics'])
  const format = useFormat()
  const line = t('rfm:line', {
    count: answer.patients,
    text: format.number(answer.patients),
    money: format.moneyShort(answer.revenue, true),
  })
  return `${line} · ${t('analytics:asOf', { day: format.date(answer.asOf, { full: true }) })}`
}

function Skeletons() {
  return (
    <>
      <SkeletonBlock height={GRID_HEIGHT} />
      <Columns tracks="1.26fr 1fr">
        <Card>
          <SkeletonBlock height={TABLE_HEIGHT} />
        </Card>
        <Card>
          <SkeletonBlock height={TABLE_HEIGHT} />
        </Card>
      </Columns>
    </>
  )
}
