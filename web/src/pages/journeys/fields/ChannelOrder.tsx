import { CHANNEL_WORDS, CHANNELS, type Channel } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import css from './fields.module.css'

export type ChannelOrderProps = { value: readonly Channel[]; onChange: (channels: Channel[]) => void }

/** Channels in the order they are tried; none = the order of the clinic. */
export function ChannelOrder({ value, onChange }: ChannelOrderProps) {
  const { t } = useTranslation('journey-form')
  const say = useBilingual()
  const free = CHANNELS.filter((channel) => !value.includes(channel))
  const swap = (index: number) => {
    const next = [...value]
    const [moved] = next.splice(index, 1)
    next.splice(index - 1, 0, moved!)
    onChange(next)
  }
  return (
    <div className={css.stack} role="group" aria-label={t('channels.title')}>
      <span className={css.label}>{t('channels.title')}</span>
      {value.length === 0 && <p className={css.hint}>{t('channels.clinic')}</p>}
      <ol className={css.rows}>
        {value.map((channel, index) => (
          <li key={channel} className={css.ordered}>
            <span className={css.place}>{index + 1}</span>
            <span className={css.grow}>{say(CHANNEL_WORDS[channel])}</span>
            <Button
              size="small"
              variant="quiet"
              disabled={index === 0}
              aria-label={t('channels.up', { name: say(CHANNEL_WORDS[channel]) })}
              icon={<IconArrowUp size={14} stroke={1.6} />}
              onClick={() => swap(index)}
            />
            <Button
              size="small"
              variant="quiet"
              disabled={index === value.length - 1}
              aria-label={t('channels.down', { name: say(CHANNEL_WORDS[channel]) })}
              icon={<IconArrowDown size={14} stroke={1.6} />}
              onClick={() => swap(index + 1)}
            />
            <Button
              size="small"
              variant="quiet"
              aria-label={t('channels.remove', { name: say(CHANNEL_WORDS[channel]) })}
              icon={<IconX size={14} stroke={1.6} />}
              onClick={() => onChange(value.filter((one) => one !== channel))}
            />
          </li>
        ))}
      </ol>
      {free.length > 0 && (
        <div>
          <Picker
            size="small"
            label={t('channels.add')}
            value=""
            options={free.map((channel) => ({ value: channel as string, label: say(CHANNEL_WORDS[channel]) }))}
            onChange={(channel) => onChange([...value, channel as Channel])}
          />
        </div>
      )}
    </div>
  )
}
