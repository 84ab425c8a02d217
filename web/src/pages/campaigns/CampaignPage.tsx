import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { campaignQuery } from './campaign-calls.ts'
import { CampaignRun } from './CampaignRun.tsx'
import { CampaignWizard } from './CampaignWizard.tsx'

/** The last part of the address of a campaign that is not stored yet. */
const NEW = paths.newCampaign.split('/').at(-1)

/** One campaign: being prepared, or on its way with its report. */
export function CampaignPage() {
  const { campaignId: id } = useParams({ strict: false }) as { campaignId: string }
  const { t } = useTranslation('campaigns')
  const isNew = id === NEW
  const campaign = useQuery({ ...campaignQuery(id), enabled: !isNew })
  if (isNew) return <CampaignWizard key={NEW} campaign={null} />
  if (campaign.data) {
    const isPrepared = campaign.data.state === 'draft' || campaign.data.state === 'checked'
    return isPrepared ? (
      <CampaignWizard key={id} campaign={campaign.data} />
    ) : (
      <CampaignRun key={id} campaign={campaign.data} />
    )
  }
  return (
    <Page title={t('title')} back={paths.campaigns}>
      {campaign.isError ? (
        <ErrorState retry={() => void campaign.refetch()} code={asApiError(campaign.error).code}>
          {campaign.error.message}
        </ErrorState>
      ) : (
        <SkeletonBlock height={480} />
      )}
    </Page>
  )
}
