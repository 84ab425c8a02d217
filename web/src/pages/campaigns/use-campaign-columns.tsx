import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { type CampaignItem, reportQuery } from './campaign-calls.ts'
import { CampaignStateTag } from './CampaignStateTag.tsx'
import css from './campaigns.module.css'

/** What the list shows of a campaign. */
export function useCampaignColumns(): Column<CampaignItem>[] {
  const { t } = useTranslation('campaigns')
  const { number } = useFormat()
  const seesMoney = usePermission('money.read')
  const money: Column<CampaignItem> = {
    key: 'money',
    title: t('columns.money'),
    align: 'end',
    width: '128px',
    render: (item) => <Reported item={item} figure="paid" />,
  }
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 'minmax(240px, 2fr)',
      render: (item) => <CampaignName item={item} />,
    },
    {
      key: 'state',
      title: t('columns.state'),
      width: '148px',
      render: ({ state }) => <CampaignStateTag state={state} />,
    },
    {
      key: 'people',
      title: t('columns.people'),
      align: 'end',
      width: '96px',
      render: ({ launchedAt, progress }) => (launchedAt ? number(progress.people) : '—'),
    },
    {
      key: 'sent',
      title: t('columns.sent'),
      align: 'end',
      width: '128px',
      render: (item) => <Sent item={item} />,
    },
    {
      key: 'visits',
      title: t('columns.visits'),
      align: 'end',
      width: '88px',
      render: (item) => <Reported item={item} figure="visits" />,
    },
    ...(seesMoney ? [money] : []),
    {
      key: 'when',
      title: t('columns.when'),
      width: 'minmax(180px, 1fr)',
      render: (item) => <When item={item} />,
    },
  ]
}

/** The name, and whom it writes to under it. */
export function CampaignName({ item: { id, name, segment } }: { item: CampaignItem }) {
  const { t } = useTranslation('campaigns')
  return (
    <div className={css.twoLines}>
      <PageLink className={css.oneLine} to={paths.campaign(id)}>
        {name}
      </PageLink>
      <div className={`caption ${css.oneLine}`}>{segment ? (segment.name ?? t('gone')) : t('noSegment')}</div>
    </div>
  )
}

function Sent({ item: { name, launchedAt, progress } }: { item: CampaignItem }) {
  const { number } = useFormat()
  if (!launchedAt) return '—'
  const { sent, people } = progress
  return (
    <span className={css.sent}>
      {number(sent)}
      <ProgressBar size="track" share={people === 0 ? 0 : sent / people} label={name} />
    </span>
  )
}

/** A figure of the report; asked for only while its row is on screen. */
function Reported({ item, figure }: { item: CampaignItem; figure: 'visits' | 'paid' }) {
  const { number, money } = useFormat()
  const isOut = item.progress.sent > 0
  const report = useQuery({ ...reportQuery(item.id), enabled: isOut, refetchInterval: false, staleTime: 60_000 })
  if (!isOut || !report.data) return '—'
  const value = report.data.treated[figure]
  return figure === 'paid' ? money(value) : number(value)
}

function When({ item }: { item: CampaignItem }) {
  const { t } = useTranslation('campaigns')
  const { dateTime, date, dayOf } = useFormat()
  const { state, scheduledAt, launchedAt, finishedAt, createdAt } = item
  const day = (at: string) => date(dayOf(at))
  if (state === 'scheduled' && scheduledAt) return t('when.scheduled', { at: dateTime(scheduledAt) })
  if (launchedAt && finishedAt && day(launchedAt) !== day(finishedAt)) {
    return t('when.finished', { from: day(launchedAt), to: day(finishedAt) })
  }
  if (launchedAt) return dateTime(scheduledAt ?? launchedAt)
  return <span className="caption">{t('when.created', { at: day(createdAt) })}</span>
}
