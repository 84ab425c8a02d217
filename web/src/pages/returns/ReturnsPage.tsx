import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { AsOfPicker } from '../../analytics/AsOfPicker.tsx'
import { Choice } from '../../analytics/Choice.tsx'
import { FileButton } from '../../analytics/FileButton.tsx'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { lostPatientsLink } from './lost-patients.ts'
import { returnsFile, returnsQuery, WINDOWS, type ReturnQuestion, type ReturnRow } from './return-queries.ts'
import { SlicesCard } from './SlicesCard.tsx'
import { StepTiles } from './StepTiles.tsx'
import { TrendCard } from './TrendCard.tsx'
import { useReturnFilters, type ReturnFilters } from './use-return-filters.ts'
import { useWindowName } from './use-window-name.ts'

const STEPS_HEIGHT = 106

/** Who comes for the next visit: by visit number, month and slice. */
export function ReturnsPage() {
  const { t } = useTranslation(['returns', 'analytics'])
  const format = useFormat()
  const filters = useReturnFilters()
  const { question, by, fromVisit, change } = filters
  const everybody = useQuery(returnsQuery(question))
  const windowName = useWindowName()
  const row = everybody.data?.rows.find((one) => one.fromVisit === fromVisit)
  const day = format.date(everybody.data?.asOf ?? question.asOf ?? format.today, { full: true })
  const somebody = everybody.data?.rows.length !== 0
  return (
    <Page
      title={t('returns:title')}
      explanation={t('returns:explanation', { returnObjects: true })}
      line={`${t('returns:line', { window: windowName(question.withinDays) })} · ${t('analytics:asOf', { day })}`}
      actions={<FileButton files={[{ address: returnsFile({ ...question, by, fromVisit }), name: `returns-${by}` }]} />}
    >
      <PageTools>
        <AsOfPicker />
      </PageTools>
      <Line>
        <Choice
          label={t('returns:window')}
          value={question.withinDays}
          onChange={(within) => change({ within })}
          options={WINDOWS.map((value) => ({
            value,
            label: value === 'none' ? t('returns:noWindow') : t('returns:days', { days: value }),
          }))}
        />
        {row && <LostButton row={row} question={question} />}
      </Line>
      <Answered main query={everybody} skeleton={<SkeletonBlock height={STEPS_HEIGHT} />}>
        {(answer) =>
          somebody ? (
            <StepTiles rows={answer.rows} chosen={fromVisit} onChoose={(from) => change({ from: String(from) })} />
          ) : (
            <FirstRun />
          )
        }
      </Answered>
      {somebody && <TrendCard question={{ ...question, fromVisit }} />}
      {somebody && <Slices filters={filters} base={row?.rate ?? null} />}
    </Page>
  )
}

function Slices({ filters, base }: { filters: ReturnFilters; base: number | null }) {
  const { t } = useTranslation('returns')
  const { question, by, fromVisit, change } = filters
  const sliced = useQuery(returnsQuery({ ...question, by }))
  if (sliced.isError) {
    return (
      <Card title={t('table')}>
        <Answered query={sliced} skeleton={null}>
          {() => null}
        </Answered>
      </Card>
    )
  }
  return (
    <SlicesCard
      question={question}
      by={by}
      onBy={(next) => change({ by: next })}
      fromVisit={fromVisit}
      rows={sliced.data?.rows ?? null}
      base={base}
    />
  )
}

/** The list of everybody who did not return; only for today, since the list knows no other day. */
function LostButton({ row, question }: { row: ReturnRow; question: ReturnQuestion }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  const link = question.asOf ? null : lostPatientsLink({ ...question, fromVisit: row.fromVisit })
  const people = row.eligible - row.converted
  if (!link || people === 0) return null
  return <LinkButton to={link}>{t('lost', { text: format.number(people) })}</LinkButton>
}
