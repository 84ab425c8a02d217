import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { EditorHead } from '../../shell/EditorHead.tsx'
import { Page } from '../../shell/Page.tsx'
import { type CampaignCard, reportQuery } from './campaign-calls.ts'
import { CampaignAbout } from './CampaignAbout.tsx'
import { CampaignLog } from './CampaignLog.tsx'
import { CampaignStateTag } from './CampaignStateTag.tsx'
import { ComparisonCard } from './ComparisonCard.tsx'
import { FunnelCard } from './FunnelCard.tsx'
import { PeoplePanel, type ShownPeople } from './PeoplePanel.tsx'
import { ProgressCard } from './ProgressCard.tsx'
import { RunButtons } from './RunButtons.tsx'
import { RunStrips } from './RunStrips.tsx'
import { StatesCard } from './StatesCard.tsx'
import { VariantsCard } from './VariantsCard.tsx'

/** A campaign on its way or over: how far it is, what one may do, what came of it. */
export function CampaignRun({ campaign }: { campaign: CampaignCard }) {
  const { t } = useTranslation('campaigns')
  const { dateTime } = useFormat()
  const { launchedAt, launchedBy, scheduledAt, state, name } = campaign
  const began = state === 'scheduled' ? scheduledAt : launchedAt
  return (
    <Page
      title={name}
      back={paths.campaigns}
      explanation={t('explanation', { returnObjects: true })}
      head={
        <EditorHead
          back={{ to: paths.campaigns, label: t('title') }}
          name={name}
          nameLabel={t('name')}
          tags={<CampaignStateTag state={state} />}
          line={[began && dateTime(began), launchedBy?.name].filter(Boolean).join(' · ')}
          actions={<RunButtons campaign={campaign} />}
        />
      }
    >
      <RunStrips campaign={campaign} />
      <Report campaign={campaign} />
    </Page>
  )
}

function Report({ campaign }: { campaign: CampaignCard }) {
  const [people, setPeople] = useState<ShownPeople | null>(null)
  const query = useQuery(reportQuery(campaign.id))
  const report = query.data
  if (!report) {
    if (!query.isError) return <SkeletonBlock height={480} />
    return (
      <ErrorState retry={() => void query.refetch()} code={asApiError(query.error).code}>
        {query.error.message}
      </ErrorState>
    )
  }
  return (
    <>
      <ProgressCard campaign={campaign} report={report} onShow={setPeople} />
      <Columns tracks="1fr 320px" top>
        <Stack gap={16}>
          <FunnelCard report={report} onShow={setPeople} />
          <ComparisonCard report={report} onShow={setPeople} />
          {report.variants.length > 1 && <VariantsCard report={report} onShow={setPeople} />}
          <StatesCard report={report} onShow={setPeople} />
        </Stack>
        <Stack>
          <CampaignAbout campaign={campaign} />
          <CampaignLog log={campaign.log} />
        </Stack>
      </Columns>
      <PeoplePanel
        campaignId={campaign.id}
        hasVariants={report.variants.length > 1}
        shown={people}
        onClose={() => setPeople(null)}
      />
    </>
  )
}
