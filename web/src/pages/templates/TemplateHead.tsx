import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconArchive, IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { EditorHead } from '../../shell/EditorHead.tsx'
import { type TemplateCard, useTemplateChange } from './template-calls.ts'
import { VersionTags } from './TemplateTags.tsx'
import type { TemplateDraft } from './use-template-draft.ts'

export type TemplateHeadProps = {
  template: TemplateCard | null
  draft: TemplateDraft
  canEdit: boolean
  errors: number
}

/** Name, what is in force, what is not saved yet, saving and publishing. */
export function TemplateHead({ template, draft, canEdit, errors }: TemplateHeadProps) {
  const { t } = useTranslation('templates')
  const mayWrite = usePermission('templates.edit')
  return (
    <EditorHead
      back={{ to: paths.templates, label: t('title') }}
      name={draft.name}
      nameLabel={t('name')}
      placeholder={t('namePlaceholder')}
      onRename={canEdit ? (name) => draft.change({ name }) : undefined}
      tags={
        <>
          {template && <VersionTags template={template} />}
          {!mayWrite && <Tag tone="outline">{t('readOnly')}</Tag>}
        </>
      }
      line={<SavedLine template={template} draft={draft} />}
      actions={
        mayWrite && (
          <>
            {template && !draft.changed && <ArchiveButton template={template} />}
            {canEdit && <WritingButtons template={template} draft={draft} errors={errors} />}
          </>
        )
      }
    />
  )
}

function SavedLine({ template, draft }: Pick<TemplateHeadProps, 'template' | 'draft'>) {
  const { t } = useTranslation('templates')
  const { dateTime } = useFormat()
  if (draft.changed) return t(draft.complete ? 'unsaved' : 'nameNeeded')
  return template && t('savedAt', { at: dateTime(template.updatedAt) })
}

function WritingButtons({ template, draft, errors }: Omit<TemplateHeadProps, 'canEdit'>) {
  const { t } = useTranslation('templates')
  const hasNews = draft.changed || template?.changed === true
  const reason = () => {
    if (errors > 0) return t('publishBlocked')
    return hasNews ? undefined : t('nothingToPublish')
  }
  return (
    <>
      {draft.changed && template && (
        <Button variant="quiet" icon={<IconArrowBackUp size={16} stroke={1.6} />} onClick={draft.reset}>
          {t('undo')}
        </Button>
      )}
      <Button
        disabled={!draft.changed || !draft.complete}
        loading={draft.saving}
        keyHint="Ctrl S"
        onClick={() => draft.save()}
      >
        {t('save')}
      </Button>
      <Button
        variant="main"
        disabled={!hasNews || !draft.complete || errors > 0}
        loading={draft.publishing}
        title={reason()}
        onClick={() => draft.publish()}
      >
        {t('publish')}
      </Button>
    </>
  )
}

/** An archived template sends nothing new to choose; what uses it goes on. */
function ArchiveButton({ template: { id, archived } }: { template: TemplateCard }) {
  const { t } = useTranslation('templates')
  const archive = useTemplateChange((next: boolean) =>
    answer(api.PATCH('/api/v1/templates/{id}', { params: { path: { id } }, body: { archived: next } })),
  )
  const onError = (error: Error) => showToast({ tone: 'failed', text: error.message })
  const change = () =>
    archive.mutate(!archived, {
      onError,
      onSuccess: () =>
        showToast({
          text: t(archived ? 'restored' : 'archived'),
          undo: () => archive.mutate(archived, { onError }),
        }),
    })
  return (
    <Button variant="quiet" icon={<IconArchive size={16} stroke={1.6} />} loading={archive.isPending} onClick={change}>
      {t(archived ? 'restore' : 'archive')}
    </Button>
  )
}
