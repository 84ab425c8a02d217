import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { AsOfPicker, useAsOf } from '../../analytics/AsOfPicker.tsx'
import { FileButton } from '../../analytics/FileButton.tsx'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { useBranch } from '../../shell/BranchPicker.tsx'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { useUrlState } from '../../url-state.ts'
import { lostPatientsLink } from './lost-patients.ts'
import {
  RETURN_SLICES,
  returnsFile,
  returnsQuery,
  WINDOWS,
  type ReturnQuestion,
  type ReturnRow,
} from './return-queries.ts'
import { SlicesCard } from './SlicesCard.tsx'
import { STEPS, StepTiles } from './StepTiles.tsx'
import { TrendCard } from './TrendCard.tsx'
import { useWindowName } from './use-window-name.ts'

const STATE = { within: '90', from: '1', by: 'source' }
const STEPS_HEIGHT = 106

/** Who comes for the next visit: by visit number, month and slice. */
export function ReturnsPage() {
  const { t } = useTranslation(['returns', 'analytics'])
  const format = useFormat()
  const [state, change] = useUrlState(STATE)
  const asOf = useAsOf()
  const withinDays = WINDOWS.find((one) => one === state.within) ?? '90'
  const fromVisit = STEPS.find((one) => String(one) === state.from) ?? 1
  const by = RETURN_SLICES.find((one) => one === state.by) ?? 'source'
  const question: ReturnQuestion = { asOf, branch: useBranch() ?? undefined, withinDays }
  const everybody = useQuery(returnsQuery(question))
  const sliced = useQuery(returnsQuery({ ...question, by }))
  const windowName = useWindowName()
  const row = everybody.data?.rows.find((one) => one.fromVisit === fromVisit)
  const day = format.date(everybody.data?.asOf ?? asOf ?? format.today, { full: true })
  return (
    <Page
      title={t('returns:title')}
      explanation={t('returns:explanation', { returnObjects: true })}
      line={`${t('returns:line', { window: windowName(withinDays) })} · ${t('analytics:asOf', { day })}`}
      actions={<FileButton address={returnsFile({ ...question, by, fromVisit })} name={`returns-${by}.csv`} />}
    >
      <PageTools>
        <AsOfPicker />
      </PageTools>
      <Line>
        <Segmented
          label={t('returns:window')}
          value={withinDays}
          onChange={(within) => change({ within })}
          options={WINDOWS.map((value) => ({
            value,
            label: value === 'none' ? t('returns:noWindow') : t('returns:days', { days: value }),
          }))}
        />
        <LostButton row={row} question={question} />
      </Line>
      <Answered query={everybody} skeleton={<SkeletonBlock height={STEPS_HEIGHT} />}>
        {(answer) =>
          answer.rows.length === 0 ? (
            <FirstRun />
          ) : (
            <StepTiles rows={answer.rows} chosen={fromVisit} onChoose={(from) => change({ from: String(from) })} />
          )
        }
      </Answered>
      {everybody.data?.rows.length !== 0 && (
        <>
          <TrendCard question={{ ...question, fromVisit }} />
          {sliced.isError ? (
            <Card title={t('returns:table')}>
              <Answered query={sliced} skeleton={null}>
                {() => null}
              </Answered>
            </Card>
          ) : (
            <SlicesCard
              question={question}
              by={by}
              onBy={(next) => change({ by: next })}
              fromVisit={fromVisit}
              rows={sliced.data?.rows ?? null}
              base={row?.rate ?? null}
            />
          )}
        </>
      )}
    </Page>
  )
}

/** The list of everybody who did not return; only for today, since the list knows no other day. */
function LostButton({ row, question }: { row: ReturnRow | undefined; question: ReturnQuestion }) {
  const { t } = useTranslation('returns')
  const format = useFormat()
  if (!row || question.asOf) return null
  const link = lostPatientsLink({ ...question, fromVisit: row.fromVisit })
  const people = row.eligible - row.converted
  if (!link || people === 0) return null
  return <LinkButton to={link}>{t('lost', { text: format.number(people) })}</LinkButton>
}
