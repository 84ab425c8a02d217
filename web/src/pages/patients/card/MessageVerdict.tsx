import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag, type TagTone } from '@revisit/ui/Tag.tsx'
import { IconBan, IconCheck, IconClock, IconFlask, type Icon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './Contacting.module.css'
import { channelWord } from './say-contact.tsx'
import type { Verdict } from './use-contact-actions.ts'

const LOOKS: Record<Verdict['verdict'], [TagTone, Icon]> = {
  send: ['positive', IconCheck],
  later: ['warning', IconClock],
  hold: ['warning', IconClock],
  skip: ['negative', IconBan],
  held_out: ['info', IconFlask],
}

export type MessageVerdictProps = { verdict: Verdict; busy: boolean; onSend: () => void }

/** What the gate would say: whether it goes, when, where to, in which words; and why not. */
export function MessageVerdict({ verdict, busy, onSend }: MessageVerdictProps) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { verdict: said, reason, channel, address, until, text, subject } = verdict
  const [tone, VerdictIcon] = LOOKS[said]
  const goes = said === 'send' || said === 'later' || said === 'hold'
  return (
    <div className={css.verdict} role="status">
      <div className={css.verdictHead}>
        <Tag tone={tone} icon={<VerdictIcon size={12} stroke={1.8} />}>
          {t(`contacting.verdict.${said}`)}
        </Tag>
        <span>
          {[
            said === 'send' ? null : reason.text,
            until && t('timeline.touch.until', { at: format.dateTime(until) }),
            channelWord(channel, format),
            address,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {reason.fix && <div className="caption">{reason.fix}</div>}
      {subject && <b>{subject}</b>}
      {text && <blockquote className={css.quote}>{text}</blockquote>}
      {goes && (
        <div className={css.tools}>
          <Button variant="main" loading={busy} onClick={onSend}>
            {t(said === 'send' ? 'contacting.send' : 'contacting.queue')}
          </Button>
        </div>
      )}
    </div>
  )
}
