import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconLoader2,
  IconPlayerStop,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ImportItem, ImportState } from './import-types.ts'
import { isUnwritten } from './run-figures.ts'

const LOOKS: Record<ImportState, { tone: TagTone; icon: typeof IconCheck }> = {
  draft: { tone: 'outline', icon: IconCircleDashed },
  checking: { tone: 'info', icon: IconLoader2 },
  checked: { tone: 'outline', icon: IconCheck },
  queued: { tone: 'info', icon: IconClock },
  running: { tone: 'info', icon: IconLoader2 },
  done: { tone: 'positive', icon: IconCheck },
  failed: { tone: 'negative', icon: IconAlertTriangle },
  cancelled: { tone: 'warning', icon: IconPlayerStop },
  undoing: { tone: 'info', icon: IconLoader2 },
  undone: { tone: 'neutral', icon: IconArrowBackUp },
}

/** Where an import stands, in one word. A stopped one of which nothing was written is only a draft put away. */
export function StateTag({ item }: { item: Pick<ImportItem, 'state' | 'result'> }) {
  const { t } = useTranslation('imports')
  const { state } = item
  if (state === 'cancelled' && isUnwritten(item)) return <Tag>{t('states.dropped')}</Tag>
  const { tone, icon: Icon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon size={14} stroke={1.6} aria-hidden="true" />}>
      {t(`states.${state}`)}
    </Tag>
  )
}
