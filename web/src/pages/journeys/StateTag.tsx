import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import { IconCircleDashed, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

type State = 'draft' | 'live' | 'paused' | 'closed' | 'deleted' | 'draining'

const TONES: Record<State, TagTone> = {
  draft: 'outline',
  live: 'positive',
  paused: 'warning',
  closed: 'neutral',
  deleted: 'neutral',
  draining: 'neutral',
}
const ICONS = {
  draft: IconCircleDashed,
  live: IconPlayerPlay,
  paused: IconPlayerPause,
  closed: IconPlayerStop,
  deleted: IconPlayerStop,
  draining: IconPlayerPlay,
}

/** What a journey or one of its versions is doing. */
export function StateTag({ state, number, inside }: { state: State; number?: number; inside?: number }) {
  const { t } = useTranslation('journeys')
  const Icon = ICONS[state]
  return (
    <Tag tone={TONES[state]} icon={<Icon size={12} stroke={1.8} />}>
      {t(`state.${state}`)}
      {number !== undefined && ` v${number}`}
      {inside !== undefined && inside > 0 && ` · ${t('inside', { count: inside })}`}
    </Tag>
  )
}
