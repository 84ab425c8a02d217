import { Strip } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { IconFlask } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { QueryFailed } from '../kit/QueryState.tsx'
import { type ChannelItem, type ChannelName, channelsQuery } from './channel-calls.ts'
import { ChannelCard } from './ChannelCard.tsx'
import { ChannelPanel } from './ChannelPanel.tsx'
import { SenderCard } from './SenderCard.tsx'
import css from './Channels.module.css'

/** Ways of reaching patients: what is connected, how it is, what it costs. */
export function ChannelsSection() {
  const channels = useQuery(channelsQuery)
  const [open, setOpen] = useState<ChannelName | null>(null)
  if (channels.isError && !channels.data) return <QueryFailed query={channels} />
  if (!channels.data) return <SkeletonBlock height={420} />
  const { items, sandboxMessages, publicUrl } = channels.data
  const shown = items.find(({ channel }) => channel === open)
  return (
    <>
      <SandboxStrip items={items} messages={sandboxMessages} />
      <div className={css.grid}>
        {items.map((item) => (
          <ChannelCard key={item.channel} item={item} chosen={item.channel === open} onOpen={setOpen} />
        ))}
      </div>
      <SenderCard />
      {shown && <ChannelPanel key={shown.channel} item={shown} publicUrl={publicUrl} onClose={() => setOpen(null)} />}
    </>
  )
}

/** Says plainly that nothing leaves the house while a channel has no vendor. */
function SandboxStrip({ items, messages }: { items: ChannelItem[]; messages: number }) {
  const { t } = useTranslation('settings-channels')
  const isAlone = items.every(({ state }) => state === 'sandbox' || state === 'off')
  if (!isAlone && messages === 0) return null
  return (
    <Strip
      tone="info"
      icon={<IconFlask size={16} stroke={1.6} />}
      action={messages > 0 && <PageLink to={`${paths.outbox}?channel=sandbox`}>{t('sandbox.open')}</PageLink>}
    >
      {isAlone ? t('sandbox.all') : t('sandbox.some')} {messages > 0 && t('sandbox.given', { count: messages })}
    </Strip>
  )
}
