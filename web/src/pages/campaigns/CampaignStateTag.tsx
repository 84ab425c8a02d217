import { CAMPAIGN_STATE_WORDS, type CampaignState } from '@revisit/domain/campaign-state.ts'
import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import {
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconHelp,
  IconListCheck,
  IconPlayerPause,
  IconSend,
} from '@tabler/icons-react'
import { useBilingual } from '../../analytics/use-bilingual.ts'

const LOOKS: Record<CampaignState, [TagTone, typeof IconCheck]> = {
  draft: ['outline', IconCircleDashed],
  checked: ['outline', IconListCheck],
  scheduled: ['info', IconClock],
  sending: ['accent', IconSend],
  waiting: ['warning', IconHelp],
  paused: ['warning', IconPlayerPause],
  cancelled: ['neutral', IconBan],
  done: ['positive', IconCheck],
}

/** Where a campaign stands. */
export function CampaignStateTag({ state }: { state: CampaignState }) {
  const say = useBilingual()
  const [tone, Icon] = LOOKS[state]
  return (
    <Tag tone={tone} icon={<Icon size={12} stroke={1.8} />}>
      {say(CAMPAIGN_STATE_WORDS[state])}
    </Tag>
  )
}
