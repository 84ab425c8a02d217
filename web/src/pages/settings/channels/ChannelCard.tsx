import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { ChannelItem, ChannelName } from './channel-calls.ts'
import { ChannelIcon } from '../../../shell/ChannelIcons.tsx'
import { ChannelStateTag } from './ChannelStateTag.tsx'
import { useWeekRows } from './use-week-rows.ts'
import css from './Channels.module.css'

export type ChannelCardProps = { item: ChannelItem; chosen: boolean; onOpen: (channel: ChannelName) => void }

/** One channel: who carries it, how it is, what the last week cost. */
export function ChannelCard({ item, chosen, onOpen }: ChannelCardProps) {
  const { t } = useTranslation('settings-channels')
  const { channel, name, connection, trouble, providers } = item
  const title = (
    <span className={css.name}>
      <ChannelIcon channel={channel} />
      {name}
    </span>
  )
  return (
    <Card title={title} right={<ChannelStateTag item={item} />} chosen={chosen} className={css.card}>
      <div className={css.body}>
        {connection ? (
          <>
            <span className="second">{connection.name}</span>
            {trouble && <p className={css.trouble}>{trouble.text}</p>}
            <Figures item={item} />
          </>
        ) : (
          <>
            <p className="second">{t(`about.${channel}`)}</p>
            <p className="caption">{providers.map((one) => one.name).join(', ')}</p>
          </>
        )}
      </div>
      <Button
        size="small"
        aria-label={`${t(connection ? 'open' : 'connect')}: ${name}`}
        onClick={() => onOpen(channel)}
      >
        {t(connection ? 'open' : 'connect')}
      </Button>
    </Card>
  )
}

function Figures({ item }: { item: ChannelItem }) {
  const { t } = useTranslation('settings-channels')
  const { money } = useFormat()
  const { price = null, balance = null } = item.connection ?? {}
  return (
    <FactRows
      rows={[
        ...useWeekRows(item),
        ...(price === null ? [] : [{ label: t('facts.price'), value: money(price, { kopecks: true }) }]),
        ...(balance === null ? [] : [{ label: t('facts.balance'), value: money(balance.amount) }]),
      ]}
    />
  )
}
