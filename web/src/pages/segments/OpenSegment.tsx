import { Card } from '@revisit/ui/Card.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { CheckPerson } from './CheckPerson.tsx'
import { HistoryCard } from './HistoryCard.tsx'
import { ListMembers } from './ListMembers.tsx'
import { PreviewRail } from './PreviewRail.tsx'
import { type RuleEditing, RuleGroup } from './RuleGroup.tsx'
import { useArranging } from './use-arranging.ts'
import { asGroup, changeAt } from './rule-tree.ts'
import { SampleCard } from './SampleCard.tsx'
import type { SegmentCard, Vocabulary } from './segment-calls.ts'
import { SegmentHead } from './SegmentHead.tsx'
import css from './segments.module.css'
import { UsedByStrip } from './UsedByStrip.tsx'
import { type PreviewState, usePreview } from './use-preview.ts'
import { type RuleDraft, useRuleDraft } from './use-rule-draft.ts'

export type OpenSegmentProps = { segment: SegmentCard | null; vocabulary: Vocabulary }

/** A segment open for reading or editing; null is one that is not stored yet. */
export function OpenSegment({ segment, vocabulary }: OpenSegmentProps) {
  const { t } = useTranslation('segments')
  const draft = useRuleDraft(segment)
  return (
    <Page
      title={segment?.name ?? t('newName')}
      back={paths.segments}
      explanation={t('explanation', { returnObjects: true })}
      head={<SegmentHead segment={segment} draft={draft} />}
    >
      {draft.failure && <ErrorState code={asApiError(draft.failure).code}>{draft.failure.message}</ErrorState>}
      {segment?.state === 'failed' && <Strip tone="warning">{t('failed')}</Strip>}
      {segment?.kind === 'list' ? (
        <>
          <UsedByStrip uses={segment.usedBy} change={null} />
          <ListMembers segmentId={segment.id} />
          <HistoryCard segment={segment} />
        </>
      ) : (
        <Builder segment={segment} vocabulary={vocabulary} draft={draft} />
      )}
    </Page>
  )
}

function Builder({ segment, vocabulary, draft }: OpenSegmentProps & { draft: RuleDraft }) {
  const readsPatients = usePermission('patients.read')
  const state = usePreview(draft.rule, segment?.id)
  const { preview } = state
  const change = draft.canUndo && preview ? preview.change : null
  return (
    <>
      {segment && <UsedByStrip uses={segment.usedBy} change={change} />}
      <Columns tracks="1fr 288px" top>
        <Stack gap={16}>
          <Conditions isArchived={Boolean(segment?.archivedAt)} vocabulary={vocabulary} draft={draft} state={state} />
          {preview && <SampleCard preview={preview} onOthers={state.reshuffle} />}
          {segment && <HistoryCard segment={segment} />}
        </Stack>
        <Stack>
          <PreviewRail state={state} />
          {readsPatients && <CheckPerson rule={draft.rule} />}
        </Stack>
      </Columns>
    </>
  )
}

type ConditionsProps = { isArchived: boolean; vocabulary: Vocabulary; draft: RuleDraft; state: PreviewState }

function Conditions({ isArchived, vocabulary, draft, state: { preview, isOld, isComplete } }: ConditionsProps) {
  const { t } = useTranslation('segments')
  const isEditable = usePermission('segments.edit') && !isArchived
  const arrange = useArranging(draft)
  const editing: RuleEditing = {
    arrange,
    vocabulary,
    counts: new Map(preview?.rows.map(({ path, count }) => [path, count] as const)),
    total: preview?.total ?? 0,
    isOld,
    change: isEditable ? (path, change) => draft.change(asGroup(changeAt(draft.rule, path, change))) : undefined,
  }
  return (
    <Card label={t('builder.title')}>
      <RuleGroup group={asGroup(draft.rule)} path="" editing={editing} />
      {!isComplete && <p className={css.nothing}>{t('builder.fill')}</p>}
    </Card>
  )
}
