import { useQuery } from '@tanstack/react-query'
import { siteKeysQuery } from './collector-queries.ts'
import { ArrivalsCard } from './ArrivalsCard.tsx'
import { SiteKeysCard } from './SiteKeysCard.tsx'
import { SnippetCard } from './SnippetCard.tsx'
import { TailCard } from './TailCard.tsx'

/** The clinic's site: keys, the line for its pages, what comes in. */
export function CollectorSection() {
  const keys = useQuery(siteKeysQuery)
  const live = keys.data?.items.filter(({ revokedAt }) => revokedAt === null) ?? []
  return (
    <>
      <SiteKeysCard keys={keys} />
      {live.length > 0 && <SnippetCard keys={live} publicUrl={keys.data?.publicUrl ?? ''} />}
      {(keys.data?.items.length ?? 0) > 0 && (
        <>
          <ArrivalsCard />
          <TailCard />
        </>
      )}
    </>
  )
}
