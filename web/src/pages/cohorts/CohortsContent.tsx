import { Card } from '@revisit/ui/Card.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import { curvesOf, isFirstApart, slicesOf, totalPoints, type FigureOf } from './cohort-figures.ts'
import type { CohortsAnswer, Grain } from './cohort-queries.ts'
import { CohortTable } from './CohortTable.tsx'
import { ConclusionsCard } from './ConclusionsCard.tsx'
import { CurvesCard } from './CurvesCard.tsx'
import { SliceTable } from './SliceTable.tsx'
import type { CohortFilters } from './use-cohort-filters.ts'

const MOST_CURVES = 5
const MOST_SLICES = 6

export type CohortsContentProps = { answer: CohortsAnswer; filters: CohortFilters }

/** The heatmap with its curves; one row per slice when split. */
export function CohortsContent({ answer, filters }: CohortsContentProps) {
  const { t } = useTranslation('cohorts')
  const { figure, question } = filters
  const letter = useLetter(question.grain, question.mode)
  if (question.by) return <SlicedContent answer={answer} filters={filters} letter={letter} />
  const shown = filters.last === null ? answer.cohorts : answer.cohorts.slice(-filters.last)
  const money: FigureOf = { metric: figure.metric === 'revenue' ? 'revenue' : 'margin', per: 'patient' }
  const curves = (
    <CurvesCard
      curves={curvesOf(answer.cohorts, figure, MOST_CURVES)}
      kind="cohorts"
      figure={figure}
      grain={question.grain}
      letter={letter}
    />
  )
  return (
    <Stack gap={16}>
      <Card flush label={t('title')}>
        <CohortTable label={t('title')} cohorts={shown} figure={figure} grain={question.grain} letter={letter} />
      </Card>
      {question.grain === 'month' ? (
        <Columns tracks="2fr 1fr">
          {curves}
          <ConclusionsCard cohorts={answer.cohorts} recent={shown} figure={money} />
        </Columns>
      ) : (
        curves
      )}
    </Stack>
  )
}

function SlicedContent({ answer, filters, letter }: CohortsContentProps & { letter: string }) {
  const { t } = useTranslation('cohorts')
  const { figure, question, open } = filters
  const slices = slicesOf(answer.cohorts)
  return (
    <Stack gap={16}>
      <Card flush label={t('title')}>
        <SliceTable
          label={t('title')}
          slices={slices}
          figure={figure}
          letter={letter}
          last={filters.last}
          onOpen={(key) => question.by && open(question.by, key)}
        />
      </Card>
      <CurvesCard
        curves={slices.slice(0, MOST_SLICES).map((slice) => ({
          key: slice.key,
          name: slice.name,
          points: totalPoints(slice.cohorts, figure)
            .slice(0, filters.last ?? undefined)
            .map((value, k) => (k === 0 && isFirstApart(figure) ? null : value)),
        }))}
        kind="slices"
        figure={figure}
        grain={question.grain}
        letter={letter}
      />
    </Stack>
  )
}

/** M for months; quarters and years have letters of their own. By anniversaries everything is months. */
function useLetter(grain: Grain, mode: string): string {
  const { t } = useTranslation('cohorts')
  if (mode === 'anniversary' || grain === 'month') return t('letterMonth')
  return t(grain === 'quarter' ? 'letterQuarter' : 'letterYear')
}
