import { CHANNEL_WORDS, type Channel } from '@revisit/domain/channel.ts'
import { eventWords } from '@revisit/domain/journey-event-words.ts'
import type { JourneyNode, NodeOf } from '@revisit/domain/journey-node.ts'
import type { Duration } from '@revisit/domain/journey-timing.ts'
import type { DateField, JourneyTrigger } from '@revisit/domain/journey-trigger.ts'
import { episodeTestWords } from '@revisit/domain/journey-test-words.ts'
import { nodesOf, isCondition, type SegmentRule } from '@revisit/domain/segment-rule.ts'
import { moneyText } from '@revisit/domain/segment-sentence.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { type Vocabulary, vocabularyQuery } from '../segments/segment-calls.ts'
import { useConditionWords } from '../segments/use-rule-words.ts'
import type { Definition } from './journey-calls.ts'
import { customFieldsQuery, useNameOf, useTemplates } from './journey-facts.ts'

/** Monday is 1. */
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const NO_VOCABULARY = { fields: [], lists: {} } as unknown as Vocabulary

/** What makes people enter, in one line. */
export function useTriggerWords(): (trigger: Record<string, unknown>) => string {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  const nameOf = useNameOf()
  const dateName = useDateName()
  return (plain) => {
    const trigger = plain as JourneyTrigger
    switch (trigger.kind) {
      case 'event':
        return say(eventWords(trigger.match, nameOf, moneyText))
      case 'segment_entry':
        return t('triggers.segment_entry', { name: nameOf(trigger.segmentId) ?? t('unknownSegment') })
      case 'schedule': {
        const weekday = WEEKDAYS[(trigger.weekday ?? 1) - 1] ?? 'mon'
        const day = trigger.every === 'week' ? t(`weekdays.${weekday}`) : String(trigger.dayOfMonth)
        const every = t(`every.${trigger.every}`, { day, at: trigger.at })
        return `${every}: ${nameOf(trigger.segmentId) ?? t('unknownSegment')}`
      }
      case 'date': {
        const { offset } = trigger
        const name = dateName(trigger.field)
        if (offset.count === 0) return name
        const amount = t(`amount.${offset.unit}`, { count: Math.abs(offset.count) })
        return offset.count < 0 ? t('before', { amount, name }) : t('after', { amount, name })
      }
      default:
        return t(`triggers.${trigger.kind}`)
    }
  }
}

/** The name of a date: the product's or the clinic's own. */
function useDateName(): (field: DateField) => string {
  const { t } = useTranslation('journeys')
  const fields = useQuery(customFieldsQuery).data?.items ?? []
  return (field) => {
    if (!field.startsWith('custom.')) return t(`dates.${field as 'birthday'}`)
    const key = field.slice('custom.'.length)
    return fields.find((one) => one.key === key)?.name ?? key
  }
}

/** A length of time in words. */
export function useDurationWords(): (duration: Duration) => string {
  const { t } = useTranslation('journeys')
  return ({ count, unit }) => t(`amount.${unit}`, { count })
}

export type StepWords = { kind: string; title: string }

/** The title of a step by its id, for lists of steps. */
export function useStepNames({ nodes }: Definition): (id: string) => string {
  const words = useStepWords()
  return (id) => {
    const node = nodes.find((one) => one.id === id)
    if (!node) return id
    const { kind, title } = words(node)
    return node.title || (title === kind ? kind : `${kind}: ${title}`)
  }
}

/** What a step is and what it says, in two short lines. */
export function useStepWords(): (node: JourneyNode) => StepWords {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  const duration = useDurationWords()
  const nameOf = useNameOf()
  const templates = useTemplates()
  const condition = useConditionTitle()
  const waitTitle = useWaitTitle()
  const channelsOf = (channels: readonly Channel[]) =>
    channels.length === 0 ? t('kinds.message') : channels.map((one) => say(CHANNEL_WORDS[one])).join(', ')
  const titles: { [K in JourneyNode['kind']]: (node: NodeOf<K>) => string } = {
    wait: waitTitle,
    wait_event: (node) =>
      t('waitEvent', { event: say(eventWords(node.match, nameOf, moneyText)), amount: duration(node.timeout) }),
    message: ({ templateId }) => templates.find(({ id }) => id === templateId)?.name ?? t('noTemplate'),
    call_task: (node) => node.taskTitle,
    notify_staff: (node) => node.text,
    split: (node) => node.branches.map(({ share, title, id }) => `${share} % ${title || id}`).join(', '),
    exit: (node) => t(node.goal ? 'goalReached' : 'end'),
    condition,
    set_field: ({ change }) =>
      change.what === 'custom_field'
        ? t('setField', { key: change.key, value: change.value ?? '—' })
        : t(change.what === 'add_tag' ? 'addTag' : 'removeTag', { tag: change.tag }),
    offer: ({ serviceId, script }) => (serviceId && nameOf(serviceId)) || script || t('kinds.offer'),
    bonus: ({ points, reason }) => t('points', { count: points, reason }),
  }
  return (node) => ({
    kind: node.kind === 'message' ? channelsOf(node.channels) : t(`kinds.${node.kind}`),
    title: node.title || titles[node.kind](node as never) || t(`kinds.${node.kind}`),
  })
}

function useWaitTitle(): (node: NodeOf<'wait'>) => string {
  const { t } = useTranslation('journeys')
  const duration = useDurationWords()
  const dateName = useDateName()
  return ({ wait }) => {
    if (wait.by === 'window') return t('waitWindow', wait.window)
    if (wait.by === 'duration') {
      const amount = duration(wait.duration)
      return wait.window ? t('waitThen', { amount, from: wait.window.from, to: wait.window.to }) : amount
    }
    const name = dateName(wait.field)
    if (wait.offsetDays === 0) return t('waitDate', { name })
    const amount = t('amount.days', { count: Math.abs(wait.offsetDays) })
    return wait.offsetDays < 0 ? t('before', { amount, name }) : t('after', { amount, name })
  }
}

/** What a condition asks: the first of its demands and how many more there are. */
function useConditionTitle(): (node: NodeOf<'condition'>) => string {
  const { t } = useTranslation('journeys')
  const ruleWords = useConditionWords(useQuery(vocabularyQuery).data ?? NO_VOCABULARY)
  const say = useBilingual()
  return ({ episode, rule }) => {
    const asked = [
      ...episode.map((test) => say(episodeTestWords(test))),
      ...(rule ? rowsOf(rule, ruleWords, t('except')) : []),
    ]
    const [first = '', ...others] = asked
    return others.length > 0 ? t('andMore', { first, count: others.length }) : first
  }
}

function rowsOf(rule: SegmentRule, words: ReturnType<typeof useConditionWords>, except: string): string[] {
  if ('not' in rule && isCondition(rule.not)) return [`${except} ${words(rule.not)}`]
  return nodesOf(rule).flatMap(({ rule: node }) => (isCondition(node) ? [words(node)] : []))
}
