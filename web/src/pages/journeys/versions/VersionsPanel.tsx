import { journeyDifference } from '@revisit/domain/journey-difference.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import { Dock } from '../Dock.tsx'
import {
  type Definition,
  type JourneyDetail,
  useJourneyChange,
  type VersionItem,
  versionsQuery,
} from '../journey-calls.ts'
import css from '../journeys.module.css'
import { StateTag } from '../StateTag.tsx'
import type { Draft } from '../use-draft.ts'

export type VersionsPanelProps = { journey: JourneyDetail; draft: Draft; onClose: () => void }

/** Every version, what each does otherwise than the one before, and a draft from any of them. */
export function VersionsPanel({ journey, draft, onClose }: VersionsPanelProps) {
  const { t } = useTranslation('journey-run')
  const versions = useQuery(versionsQuery(journey.id))
  const canEdit = usePermission('journeys.edit')
  const discard = useJourneyChange(() =>
    answer(api.DELETE('/api/v1/journeys/{id}/draft', { params: { path: { id: journey.id } } })),
  )
  const items = versions.data?.items ?? []
  const takeAsDraft = ({ definition, number }: VersionItem) => {
    draft.change(definition as unknown as Definition)
    showToast({ text: t('versions.taken', { number }), undo: draft.undo })
  }
  return (
    <Dock title={t('versions.title')} line={t('versions.line')} onClose={onClose}>
      {versions.isPending && <SkeletonBlock height={240} />}
      {versions.isError && <ErrorState code={asApiError(versions.error).code}>{versions.error.message}</ErrorState>}
      {discard.isError && <ErrorState code={asApiError(discard.error).code}>{discard.error.message}</ErrorState>}
      {items.map((version, index) => (
        <VersionCard
          key={version.id}
          version={version}
          older={items[index + 1]}
          onTake={canEdit && version.state !== 'draft' ? () => takeAsDraft(version) : undefined}
          onDiscard={
            canEdit && version.state === 'draft' && items.length > 1 ? () => discard.mutate(undefined) : undefined
          }
        />
      ))}
    </Dock>
  )
}

type VersionCardProps = {
  version: VersionItem
  older: VersionItem | undefined
  onTake: (() => void) | undefined
  onDiscard: (() => void) | undefined
}

function VersionCard({ version, older, onTake, onDiscard }: VersionCardProps) {
  const { t } = useTranslation('journey-run')
  const { dateTime, number } = useFormat()
  const { state, publishedAt, publishedBy, updatedAt, inside } = version
  return (
    <section className={css.version}>
      <div className={css.readyHead}>
        <StateTag state={state} number={version.number} />
        {inside > 0 && <span className="caption">{t('versions.inside', { people: number(inside) })}</span>}
      </div>
      <p className="caption">
        {publishedAt
          ? t('versions.published', { at: dateTime(publishedAt), name: publishedBy?.name ?? '—' })
          : t('versions.saved', { at: dateTime(updatedAt) })}
      </p>
      {older && <Difference older={older} newer={version} />}
      <div className={css.readyHead}>
        {onTake && (
          <Button size="small" onClick={onTake}>
            {t('versions.take')}
          </Button>
        )}
        {onDiscard && (
          <Button size="small" variant="quiet" onClick={onDiscard}>
            {t('versions.discard')}
          </Button>
        )}
      </div>
    </section>
  )
}

const MOST_SHOWN = 8

/** What the newer version does otherwise, in words. */
function Difference({ older, newer }: { older: VersionItem; newer: VersionItem }) {
  const { t } = useTranslation('journey-run')
  const say = useBilingual()
  const [whole, setWhole] = useState(false)
  const changes = journeyDifference(
    older.definition as unknown as Definition,
    newer.definition as unknown as Definition,
  )
  if (changes.length === 0) return <p className="caption">{t('versions.same', { number: older.number })}</p>
  const shown = whole ? changes : changes.slice(0, MOST_SHOWN)
  return (
    <>
      <ul className={css.changes}>
        {shown.map(({ kind, nodeId, about, parts }) => (
          <li key={`${kind}${nodeId}${about.ru}`}>
            <span className="caption">{t(`versions.kinds.${kind}`)}</span> {say(about)}
            {parts.length > 0 && `: ${parts.map(say).join(', ')}`}
          </li>
        ))}
      </ul>
      {changes.length > shown.length && (
        <Button size="small" variant="quiet" onClick={() => setWhole(true)}>
          {t('versions.all', { count: changes.length })}
        </Button>
      )}
    </>
  )
}
