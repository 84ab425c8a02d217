import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { IconArrowLeft, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { JourneyMode } from './journey-mode.ts'
import { type JourneyDetail, useJourneyChange } from './journey-calls.ts'
import css from './journeys.module.css'
import { PublishPanel } from './PublishPanel.tsx'
import { RuleLine } from './RuleLine.tsx'
import { StateTag } from './StateTag.tsx'
import type { Draft } from './use-draft.ts'

export type JourneyHeadProps = {
  journey: JourneyDetail
  draft: Draft
  mode: JourneyMode
  onMode: (mode: JourneyMode) => void
}

/** Name, versions, the view, and what one may do with the journey. */
export function JourneyHead({ journey, draft, mode, onMode }: JourneyHeadProps) {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const canPublish = usePermission('journeys.publish')
  const [publishing, setPublishing] = useState(false)
  const modes = (canEdit ? (['edit', 'numbers', 'dry'] as const) : (['numbers', 'dry'] as const)).map((value) => ({
    value,
    label: t(`modes.${value}`),
  }))
  const hasDraft = draft.changed || journey.versions.some(({ state }) => state === 'draft')
  return (
    <header className={css.head}>
      <div className={css.headRow}>
        <PageLink to={paths.journeys} aria-label={t('title')}>
          <IconArrowLeft size={16} stroke={1.6} />
        </PageLink>
        <h1 className={css.name}>{journey.name}</h1>
        {journey.state === 'paused' && <StateTag state="paused" />}
        {journey.versions
          .filter(({ state }) => state !== 'closed')
          .map(({ id, state, number, inside }) => (
            <StateTag key={id} state={state} number={number} inside={inside} />
          ))}
        <div className={css.actions}>
          <Segmented label={t('view')} value={mode} options={modes} onChange={onMode} size="small" />
          {canPublish && <RunButtons journey={journey} />}
          {canEdit && mode === 'edit' && draft.changed && (
            <>
              <Button variant="quiet" onClick={draft.undo}>
                {t('undo')}
              </Button>
              <Button loading={draft.saving} onClick={() => void draft.save()}>
                {t('save')}
              </Button>
            </>
          )}
          {canPublish && hasDraft && (
            <Button variant="main" disabled={draft.changed} onClick={() => setPublishing(true)}>
              {t('publish')}
            </Button>
          )}
        </div>
      </div>
      <RuleLine definition={draft.definition} />
      {draft.failure && <ErrorState code={asApiError(draft.failure).code}>{draft.failure.message}</ErrorState>}
      {journey.holding.stale && <Strip tone="warning">{t('holding')}</Strip>}
      <PublishPanel journeyId={journey.id} opened={publishing} onClose={() => setPublishing(false)} />
    </header>
  )
}

/** Pause, resume and close. On resume a person says what to do with steps whose moment has passed. */
function RunButtons({ journey: { id, state } }: { journey: JourneyDetail }) {
  const { t } = useTranslation('journeys')
  const params = { path: { id } }
  const pause = useJourneyChange(() => answer(api.POST('/api/v1/journeys/{id}/pause', { params })))
  const resume = useJourneyChange((choice: 'late' | 'skip' | 'exit') =>
    answer(api.POST('/api/v1/journeys/{id}/resume', { params, body: { choice } })),
  )
  const close = useJourneyChange(() =>
    answer(api.POST('/api/v1/journeys/{id}/close', { params, body: { inside: 'finish' } })),
  )
  if (state === 'live') {
    return (
      <>
        <Button
          icon={<IconPlayerPause size={16} stroke={1.6} />}
          loading={pause.isPending}
          onClick={() => pause.mutate(undefined)}
        >
          {t('pause')}
        </Button>
        <Button
          variant="quiet"
          icon={<IconPlayerStop size={16} stroke={1.6} />}
          loading={close.isPending}
          onClick={() => close.mutate(undefined)}
        >
          {t('close')}
        </Button>
      </>
    )
  }
  if (state !== 'paused') return null
  return (['skip', 'late', 'exit'] as const).map((choice) => (
    <Button
      key={choice}
      variant={choice === 'skip' ? 'plain' : 'quiet'}
      icon={choice === 'skip' ? <IconPlayerPlay size={16} stroke={1.6} /> : undefined}
      loading={resume.isPending}
      onClick={() => resume.mutate(choice)}
    >
      {t(`resume.${choice}`)}
    </Button>
  ))
}
