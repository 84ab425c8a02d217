import { CHANNEL_WORDS, type Channel } from '@revisit/domain/channel.ts'
import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import type { Duration } from '@revisit/domain/journey-timing.ts'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { TemplateItem } from './journey-calls.ts'

/** What makes people enter, in one line. */
export function useTriggerWords(): (trigger: Record<string, unknown>) => string {
  const { t } = useTranslation('journeys')
  return (trigger) => {
    const { kind } = trigger as { kind: string }
    if (kind === 'event') {
      const { types } = (trigger as { match: { types: string[] } }).match
      return types.map((type) => t(`events.${type.replace('.', '_') as 'appointment_completed'}`, type)).join(', ')
    }
    if (kind === 'date') {
      const { field, offset } = trigger as { field: string; offset: { count: number; unit: 'days' | 'hours' } }
      const name = t(`dates.${field as 'birthday'}`, field.replace('custom.', ''))
      if (offset.count === 0) return name
      const amount = t(`amount.${offset.unit}`, { count: Math.abs(offset.count) })
      return offset.count < 0 ? t('before', { amount, name }) : t('after', { amount, name })
    }
    return t(`triggers.${kind as 'manual'}`, kind)
  }
}

/** A length of time in words. */
export function useDurationWords(): (duration: Duration) => string {
  const { t } = useTranslation('journeys')
  return ({ count, unit }) => t(`amount.${unit}`, { count })
}

export type StepWords = { kind: string; title: string }

/** What a step is and what it says, in two short lines. */
export function useStepWords(templates: ReadonlyMap<string, TemplateItem>): (node: JourneyNode) => StepWords {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  const duration = useDurationWords()
  const channelsOf = (channels: readonly Channel[]) =>
    channels.length === 0 ? t('anyChannel') : channels.map((one) => say(CHANNEL_WORDS[one])).join(', ')
  const titles: { [K in JourneyNode['kind']]: (node: Extract<JourneyNode, { kind: K }>) => string } = {
    wait: waitTitle,
    wait_event: (node) => t('waitEvent', { amount: duration(node.timeout) }),
    message: ({ templateId, title }) => templates.get(templateId ?? '')?.name ?? (title || t('noTemplate')),
    call_task: (node) => node.taskTitle,
    notify_staff: (node) => node.text,
    split: (node) => node.branches.map(({ share, title, id }) => `${share} % ${title || id}`).join(', '),
    exit: (node) => (node.goal ? t('goalReached') : node.title || t('end')),
    condition: plainTitle,
    set_field: plainTitle,
    offer: plainTitle,
    bonus: plainTitle,
  }
  return (node) => ({
    kind: node.kind === 'message' ? channelsOf(node.channels) : t(`kinds.${node.kind}`),
    title: titles[node.kind](node as never),
  })

  function plainTitle({ title, kind }: JourneyNode): string {
    return title || t(`kinds.${kind}`)
  }

  function waitTitle({ wait }: Extract<JourneyNode, { kind: 'wait' }>): string {
    if (wait.by === 'window') return t('waitWindow', wait.window)
    if (wait.by === 'date') return t(`dates.${wait.field as 'birthday'}`, wait.field)
    const amount = duration(wait.duration)
    return wait.window ? t('waitThen', { amount, from: wait.window.from, to: wait.window.to }) : amount
  }
}
