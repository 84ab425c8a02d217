import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { useQuery } from '@tanstack/react-query'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors } from '../../../api.ts'
import { useSession } from '../../../session.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { type ChannelItem, type ChannelName, chatsQuery, testQuery, useTest } from './channel-calls.ts'
import css from './Channels.module.css'

/** Sends a message that names itself a test to an own address, and shows what becomes of it. */
export function TestSend({ item: { channel } }: { item: ChannelItem }) {
  const { t } = useTranslation('settings-channels')
  const { email } = useSession().staff
  const [to, setTo] = useState(channel === 'email' ? (email ?? '') : '')
  const test = useTest(channel)
  const hint = useId()
  const isChat = channel === 'max' || channel === 'telegram'
  // A browser's own subscription is no thing to type, and a webhook writes to one place only.
  if (channel === 'push') return null
  const refused = fieldErrors(test.error).to
  const submit = (event: FormEvent) => {
    event.preventDefault()
    test.mutate(channel === 'webhook' ? 'test' : to)
  }
  return (
    <form className={css.test} onSubmit={submit}>
      <div className={css.testLine}>
        {channel !== 'webhook' && (
          <TextInput
            label={t(`testTo.${channel}`)}
            value={to}
            error={refused !== undefined}
            aria-describedby={hint}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
        )}
        <Button type="submit" loading={test.isPending} disabled={channel !== 'webhook' && !to.trim()}>
          {t('test')}
        </Button>
      </div>
      <Hint id={hint} refused={refused} isChat={isChat} />
      {isChat && <Chats channel={channel} onChoose={setTo} />}
      <FormError error={test.error} fields={['to']} />
      {test.data && <TestOutcome key={test.data.id} id={test.data.id} />}
    </form>
  )
}

function Hint({ id, refused, isChat }: { id: string; refused: string | undefined; isChat: boolean }) {
  const { t } = useTranslation('settings-channels')
  if (refused)
    return (
      <p id={id} className={fields.error}>
        {refused}
      </p>
    )
  if (!isChat) return null
  return (
    <p id={id} className="caption">
      {t('testToHint')}
    </p>
  )
}

function Chats({ channel, onChoose }: { channel: ChannelName; onChoose: (address: string) => void }) {
  const { t } = useTranslation('settings-channels')
  const { dateTime } = useFormat()
  const { data } = useQuery(chatsQuery(channel))
  if (!data || data.items.length === 0) return null
  return (
    <div className={css.chats}>
      <span className="caption">{t('lastChats')}</span>
      {data.items.map(({ address, name, at }) => (
        <Button key={address} size="small" variant="quiet" onClick={() => onChoose(address)}>
          {[name ?? address, dateTime(at)].join(', ')}
        </Button>
      ))}
    </div>
  )
}

function TestOutcome({ id }: { id: string }) {
  const { t } = useTranslation('settings-channels')
  const { money } = useFormat()
  const { data: found } = useQuery(testQuery(id))
  if (!found) return <p className="caption">{t('testState.waiting')}</p>
  const { state, said, detail, cost, address } = found
  return (
    <div className={css.outcome} role="status">
      <span className={css.outcomeHead}>
        <Tag tone={TONES[state]}>{t(`testState.${state}`)}</Tag>
        <span className="caption">
          {[address, cost ? money(cost, { kopecks: true }) : null].filter(Boolean).join(' · ')}
        </span>
      </span>
      <span>{said}</span>
      {detail && state !== 'accepted' && <span className="caption">{t('vendorSaid', { detail })}</span>}
    </div>
  )
}

const TONES = {
  waiting: 'neutral',
  sandbox: 'neutral',
  accepted: 'info',
  delivered: 'positive',
  read: 'positive',
  failed: 'negative',
  unclear: 'warning',
} as const
