import type { MessageClass } from '@revisit/domain/channel.ts'
import { Tag } from '@revisit/ui/Tag.tsx'
import {
  IconAlertTriangle,
  IconArchive,
  IconCheck,
  IconCircleDashed,
  IconHeartHandshake,
  IconPencil,
  IconPlayerPlay,
  IconSpeakerphone,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TemplateItem } from './template-calls.ts'

const MARK = { size: 12, stroke: 1.8 }

/** About care already agreed on, or an invitation to buy. */
export function ClassTag({ messageClass }: { messageClass: MessageClass }) {
  const { t } = useTranslation('templates')
  const Icon = messageClass === 'advertising' ? IconSpeakerphone : IconHeartHandshake
  return <Tag icon={<Icon {...MARK} />}>{t(`class.${messageClass}`)}</Tag>
}

type Versioned = Pick<TemplateItem, 'published' | 'changed' | 'archived'>

/** What version is in force, and whether the draft went further. */
export function VersionTags({ template: { published, changed, archived } }: { template: Versioned }) {
  const { t } = useTranslation('templates')
  if (archived) return <Tag icon={<IconArchive {...MARK} />}>{t('state.archived')}</Tag>
  if (!published) {
    return (
      <Tag tone="outline" icon={<IconCircleDashed {...MARK} />}>
        {t('state.neverPublished')}
      </Tag>
    )
  }
  return (
    <>
      <Tag tone="positive" icon={<IconPlayerPlay {...MARK} />}>
        {t('state.live', { number: published.number })}
      </Tag>
      {changed && (
        <Tag tone="outline" icon={<IconPencil {...MARK} />}>
          {t('state.changed')}
        </Tag>
      )}
    </>
  )
}

/** What the check found in the words. */
export function CheckTag({ problems: { errors, warnings } }: { problems: TemplateItem['problems'] }) {
  const { t } = useTranslation('templates')
  if (errors > 0) {
    return (
      <Tag tone="negative" icon={<IconAlertTriangle {...MARK} />}>
        {t('check.errors', { count: errors })}
      </Tag>
    )
  }
  if (warnings > 0) {
    return (
      <Tag tone="warning" icon={<IconAlertTriangle {...MARK} />}>
        {t('check.warnings', { count: warnings })}
      </Tag>
    )
  }
  return <Tag icon={<IconCheck {...MARK} />}>{t('check.clean')}</Tag>
}
