import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import type { TemplateBodies } from '@revisit/domain/template-bodies.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { type TemplateCard, type TemplateVersion, useTemplateChange } from './template-calls.ts'
import css from './templates.module.css'
import { putVersion, type TemplateDraft, type Written } from './use-template-draft.ts'
import { versionChanges } from './version-changes.ts'

export type VersionPanelProps = {
  version: TemplateVersion | null
  template: TemplateCard
  draft: TemplateDraft
  canEdit: boolean
  onClose: () => void
}

/** What one version says and how that differs from the draft or from what is in force; it can be brought back. */
export function VersionPanel({ version, template, draft, canEdit, onClose }: VersionPanelProps) {
  const { t } = useTranslation('templates')
  const { dateTime } = useFormat()
  return (
    <SidePanel
      opened={version !== null}
      onClose={onClose}
      title={version && t('versions.panel', { number: version.number })}
      line={version && [dateTime(version.publishedAt), version.publishedBy].filter(Boolean).join(' · ')}
      footer={version && canEdit && <Actions version={version} template={template} draft={draft} onDone={onClose} />}
    >
      {version && <Compared version={version} template={template} draft={draft} />}
    </SidePanel>
  )
}

type Against = 'draft' | 'current'

function Compared({
  version,
  template,
  draft,
}: Pick<VersionPanelProps, 'template' | 'draft'> & { version: TemplateVersion }) {
  const { t } = useTranslation('templates')
  const say = useBilingual()
  const current = template.versions.find(({ id }) => id === template.published?.versionId)
  const others: Against[] = current && current.id !== version.id ? ['draft', 'current'] : ['draft']
  const [against, setAgainst] = useState<Against>(others.at(-1) ?? 'draft')
  const other: Omit<Written, 'name'> = against === 'current' && current ? writtenOf(current) : draft
  const changes = versionChanges(version.bodies as TemplateBodies, other.bodies)
  const lines = [
    version.messageClass !== other.messageClass &&
      t('versions.classLine', { from: t(`class.${version.messageClass}`), to: t(`class.${other.messageClass}`) }),
    version.family !== other.family && t('versions.familyLine', { from: version.family, to: other.family }),
  ].filter((line) => line !== false)
  return (
    <>
      <Segmented
        label={t('versions.difference')}
        size="small"
        value={against}
        options={others.map((value) => ({ value, label: t(`versions.versus.${value}`) }))}
        onChange={setAgainst}
      />
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {changes.length === 0 && lines.length === 0 && <p className={css.hint}>{t('versions.same')}</p>}
      {changes.map(({ place, part, difference }) => (
        <section key={`${place} ${part}`}>
          <h3 className={css.heading}>
            {place === 'common' ? t('texts.commonLabel') : say(CHANNEL_WORDS[place])}
            {part !== 'text' && ` · ${t(PARTS[part])}`}
          </h3>
          <blockquote className={css.quote}>
            {difference.map(({ text, kind }, index) => {
              const Piece = ({ same: 'span', added: 'ins', removed: 'del' } as const)[kind]
              return (
                // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other identity
                <Piece key={index} className={css[kind]} title={kind === 'same' ? undefined : t(`versions.${kind}`)}>
                  {text}
                </Piece>
              )
            })}
          </blockquote>
        </section>
      ))}
    </>
  )
}

const PARTS = { subject: 'email.subject', mjml: 'email.mjml', approved: 'whatsapp.title' } as const

type ActionsProps = { version: TemplateVersion; template: TemplateCard; draft: TemplateDraft; onDone: () => void }

function Actions({ version, template, draft, onDone }: ActionsProps) {
  const { t } = useTranslation('templates')
  const back = useTemplateChange((versionId: string) => putVersion({ id: template.id, versionId }))
  const { published } = template
  const onError = (error: Error) => showToast({ tone: 'failed', text: error.message })
  const bringBack = () =>
    back.mutate(version.id, {
      onError,
      onSuccess: () => {
        const undo = published ? () => back.mutate(published.versionId, { onError }) : undefined
        showToast({ text: t('versions.backDone', { number: version.number }), undo })
        onDone()
      },
    })
  const takeIntoDraft = () => {
    draft.change(writtenOf(version))
    showToast({ text: t('versions.tookToDraft', { number: version.number }), undo: draft.reset })
    onDone()
  }
  return (
    <Line>
      <Button onClick={takeIntoDraft}>{t('versions.toDraft')}</Button>
      {published?.versionId !== version.id && (
        <Button loading={back.isPending} onClick={bringBack}>
          {t('versions.back')}
        </Button>
      )}
    </Line>
  )
}

function writtenOf({ messageClass, family, bodies }: TemplateVersion): Omit<Written, 'name'> {
  return { messageClass, family, bodies: bodies as TemplateBodies }
}
