import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { Preview, SegmentUse } from './segment-calls.ts'

export type UsedByStripProps = { uses: readonly SegmentUse[]; change: Preview['change'] }

/** What works on the segment, and whom saving would bring and take. Nothing when nothing does. */
export function UsedByStrip({ uses, change }: UsedByStripProps) {
  const { t } = useTranslation('segments')
  const { number } = useFormat()
  if (uses.length === 0) return null
  return (
    <Strip tone="info">
      {t('used.line')}{' '}
      {uses.map((use, index) => (
        <Fragment key={`${use.kind}:${use.id}`}>
          {index > 0 && ', '}
          {t(`uses.${use.kind}`)} <UseName use={use} />
        </Fragment>
      ))}
      . {change && t('used.change', { entering: number(change.entering), leaving: number(change.leaving) })}
    </Strip>
  )
}

function UseName({ use: { kind, id, name } }: { use: SegmentUse }) {
  if (kind === 'journey') return <PageLink to={paths.journey(id)}>{name}</PageLink>
  if (kind === 'segment') return <PageLink to={paths.segment(id)}>{name}</PageLink>
  if (kind === 'campaign') return <PageLink to={paths.campaign(id)}>{name}</PageLink>
  return <strong>{name}</strong>
}
