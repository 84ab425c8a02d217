import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconClock, IconFlask, IconPlayerPause } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { CampaignCard } from './campaign-calls.ts'

/** What the reader should know first: it waits for a decision, is paused, or stopped by itself. */
export function RunStrips({ campaign: { state, scheduledAt, stoppedBy } }: { campaign: CampaignCard }) {
  const { t } = useTranslation('campaigns')
  const { dateTime } = useFormat()
  const say = useBilingual()
  if (stoppedBy.length > 0) {
    return (
      <Strip tone="warning">
        <strong>{t('run.stopped')}</strong> {stoppedBy.map(({ message }) => say(message)).join('. ')}
      </Strip>
    )
  }
  if (state === 'waiting') {
    return (
      <Strip tone="warning" icon={<IconFlask size={16} stroke={1.6} />}>
        {t('run.waiting')}
      </Strip>
    )
  }
  if (state === 'paused') {
    return (
      <Strip tone="warning" icon={<IconPlayerPause size={16} stroke={1.6} />}>
        {t('run.paused')}
      </Strip>
    )
  }
  if (state !== 'scheduled' || !scheduledAt) return null
  return (
    <Strip tone="info" icon={<IconClock size={16} stroke={1.6} />}>
      {t('run.scheduled', { at: dateTime(scheduledAt) })}
    </Strip>
  )
}
