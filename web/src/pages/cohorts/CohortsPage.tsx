import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconFilter } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { AsOfPicker } from '../../analytics/AsOfPicker.tsx'
import { usePhone } from '../../analytics/Choice.tsx'
import { FirstRun } from '../../analytics/FirstRun.tsx'
import { Page } from '../../shell/Page.tsx'
import { PageTools } from '../../shell/PageTools.tsx'
import { METRICS, PERS } from './cohort-figures.ts'
import { cohortsQuery, DIMENSIONS } from './cohort-queries.ts'
import { CohortsContent } from './CohortsContent.tsx'
import { CohortsFile, CohortsLine } from './CohortsHead.tsx'
import { SlicePicker } from './SlicePicker.tsx'
import { useCohortFilters, type CohortFilters } from './use-cohort-filters.ts'
import { NothingInSlice } from './NothingInSlice.tsx'
import css from './Cohorts.module.css'

const LAST = { '13': 'n13', '25': 'n25', all: 'all' } as const
const TABLE_HEIGHT = 460
const CURVES_HEIGHT = 340

/** What patients of each month of first visit did next: heatmap, curves and what they mean. */
export function CohortsPage() {
  const { t } = useTranslation('cohorts')
  const filters = useCohortFilters()
  const cohorts = useQuery(cohortsQuery(filters.question))
  return (
    <Page
      title={t('title')}
      explanation={t('explanation', { returnObjects: true })}
      line={<CohortsLine filters={filters} asOf={cohorts.data?.asOf} />}
      actions={<CohortsFile filters={filters} />}
    >
      <PageTools>
        <AsOfPicker />
      </PageTools>
      <Filters filters={filters} />
      <Answered main query={cohorts} skeleton={<Skeletons />}>
        {(answer) => {
          if (answer.cohorts.length > 0) {
            return <CohortsContent answer={answer} filters={filters} />
          }
          return filters.question.where.length > 0 ? <NothingInSlice filters={filters} /> : <FirstRun />
        }}
      </Answered>
    </Page>
  )
}

function Filters({ filters }: { filters: CohortFilters }) {
  const { t } = useTranslation('cohorts')
  const { figure, question, change } = filters
  return (
    <div className={css.filters}>
      <Segmented
        label={t('metric')}
        value={figure.metric}
        onChange={(metric) => change({ metric })}
        options={METRICS.map((value) => ({ value, label: t(value) }))}
      />
      <Segmented
        label={t('per')}
        value={figure.per}
        onChange={(per) => change({ per })}
        options={PERS.map((value) => ({ value, label: t(value) }))}
      />
      <Picker
        label={t('grain')}
        value={question.grain}
        onChange={(grain) => change({ grain })}
        options={(['month', 'quarter', 'year'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Picker
        label={t('mode')}
        value={question.mode}
        onChange={(mode) => change({ mode })}
        options={(['calendar', 'anniversary'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <Picker
        label={t('by')}
        value={question.by ?? ''}
        on={question.by !== undefined}
        onChange={(by) => change({ by })}
        options={[
          { value: '', label: t('notSplit') },
          ...DIMENSIONS.map((value) => ({ value, label: t(`splitBy.${value}`) })),
        ]}
      />
      <Picker
        label={t('last')}
        value={String(filters.last ?? 'all')}
        onChange={(last) => change({ last })}
        options={Object.entries(LAST).map(([value, word]) => ({
          value,
          label: t(`${question.by ? 'agesOf' : 'lastOf'}.${word}`),
        }))}
      />
      <Slices filters={filters} />
    </div>
  )
}

/** One value of each slice; behind a button on the phone. */
function Slices({ filters }: { filters: CohortFilters }) {
  const { t } = useTranslation('cohorts')
  const phone = usePhone()
  const [opened, setOpened] = useState(false)
  const { question } = filters
  const count = question.where.length
  return (
    <>
      {phone && (
        <Button icon={<IconFilter size={16} stroke={1.6} />} chosen={count > 0} onClick={() => setOpened(!opened)}>
          {count > 0 ? t('slicesOn', { count }) : t('slices')}
        </Button>
      )}
      {(!phone || opened) &&
        DIMENSIONS.filter((dimension) => dimension !== question.by).map((dimension) => (
          <SlicePicker
            key={dimension}
            dimension={dimension}
            question={question}
            value={filters.chosen[dimension]}
            onChange={(value) => filters.choose(dimension, value)}
          />
        ))}
    </>
  )
}

function Skeletons() {
  return (
    <Stack gap={16}>
      <Card>
        <SkeletonBlock height={TABLE_HEIGHT} />
      </Card>
      <Columns tracks="2fr 1fr">
        <Card>
          <SkeletonBlock height={CURVES_HEIGHT} />
        </Card>
        <Card>
          <SkeletonBlock height={CURVES_HEIGHT} />
        </Card>
      </Columns>
    </Stack>
  )
}
