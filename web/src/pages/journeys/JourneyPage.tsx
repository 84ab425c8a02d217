import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { journeyQuery } from './journey-calls.ts'
import { OpenJourney } from './OpenJourney.tsx'

/** One journey: its steps, its numbers, a dry run, and what one may do with it. */
export function JourneyPage() {
  const { journeyId: id } = useParams({ strict: false }) as { journeyId: string }
  const { t } = useTranslation('journeys')
  const journey = useQuery(journeyQuery(id))
  if (journey.isPending) {
    return (
      <Page title={t('title')} back={paths.journeys}>
        <SkeletonBlock height={480} />
      </Page>
    )
  }
  if (journey.isError) {
    return (
      <Page title={t('title')} back={paths.journeys}>
        <ErrorState retry={() => void journey.refetch()} code={asApiError(journey.error).code}>
          {journey.error.message}
        </ErrorState>
      </Page>
    )
  }
  return <OpenJourney key={journey.data.definitionVersionId} journey={journey.data} />
}
