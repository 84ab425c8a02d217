import type { FactRow } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { ChannelItem } from './channel-calls.ts'

/** What a channel carried within seven days: sent, delivered where the provider tells, spent. */
export function useWeekRows({ connection, providers }: ChannelItem): FactRow[] {
  const { t } = useTranslation('settings-channels')
  const { number, money, percent } = useFormat()
  if (!connection) return []
  const { week, provider } = connection
  const tells = providers.find((one) => one.provider === provider)?.reportsBy !== 'nothing' && week.sent > 0
  return [
    { label: t('facts.week'), value: number(week.sent) },
    ...(tells ? [{ label: t('facts.delivered'), value: percent(week.delivered / week.sent, 0) }] : []),
    ...(week.cost > 0 ? [{ label: t('facts.spent'), value: money(week.cost, { kopecks: true }) }] : []),
  ]
}
