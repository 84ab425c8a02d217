import { MultiSelect, NumberInput, Select, TextInput, Textarea } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, type Channel } from '@revisit/domain/channel.ts'
import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import type { Duration } from '@revisit/domain/journey-timing.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { TemplateItem } from './journey-calls.ts'
import css from './journeys.module.css'

export type StepFormProps = {
  node: JourneyNode
  templates: readonly TemplateItem[]
  onChange: (node: JourneyNode) => void
}

/** What can be set on a step. */
export function StepForm({ node, templates, onChange }: StepFormProps) {
  switch (node.kind) {
    case 'wait':
      return node.wait.by === 'duration' ? <WaitForm node={node} wait={node.wait} onChange={onChange} /> : null
    case 'message':
      return <MessageForm node={node} templates={templates} onChange={onChange} />
    case 'call_task':
      return <CallForm node={node} onChange={onChange} />
    default:
      return null
  }
}

const UNITS = ['minutes', 'hours', 'days', 'weeks', 'months'] as const

type Wait = Extract<JourneyNode, { kind: 'wait' }>
type WaitFormProps = {
  node: Wait
  wait: Extract<Wait['wait'], { by: 'duration' }>
  onChange: StepFormProps['onChange']
}

function WaitForm({ node, wait, onChange }: WaitFormProps) {
  const { t } = useTranslation('journeys')
  const { count, unit } = wait.duration
  const set = (duration: Duration) => onChange({ ...node, wait: { ...wait, duration } })
  return (
    <div className={css.pair}>
      <NumberInput
        label={t('form.wait')}
        value={count}
        min={1}
        max={10_000}
        allowDecimal={false}
        onChange={(value) => typeof value === 'number' && set({ count: value, unit })}
      />
      <Select
        label={t('form.unit')}
        value={unit}
        allowDeselect={false}
        data={UNITS.map((value) => ({ value, label: t(`units.${value}`) }))}
        onChange={(value) => value && set({ count, unit: value as Duration['unit'] })}
      />
    </div>
  )
}

type MessageFormProps = {
  node: Extract<JourneyNode, { kind: 'message' }>
  templates: readonly TemplateItem[]
  onChange: StepFormProps['onChange']
}

function MessageForm({ node, templates, onChange }: MessageFormProps) {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  const published = templates.filter((one) => one.published !== null && !one.archived)
  return (
    <>
      <Select
        label={t('form.template')}
        value={node.templateId}
        searchable
        data={published.map(({ id, name }) => ({ value: id, label: name }))}
        nothingFoundMessage={t('form.noTemplates')}
        onChange={(templateId) => onChange({ ...node, templateId })}
      />
      <MultiSelect
        label={t('form.channels')}
        description={t('form.channelsHint')}
        value={[...node.channels]}
        data={CHANNELS.map((value) => ({ value, label: say(CHANNEL_WORDS[value]) }))}
        onChange={(channels) => onChange({ ...node, channels: channels as Channel[] })}
      />
    </>
  )
}

type CallFormProps = { node: Extract<JourneyNode, { kind: 'call_task' }>; onChange: StepFormProps['onChange'] }

function CallForm({ node, onChange }: CallFormProps) {
  const { t } = useTranslation('journeys')
  return (
    <>
      <TextInput
        label={t('form.task')}
        value={node.taskTitle}
        maxLength={200}
        onChange={({ currentTarget }) => onChange({ ...node, taskTitle: currentTarget.value })}
      />
      <Textarea
        label={t('form.script')}
        value={node.script}
        autosize
        minRows={3}
        maxLength={10_000}
        onChange={({ currentTarget }) => onChange({ ...node, script: currentTarget.value })}
      />
    </>
  )
}
