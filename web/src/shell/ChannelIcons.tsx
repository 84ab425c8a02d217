import { type Channel, CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { Line } from '@revisit/ui/Layout.tsx'
import {
  IconBell,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconDeviceMobile,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconWebhook,
} from '@tabler/icons-react'
import { useBilingual } from '../analytics/use-bilingual.ts'

const ICONS: Record<Channel, typeof IconMail> = {
  max: IconMessageCircle,
  sms: IconDeviceMobile,
  email: IconMail,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  push: IconBell,
  call: IconPhone,
  webhook: IconWebhook,
}

/** The mark of one channel, without a word beside it. */
export function ChannelIcon({ channel, size = 16 }: { channel: Channel; size?: number }) {
  const Icon = ICONS[channel]
  return <Icon size={size} stroke={1.6} aria-hidden="true" display="block" />
}

/** Marks of channels in a line, each named for screen readers and on hover. */
export function ChannelIcons({ channels }: { channels: readonly Channel[] }) {
  const say = useBilingual()
  return (
    <Line gap={4}>
      {channels.map((channel) => (
        <span key={channel} role="img" aria-label={say(CHANNEL_WORDS[channel])} title={say(CHANNEL_WORDS[channel])}>
          <ChannelIcon channel={channel} />
        </span>
      ))}
    </Line>
  )
}
