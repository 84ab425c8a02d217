import { Select, Textarea } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, type Channel, type MessageClass } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { usePermission } from '../../../session.ts'
import type { Card } from '../patient-types.ts'
import { useAttempt } from '../use-attempt.ts'
import { templateNamesQuery } from './card-queries.ts'
import css from './Contacting.module.css'
import { type MessageByHand, useContactActions, type Verdict } from './use-contact-actions.ts'
import { MessageVerdict } from './MessageVerdict.tsx'

type Draft = { text: string; templateId: string | null; class: MessageClass; channel: Channel | 'any' }
const EMPTY: Draft = { text: '', templateId: null, class: 'service', channel: 'any' }

/** A message by hand: words or a template, then what the gate says of it, and only then the sending. */
export function MessageComposer({ card }: { card: Card }) {
  const { t } = useTranslation('patient')
  const [draft, setDraft] = useState<Draft>(EMPTY)
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const { previewMessage, sendMessage } = useContactActions(card.id)
  const { busy, attempt } = useAttempt()
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setVerdict(null)
  }
  const message = messageOf(draft)
  const check = () => attempt(async () => setVerdict(message && (await previewMessage(message))))
  const send = async () => {
    if (!message || !(await attempt(() => sendMessage(message), { done: t('contacting.sent') }))) return
    setDraft(EMPTY)
    setVerdict(null)
  }
  const name = card.firstName ?? card.fullName
  return (
    <div className={css.message}>
      {draft.templateId === null && (
        <Textarea
          variant="unstyled"
          autosize
          minRows={1}
          maxRows={8}
          maxLength={4000}
          value={draft.text}
          placeholder={t('contacting.writeTo', { name })}
          aria-label={t('contacting.tab.message')}
          classNames={{ input: css.bare }}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      )}
      <div className={css.tools}>
        <TemplateSelect draft={draft} onChange={change} />
        <ClassPicker value={draft.class} disabled={draft.templateId !== null} onChange={change} />
        <ChannelPicker value={draft.channel} onChange={change} />
        <span className={css.end}>
          <Button disabled={!message} loading={busy && !verdict} onClick={() => void check()}>
            {t('contacting.check')}
          </Button>
        </span>
      </div>
      {verdict && <MessageVerdict verdict={verdict} busy={busy} onSend={() => void send()} />}
    </div>
  )
}

/** What the server is asked about; null until there is something to say. */
function messageOf({ text, templateId, class: messageClass, channel }: Draft): MessageByHand | null {
  if (templateId === null && !text.trim()) return null
  return {
    ...(templateId === null ? { text: text.trim() } : { templateId }),
    class: messageClass,
    channels: channel === 'any' ? [] : [channel],
  }
}

type Choosing = { onChange: (part: Partial<Draft>) => void }

function TemplateSelect({ draft, onChange }: Choosing & { draft: Draft }) {
  const { t } = useTranslation('patient')
  const readsTemplates = usePermission('journeys.read')
  const templates = useQuery({ ...templateNamesQuery, enabled: readsTemplates })
  if (!readsTemplates || !templates.data || templates.data.length === 0) return null
  return (
    <Select
      aria-label={t('contacting.template')}
      placeholder={t('contacting.template')}
      searchable
      clearable
      size="sm"
      data={templates.data.map(({ id, name }) => ({ value: id, label: name }))}
      value={draft.templateId}
      onChange={(id) =>
        onChange({
          templateId: id,
          class: templates.data.find((one) => one.id === id)?.messageClass ?? draft.class,
        })
      }
    />
  )
}

function ClassPicker({ value, disabled, onChange }: Choosing & { value: MessageClass; disabled: boolean }) {
  const { t } = useTranslation('patient')
  return (
    <Picker
      label={t('contacting.class')}
      value={value}
      disabled={disabled}
      options={(['service', 'advertising'] as const).map((one) => ({
        value: one,
        label: t(`contacting.classes.${one}`),
      }))}
      onChange={(next) => onChange({ class: next })}
    />
  )
}

function ChannelPicker({ value, onChange }: Choosing & { value: Draft['channel'] }) {
  const { t } = useTranslation('patient')
  const say = useBilingual()
  const channels = CHANNELS.filter((channel) => channel !== 'webhook')
  return (
    <Picker<Draft['channel']>
      label={t('contacting.channel')}
      value={value}
      options={[
        { value: 'any', label: t('contacting.anyChannel') },
        ...channels.map((channel) => ({ value: channel, label: say(CHANNEL_WORDS[channel]) })),
      ]}
      onChange={(channel) => onChange({ channel })}
    />
  )
}
