import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../../analytics/FileButton.tsx'
import { cohortsFile } from './cohort-queries.ts'
import type { CohortFilters } from './use-cohort-filters.ts'

/** «Накопленная маржа на пациента, ₽ · по месяцу первого визита · на 17.11.2026». */
export function CohortsLine({ filters, asOf }: { filters: CohortFilters; asOf?: string }) {
  const { t } = useTranslation(['cohorts', 'analytics'])
  const format = useFormat()
  const { figure, question } = filters
  const money = figure.metric === 'margin' || figure.metric === 'revenue'
  const what = {
    margin: t('cohorts:lineMargin'),
    revenue: t('cohorts:lineRevenue'),
    retention: figure.per === 'patient' ? t('cohorts:lineRetention') : t('cohorts:lineActive'),
    visits: t('cohorts:lineVisits'),
  }[figure.metric]
  const per =
    figure.metric === 'retention' ? '' : ` ${t(figure.per === 'patient' ? 'cohorts:perPatient' : 'cohorts:inTotal')}`
  const grain = { month: t('cohorts:lineMonth'), quarter: t('cohorts:lineQuarter'), year: t('cohorts:lineYear') }[
    question.grain
  ]
  const day = format.date(asOf ?? question.asOf ?? format.today, { full: true })
  return [`${what}${per}${money ? ', ₽' : ''}`, grain, t('analytics:asOf', { day })].join(' · ')
}

/** The table as a file: as on the screen, or with every cohort there is. */
export function CohortsFile({ filters }: { filters: CohortFilters }) {
  const { t } = useTranslation('cohorts')
  const { figure, question, last } = filters
  const shown = { measure: figure.metric, per: figure.per }
  const name = `cohorts-${figure.metric}`
  const screen = cohortsFile(question, { ...shown, rows: 'screen', last: last === null ? undefined : String(last) })
  return (
    <FileButton
      files={[
        { address: screen, name, title: t('fileScreen') },
        { address: cohortsFile(question, { ...shown, rows: 'all' }), name, title: t('fileAll') },
      ]}
    />
  )
}
