import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { CampaignCard } from './campaign-calls.ts'

/** What was decided: whom, what, through what, under which rules. */
export function CampaignAbout({ campaign }: { campaign: CampaignCard }) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  const { segment, templates, definition, launchedBy } = campaign
  const { channels, holdoutPercent, attributionDays, perHour } = definition
  const rows = [
    {
      label: t('report.segment'),
      value: segment && <PageLink to={paths.segment(segment.id)}>{segment.name ?? t('gone')}</PageLink>,
    },
    {
      label: t('report.templates'),
      value: templates.map(({ id, name }, index) => (
        <Fragment key={id}>
          {index > 0 && ', '}
          <PageLink to={paths.template(id)}>{name ?? t('gone')}</PageLink>
        </Fragment>
      )),
    },
    {
      label: t('report.channels'),
      value: channels.length > 0 ? channels.map((one) => say(CHANNEL_WORDS[one])).join(', ') : t('report.clinicOrder'),
    },
    { label: t('rules.control'), value: holdoutPercent > 0 ? `${holdoutPercent} %` : null },
    { label: t('rules.perHour'), value: perHour },
    { label: t('report.window'), value: t('report.days', { count: attributionDays }) },
    { label: t('report.launchedBy'), value: launchedBy?.name },
  ].filter(({ value }) => Boolean(value))
  return (
    <Card title={t('report.about')}>
      <FactRows look="aligned" rows={rows} />
    </Card>
  )
}
