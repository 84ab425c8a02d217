import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../analytics/download-file.ts'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { type CampaignPerson, type PeopleFilter, peopleQuery } from './campaign-calls.ts'
import css from './campaigns.module.css'

/** The people behind one number. */
export type ShownPeople = { name: string; filter: PeopleFilter }
export type PeoplePanelProps = {
  campaignId: string
  /** There are several texts: each person's is named. */
  hasVariants: boolean
  shown: ShownPeople | null
  onClose: () => void
}

/** Who is behind a number of the report, and what became of each. */
export function PeoplePanel({ campaignId, hasVariants, shown, onClose }: PeoplePanelProps) {
  return (
    <SidePanel
      opened={shown !== null}
      onClose={onClose}
      title={shown?.name}
      footer={shown && <ExportButton campaignId={campaignId} filter={shown.filter} />}
    >
      {shown && <People campaignId={campaignId} hasVariants={hasVariants} filter={shown.filter} />}
    </SidePanel>
  )
}

type PeopleProps = Pick<PeoplePanelProps, 'campaignId' | 'hasVariants'> & { filter: PeopleFilter }

function People({ campaignId, hasVariants, filter }: PeopleProps) {
  const { t } = useTranslation('campaigns')
  const people = useInfiniteQuery(peopleQuery(campaignId, filter))
  if (people.isError) return <ErrorState code={asApiError(people.error).code}>{people.error.message}</ErrorState>
  if (!people.data) return <SkeletonBlock height={320} />
  const items = people.data.pages.flatMap((page) => page.items)
  const total = people.data.pages[0]?.total ?? 0
  return (
    <>
      <p className={css.plain}>{total === 0 ? t('people.none') : t('people.line', { count: total })}</p>
      <ul className={css.people}>
        {items.map((person) => (
          <PersonLine key={person.patient.id} person={person} hasVariants={hasVariants} />
        ))}
      </ul>
      {people.hasNextPage && (
        <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
    </>
  )
}

function PersonLine({ person, hasVariants }: { person: CampaignPerson; hasVariants: boolean }) {
  const { t } = useTranslation('campaigns')
  const { dateTime, money } = useFormat()
  const { patient, state, reason, contactedAt, visits, paid, variant } = person
  const why = reason && reason.code !== 'sent' ? reason.text : t(`report.state.${state}`)
  const facts = [
    why,
    hasVariants && variant?.toUpperCase(),
    contactedAt && dateTime(contactedAt),
    visits ? t('people.visits', { count: visits }) : null,
    paid ? money(paid) : null,
  ]
  return (
    <li>
      <PageLink to={paths.patient(patient.id)}>{patient.fullName}</PageLink>
      <span className="caption">{facts.filter(Boolean).join(' · ')}</span>
    </li>
  )
}

function ExportButton({ campaignId, filter }: { campaignId: string; filter: PeopleFilter }) {
  const { t } = useTranslation('campaigns')
  const canExport = usePermission('patients.export')
  const download = useMutation({
    mutationFn: () => downloadFile(exportAddress(campaignId, filter), 'campaign.csv'),
    onError: (error) => showToast({ tone: 'failed', text: t('people.exportFailed', { message: error.message }) }),
  })
  if (!canExport) return null
  return (
    <Button
      icon={<IconDownload size={16} stroke={1.6} />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t('people.export')}
    </Button>
  )
}

function exportAddress(campaignId: string, filter: PeopleFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return `/api/v1/campaigns/${campaignId}/people/export?${query.toString()}`
}
