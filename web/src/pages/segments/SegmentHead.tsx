import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconArchive, IconArrowBackUp, IconArrowLeft } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { isComplete } from './rule-tree.ts'
import { type SegmentCard, useSegmentChange } from './segment-calls.ts'
import css from './segments.module.css'
import { BuildTag } from './use-segment-columns.tsx'
import { SegmentMenu } from './SegmentMenu.tsx'
import type { RuleDraft } from './use-rule-draft.ts'

export type SegmentHeadProps = { segment: SegmentCard | null; draft: RuleDraft }

/** Name, what is not saved yet, and saving. */
export function SegmentHead({ segment, draft }: SegmentHeadProps) {
  const { t } = useTranslation('segments')
  const canEdit = usePermission('segments.edit') && !segment?.archivedAt
  return (
    <header className={css.head}>
      <PageLink className={css.back} to={paths.segments} aria-label={t('title')}>
        <IconArrowLeft size={16} stroke={1.6} />
      </PageLink>
      {canEdit ? (
        <TextInput
          className={css.name}
          aria-label={t('name')}
          placeholder={t('name')}
          maxLength={120}
          value={draft.name}
          onChange={({ currentTarget }) => draft.rename(currentTarget.value)}
        />
      ) : (
        <h1 className={css.title}>{segment?.name ?? t('newName')}</h1>
      )}
      {segment && segment.state !== 'ready' && <BuildTag state={segment.state} />}
      {!canEdit && <Tag tone="outline">{t('readOnly')}</Tag>}
      <SavedLine segment={segment} draft={draft} />
      <div className={css.actions}>
        {segment && !draft.changed && <SegmentMenu segment={segment} />}
        {canEdit && <HeadButtons segment={segment} draft={draft} />}
      </div>
    </header>
  )
}

function SavedLine({ segment, draft }: SegmentHeadProps) {
  const { t } = useTranslation('segments')
  const { dateTime } = useFormat()
  if (draft.changed) return <span className="caption">{t(isNamed(draft) ? 'unsaved' : 'nameNeeded')}</span>
  return segment && <span className="caption">{t('savedAt', { at: dateTime(segment.updatedAt) })}</span>
}

function HeadButtons({ segment, draft }: SegmentHeadProps) {
  const { t } = useTranslation('segments')
  const isStored = segment && !draft.changed
  return (
    <>
      {draft.canUndo && (
        <Button variant="quiet" icon={<IconArrowBackUp size={16} stroke={1.6} />} onClick={draft.undo}>
          {t('undo')}
        </Button>
      )}
      {isStored && <ArchiveButton segment={segment} />}
      <Button
        variant="main"
        disabled={!draft.changed || !isNamed(draft) || !isComplete(draft.rule)}
        loading={draft.saving}
        onClick={draft.save}
      >
        {t('save')}
      </Button>
    </>
  )
}

function isNamed({ name }: RuleDraft): boolean {
  return name.trim() !== ''
}

/** Closed while something works on the segment, and says what; the server refuses too. */
function ArchiveButton({ segment: { id, usedBy } }: { segment: SegmentCard }) {
  const { t } = useTranslation('segments')
  const go = useGo()
  const archive = useSegmentChange(() => answer(api.DELETE('/api/v1/segments/{id}', { params: { path: { id } } })))
  return (
    <>
      {archive.isError && <ErrorState code={asApiError(archive.error).code}>{archive.error.message}</ErrorState>}
      <Button
        variant="quiet"
        icon={<IconArchive size={16} stroke={1.6} />}
        loading={archive.isPending}
        disabled={usedBy.length > 0}
        title={
          usedBy.length > 0 ? t('archiveGuarded', { names: usedBy.map(({ name }) => name).join(', ') }) : undefined
        }
        onClick={() => archive.mutate(undefined, { onSuccess: () => go(paths.segments) })}
      >
        {t('archive')}
      </Button>
    </>
  )
}
