import { Select } from '@mantine/core'
import { CHANNEL_WORDS, type Channel, CHANNELS, MESSAGE_CLASSES, type MessageClass } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconArrowDown, IconArrowUp, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { usePermission } from '../../../session.ts'
import { ChannelIcon } from '../../../shell/ChannelIcons.tsx'
import { channelsQuery } from '../channels/channel-calls.ts'
import type { RulesPart } from './rules-part.ts'
import css from './Contact.module.css'

/** Which channel is tried first, by class of message. */
export function CascadeEditor({ rules: { cascade }, onChange, mayEdit }: RulesPart) {
  const { t } = useTranslation('settings-contact')
  return (
    <>
      <p className="second">{t('cascade.text')}</p>
      <div className={css.pair}>
        {MESSAGE_CLASSES.map((messageClass) => (
          <Order
            key={messageClass}
            messageClass={messageClass}
            channels={cascade[messageClass]}
            mayEdit={mayEdit}
            onChange={(channels) => onChange({ cascade: { ...cascade, [messageClass]: channels } })}
          />
        ))}
      </div>
      <p className="caption">{t('cascade.priority')}</p>
    </>
  )
}

type OrderProps = {
  messageClass: MessageClass
  channels: readonly Channel[]
  mayEdit: boolean
  onChange: (channels: Channel[]) => void
}

function Order({ messageClass, channels, mayEdit, onChange }: OrderProps) {
  const { t } = useTranslation('settings-contact')
  const say = useBilingual()
  const inSandbox = useSandboxed()
  const absent = CHANNELS.filter((channel) => !channels.includes(channel))
  const move = (from: number, to: number) => {
    const order = [...channels]
    order.splice(to, 0, ...order.splice(from, 1))
    onChange(order)
  }
  return (
    <fieldset className={css.group} disabled={!mayEdit}>
      <legend className={css.legend}>{t(`class.${messageClass}`)}</legend>
      <ol className={css.order}>
        {channels.map((channel, index) => (
          <li key={channel}>
            <span className={css.channel}>
              <ChannelIcon channel={channel} />
              {say(CHANNEL_WORDS[channel])}
              {inSandbox.has(channel) && <Tag>{t('cascade.sandbox')}</Tag>}
            </span>
            {mayEdit && (
              <Moves
                name={say(CHANNEL_WORDS[channel])}
                first={index === 0}
                last={index === channels.length - 1}
                onUp={() => move(index, index - 1)}
                onDown={() => move(index, index + 1)}
                onRemove={() => onChange(channels.filter((one) => one !== channel))}
              />
            )}
          </li>
        ))}
      </ol>
      {mayEdit && absent.length > 0 && (
        <Select
          aria-label={t('cascade.add')}
          placeholder={t('cascade.add')}
          data={absent.map((value) => ({ value, label: say(CHANNEL_WORDS[value]) }))}
          value={null}
          onChange={(channel) => channel && onChange([...channels, channel as Channel])}
        />
      )}
    </fieldset>
  )
}

type MovesProps = {
  name: string
  first: boolean
  last: boolean
  onUp: () => void
  onDown: () => void
  onRemove: () => void
}

function Moves({ name, first, last, onUp, onDown, onRemove }: MovesProps) {
  const { t } = useTranslation('settings-contact')
  const button = (word: 'up' | 'down' | 'remove', Shown: typeof IconX, press: () => void, off = false) => (
    <Button
      size="small"
      variant="quiet"
      icon={<Shown size={16} stroke={1.6} />}
      aria-label={`${t(`cascade.${word}`)}: ${name}`}
      title={t(`cascade.${word}`)}
      disabled={off}
      onClick={press}
    />
  )
  return (
    <span className={css.moves}>
      {button('up', IconArrowUp, onUp, first)}
      {button('down', IconArrowDown, onDown, last)}
      {button('remove', IconX, onRemove)}
    </span>
  )
}

/** Channels that lead no further than the sandbox; nobody knows without the right to see connections. */
function useSandboxed(): ReadonlySet<string> {
  const { data } = useQuery({ ...channelsQuery, enabled: usePermission('channels.manage') })
  const items = data?.items ?? []
  return new Set(items.flatMap(({ channel, state }) => (state === 'sandbox' || state === 'off' ? [channel] : [])))
}
