import { Select } from '@mantine/core'
import type { TouchOutcome } from '@revisit/domain/journey-node.ts'
import { TOUCH_OUTCOME_WORDS } from '@revisit/domain/journey-words.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import {
  type Definition,
  type Passage,
  type PassageDetail,
  passageQuery,
  useJourneyChange,
  versionsQuery,
} from '../journey-calls.ts'
import css from '../journeys.module.css'
import { useReasonWords } from '../use-reason-words.ts'
import { useStepNames } from '../use-step-words.ts'

/** Everything that happened to one person in the journey, and what may be done with them by hand. */
export function PassagePart({ passage, definition }: { passage: Passage; definition: Definition }) {
  const detail = useQuery(passageQuery(passage.id))
  const versions = useQuery(versionsQuery(passage.journey.id)).data?.items
  // They walk the version they entered, which may have other steps than the one on screen.
  const own = versions?.find(({ number }) => number === passage.version)?.definition as unknown as
    | Definition
    | undefined
  if (detail.isPending) return <SkeletonBlock height={120} />
  if (detail.isError) return <ErrorState code={asApiError(detail.error).code}>{detail.error.message}</ErrorState>
  return (
    <>
      <History detail={detail.data} definition={own ?? definition} />
      {passage.state === 'active' && <Deeds passage={passage} definition={own ?? definition} />}
    </>
  )
}

function History({ detail: { steps }, definition }: { detail: PassageDetail; definition: Definition }) {
  const { t } = useTranslation('journey-run')
  const { dateTime, money } = useFormat()
  const names = useStepNames(definition)
  const reasonWords = useReasonWords()
  const say = useBilingual()
  return (
    <ol className={css.history}>
      {steps.map(({ at, what, nodeId, outcome, reason, amount }, index) => (
        // Lines of the log have no ids of their own and never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          <span className="caption">{dateTime(at)}</span>{' '}
          {[
            t(`what.${what as 'entered'}`),
            what === 'money' ? money(amount ?? 0) : nodeId && names(nodeId),
            outcome && say(TOUCH_OUTCOME_WORDS[outcome as TouchOutcome] ?? { ru: outcome, en: outcome }),
            what === 'moved' ? reason && t('fromStep', { step: names(reason) }) : reason && reasonWords(reason),
          ]
            .filter(Boolean)
            .join(' · ')}
        </li>
      ))}
    </ol>
  )
}

/** Move to another step, take out, try a failed step again. */
function Deeds({ passage, definition }: { passage: Passage; definition: Definition }) {
  const { t } = useTranslation('journey-run')
  const names = useStepNames(definition)
  const canEdit = usePermission('journeys.edit')
  const canExit = usePermission('tasks.work')
  const params = { path: { id: passage.id } }
  const failed = (error: Error) => showToast({ text: error.message, tone: 'failed' })
  const told = (text: string) => ({ onSuccess: () => showToast({ text }), onError: failed })
  const move = useJourneyChange((nodeId: string) =>
    answer(api.POST('/api/v1/enrollments/{id}/move', { params, body: { nodeId } })),
  )
  const exit = useJourneyChange(() => answer(api.POST('/api/v1/enrollments/{id}/exit', { params })))
  const retry = useJourneyChange(() => answer(api.POST('/api/v1/enrollments/{id}/retry', { params })))
  return (
    <div className={css.deeds}>
      {canEdit && (
        <Select
          aria-label={t('people.move')}
          placeholder={t('people.move')}
          value={null}
          data={definition.nodes
            .filter(({ id }) => id !== passage.nodeId)
            .map(({ id }) => ({ value: id, label: names(id) }))}
          onChange={(nodeId) => nodeId && move.mutate(nodeId, told(t('people.moved', { step: names(nodeId) })))}
        />
      )}
      {canEdit && passage.setAsideAt && (
        <Button
          size="small"
          loading={retry.isPending}
          onClick={() => retry.mutate(undefined, told(t('people.retried')))}
        >
          {t('people.retry')}
        </Button>
      )}
      {canExit && (
        <Button
          size="small"
          variant="quiet"
          loading={exit.isPending}
          onClick={() => exit.mutate(undefined, told(t('people.exited')))}
        >
          {t('people.exit')}
        </Button>
      )}
    </div>
  )
}
