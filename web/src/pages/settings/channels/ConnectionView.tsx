import { FactRows } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { ChannelItem, Connection } from './channel-calls.ts'
import { ChannelStateTag } from './ChannelStateTag.tsx'
import { ReportPlace } from './ReportPlace.tsx'
import { TestSend } from './TestSend.tsx'
import { useWeekRows } from './use-week-rows.ts'
import css from './Channels.module.css'

export type ConnectionViewProps = { item: ChannelItem; connection: Connection; publicUrl: string | null }

/** How a connection is: trouble first, then figures, a test, and where reports come. */
export function ConnectionView({ item, connection, publicUrl }: ConnectionViewProps) {
  const { t } = useTranslation('settings-channels')
  const { dateTime } = useFormat()
  const { trouble } = item
  return (
    <div className={css.view}>
      {trouble && (
        <Strip tone="negative">
          {trouble.text}
          <span className="caption">{[trouble.detail, dateTime(trouble.at)].filter(Boolean).join(' · ')}</span>
        </Strip>
      )}
      {item.state === 'off' && <Strip tone="warning">{t('offText')}</Strip>}
      {connection.resting && <Strip tone="warning">{t('resting')}</Strip>}
      <ConnectionFacts item={item} connection={connection} />
      <TestSend item={item} />
      <ReportPlace item={item} connection={connection} publicUrl={publicUrl} />
    </div>
  )
}

function ConnectionFacts({ item, connection }: Omit<ConnectionViewProps, 'publicUrl'>) {
  const { t } = useTranslation('settings-channels')
  const { dateTime, number, money } = useFormat()
  const { balance, price, perSecond, checkedAt, connectedBy, connectedAt, shown } = connection
  const vendor = item.providers.find((one) => one.provider === connection.provider)
  const limit = perSecond ?? vendor?.perSecond ?? null
  const fields = (vendor?.fields ?? []).flatMap(({ key, name, kind }) =>
    shown[key] && key !== 'baseUrl' && kind === 'line' ? [{ label: name, value: shown[key] }] : [],
  )
  const rows = [
    { label: t('facts.state'), value: <ChannelStateTag item={item} /> },
    { label: t('facts.checked'), value: checkedAt && dateTime(checkedAt) },
    {
      label: balance && t('facts.balanceAt', { at: dateTime(balance.at) }),
      value: balance && money(balance.amount, { kopecks: true }),
    },
    ...useWeekRows(item),
    { label: t('facts.price'), value: price === null ? t('asVendor') : money(price, { kopecks: true }) },
    { label: t('facts.limit'), value: limit === null ? t('noLimit') : t('perSecondValue', { value: number(limit) }) },
    { label: t('facts.connected'), value: [dateTime(connectedAt), connectedBy].filter(Boolean).join(', ') },
    ...fields,
  ]
  return <FactRows rows={rows.filter(({ value }) => Boolean(value))} />
}
