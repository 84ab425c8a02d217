import { CHANNEL_WORDS, type Channel, CHANNELS, MESSAGE_CLASSES, type MessageClass } from '@revisit/domain/channel.ts'
import { channelRule } from '@revisit/domain/consent-policy.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconBan, IconCheck, IconUserCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { useSession } from '../../../session.ts'
import { ChannelIcon } from '../../../shell/ChannelIcons.tsx'
import css from './Consents.module.css'

/** What the law and the product allow today, by channel and class of message. */
export function PolicyCard() {
  const { t } = useTranslation('settings-consents')
  const { date } = useFormat()
  const say = useBilingual()
  const { today } = useSession().clinic
  return (
    <Card title={t('policy.title', { date: date(today, { full: true }) })}>
      <p className="second">{t('policy.text')}</p>
      <div className={css.scroll}>
        <table className={css.policy}>
          <thead>
            <tr>
              <th scope="col">{t('policy.channel')}</th>
              {MESSAGE_CLASSES.map((messageClass) => (
                <th key={messageClass} scope="col">
                  {t(`class.${messageClass}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {CHANNELS.map((channel) => (
              <tr key={channel}>
                <th scope="row">
                  <span className={css.channel}>
                    <ChannelIcon channel={channel} />
                    {say(CHANNEL_WORDS[channel])}
                  </span>
                </th>
                {MESSAGE_CLASSES.map((messageClass) => (
                  <td key={messageClass} data-class={t(`class.${messageClass}`)}>
                    <Rule channel={channel} messageClass={messageClass} on={today} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

function Rule({ channel, messageClass, on }: { channel: Channel; messageClass: MessageClass; on: string }) {
  const { t } = useTranslation('settings-consents')
  const { date } = useFormat()
  const { rule, since } = channelRule({ channel, messageClass, on })
  const key = rule === 'by_consent' ? (`${rule}_${messageClass}` as const) : rule
  const { tone, icon: RuleIcon } = LOOKS[key]
  return (
    <span className={css.rule}>
      <Tag tone={tone} icon={<RuleIcon size={14} stroke={1.6} />}>
        {t(`policy.${key}`)}
      </Tag>
      <span className="caption">
        {t(`policy.${key}Text`)}
        {since && ` ${t('policy.since', { date: date(since, { full: true }) })}`}
      </span>
    </span>
  )
}

const LOOKS = {
  by_consent_service: { tone: 'positive', icon: IconCheck },
  by_consent_advertising: { tone: 'info', icon: IconUserCheck },
  opted_in: { tone: 'info', icon: IconUserCheck },
  forbidden: { tone: 'negative', icon: IconBan },
} as const
