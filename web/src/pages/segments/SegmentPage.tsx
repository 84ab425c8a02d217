import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { OpenSegment } from './OpenSegment.tsx'
import { segmentQuery, vocabularyQuery } from './segment-calls.ts'

/** The last part of the address of a segment that is not stored yet. */
const NEW = paths.newSegment.split('/').at(-1)

/** One segment, stored or new: its conditions, whom they choose and why. */
export function SegmentPage() {
  const { segmentId: id } = useParams({ strict: false }) as { segmentId: string }
  const { t } = useTranslation('segments')
  const isNew = id === NEW
  const segment = useQuery({ ...segmentQuery(id), enabled: !isNew })
  const vocabulary = useQuery(vocabularyQuery)
  const failed = [segment, vocabulary].find(({ isError }) => isError)
  if (failed?.error) {
    return (
      <Page title={t('title')} back={paths.segments}>
        <ErrorState retry={() => void failed.refetch()} code={asApiError(failed.error).code}>
          {failed.error.message}
        </ErrorState>
      </Page>
    )
  }
  const stored = isNew ? null : segment.data
  if (stored === undefined || !vocabulary.data) {
    return (
      <Page title={t('title')} back={paths.segments}>
        <SkeletonBlock height={480} />
      </Page>
    )
  }
  return (
    <OpenSegment
      key={stored ? `${stored.id}:${stored.version}:${stored.name}` : NEW}
      segment={stored}
      vocabulary={vocabulary.data}
    />
  )
}
