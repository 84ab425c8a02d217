import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconChecks,
  IconClock,
  IconEye,
  IconFlask,
  IconHelp,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TouchState } from './outbox-calls.ts'

const LOOKS: Record<TouchState, [TagTone, typeof IconCheck]> = {
  planned: ['outline', IconClock],
  held: ['warning', IconClock],
  claimed: ['outline', IconClock],
  sent: ['accent', IconCheck],
  delivered: ['positive', IconChecks],
  read: ['positive', IconEye],
  failed: ['negative', IconAlertTriangle],
  unknown: ['warning', IconHelp],
  skipped: ['neutral', IconBan],
  held_out: ['info', IconFlask],
  cancelled: ['neutral', IconBan],
  expired: ['neutral', IconClock],
}

/** Where a message stands. */
export function TouchStateTag({ state }: { state: TouchState }) {
  const { t } = useTranslation('outbox')
  const [tone, Icon] = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon size={12} stroke={1.8} />}>
      {t(`state.${state}`)}
    </Tag>
  )
}
