import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { IconUserOff } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { Page } from '../../shell/Page.tsx'
import { useGo } from '../../shell/use-go.ts'
import { CardHead } from './card/CardHead.tsx'
import { CardSkeleton } from './card/CardSkeleton.tsx'
import { cardQuery } from './card/card-queries.ts'
import { PatientCard } from './card/PatientCard.tsx'

/** The card of one patient, whichever of their merged cards the address names. */
export function PatientPage() {
  const { t } = useTranslation('patient')
  const { patientId = '' } = useParams({ strict: false }) as { patientId?: string }
  const card = useQuery(cardQuery(patientId))
  const go = useGo()
  const liveId = card.data?.mergedInto
  useEffect(() => {
    if (liveId) go(paths.patient(liveId), { replace: true })
  }, [liveId, go])
  const isUnknown = card.isError && asApiError(card.error).status === 404
  return (
    <Page
      title={card.data?.fullName || t('title')}
      explanation={t('explanation', { returnObjects: true })}
      back={paths.patients}
      head={<CardHead patientId={patientId} />}
    >
      {card.isPending && <CardSkeleton />}
      {isUnknown && (
        <Empty
          centred
          icon={<IconUserOff size={24} stroke={1.6} />}
          title={t('notFound')}
          actions={<LinkButton to={paths.patients}>{t('toList')}</LinkButton>}
        >
          {t('notFoundText')}
        </Empty>
      )}
      {card.isError && !isUnknown && !card.data && (
        <ErrorState retry={() => void card.refetch()} code={asApiError(card.error).code}>
          {t('failed')} {card.error.message}
        </ErrorState>
      )}
      {card.data && <PatientCard key={card.data.id} card={card.data} />}
    </Page>
  )
}
