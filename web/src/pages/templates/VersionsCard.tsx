import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TemplateCard } from './template-calls.ts'
import css from './templates.module.css'
import type { TemplateDraft } from './use-template-draft.ts'
import { VersionPanel } from './VersionPanel.tsx'

export type VersionsCardProps = { template: TemplateCard; draft: TemplateDraft; canEdit: boolean }

/** Every version that was in force, newest first. */
export function VersionsCard({ template, draft, canEdit }: VersionsCardProps) {
  const { t } = useTranslation('templates')
  const { dateTime } = useFormat()
  const [opened, setOpened] = useState<string | null>(null)
  const { versions, published } = template
  return (
    <Card title={t('versions.title')}>
      {versions.length === 0 && <p className={css.hint}>{t('versions.none')}</p>}
      <ul className={css.versions}>
        {versions.map(({ id, number, publishedAt, publishedBy }) => (
          <li key={id}>
            <button
              type="button"
              className="link-button"
              aria-label={t('versions.open', { number })}
              onClick={() => setOpened(id)}
            >
              {t('versions.number', { number })}
            </button>
            {published?.versionId === id && (
              <Tag tone="positive" icon={<IconPlayerPlay size={12} stroke={1.8} />}>
                {t('versions.current')}
              </Tag>
            )}
            <span className="caption">
              {dateTime(publishedAt)} · {publishedBy ?? t('versions.fromLibrary')}
            </span>
          </li>
        ))}
      </ul>
      <VersionPanel
        version={versions.find(({ id }) => id === opened) ?? null}
        template={template}
        draft={draft}
        canEdit={canEdit}
        onClose={() => setOpened(null)}
      />
    </Card>
  )
}
