import { Tag } from '@revisit/ui/Tag.tsx'
import { IconAlertTriangle, IconCheck, IconFlask, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ChannelItem } from './channel-calls.ts'

/** How a channel is, in one word. */
export function ChannelStateTag({ item: { state } }: { item: ChannelItem }) {
  const { t } = useTranslation('settings-channels')
  const { tone, icon: StateIcon } = LOOKS[state]
  return (
    <Tag tone={tone} icon={<StateIcon size={14} stroke={1.6} />}>
      {t(`state.${state}`)}
    </Tag>
  )
}

const LOOKS = {
  working: { tone: 'positive', icon: IconCheck },
  trouble: { tone: 'negative', icon: IconAlertTriangle },
  off: { tone: 'neutral', icon: IconPlayerPause },
  sandbox: { tone: 'neutral', icon: IconFlask },
} as const
