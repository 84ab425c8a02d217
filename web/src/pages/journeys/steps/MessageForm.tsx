import { Checkbox, NumberInput, Select } from '@mantine/core'
import { TOUCH_PRIORITIES, type TouchPriority } from '@revisit/domain/channel.ts'
import type { NodeOf } from '@revisit/domain/journey-node.ts'
import { useTranslation } from 'react-i18next'
import { ChannelOrder } from '../fields/ChannelOrder.tsx'
import css from '../fields/fields.module.css'
import { OptionalHours } from '../fields/HoursField.tsx'
import { useTemplates } from '../journey-facts.ts'
import type { StepFormProps } from './step-form-props.ts'

const AS_JOURNEY = ''

/** Which text, through which channels in order, when it is too late, and what to try when it does not arrive. */
export function MessageForm({ node, onChange }: StepFormProps<'message'>) {
  const { t } = useTranslation(['journey-form', 'journeys'])
  const templates = useTemplates().filter(({ id, archived }) => !archived || id === node.templateId)
  const chosen = templates.find(({ id }) => id === node.templateId)
  const set = (change: Partial<NodeOf<'message'>>) => onChange({ ...node, ...change })
  const data = templates.map(({ id, name, published }) => ({
    value: id,
    label: published ? name : t('message.unpublished', { name }),
  }))
  const setPriority = (priority: TouchPriority | undefined) => {
    const { priority: _, ...rest } = node
    onChange(priority ? { ...rest, priority } : rest)
  }
  const setWindow = (window: NodeOf<'message'>['window']) => {
    const { window: _, ...rest } = node
    onChange(window ? { ...rest, window } : rest)
  }
  return (
    <>
      <Select
        label={t('message.template')}
        value={node.templateId}
        searchable
        data={data}
        placeholder={t('message.choose')}
        nothingFoundMessage={t('message.none')}
        onChange={(templateId) => set({ templateId })}
      />
      {chosen && <blockquote className={css.text}>{chosen.text}</blockquote>}
      <ChannelOrder value={node.channels} onChange={(channels) => set({ channels })} />
      <Fallback node={node} onChange={onChange} />
      <OptionalHours label={t('message.window')} value={node.window} onChange={setWindow} />
      <NumberInput
        label={t('message.expires')}
        description={t('message.expiresHint')}
        value={node.expiresAfterHours}
        min={1}
        max={720}
        suffix={t('message.hours')}
        allowDecimal={false}
        onChange={(hours) => typeof hours === 'number' && set({ expiresAfterHours: hours })}
      />
      <Select
        label={t('message.priority')}
        value={node.priority ?? AS_JOURNEY}
        allowDeselect={false}
        data={[
          { value: AS_JOURNEY, label: t('message.asJourney') },
          ...TOUCH_PRIORITIES.map((value) => ({ value: value as string, label: t(`journeys:priority.${value}`) })),
        ]}
        onChange={(priority) => setPriority((priority || undefined) as TouchPriority | undefined)}
      />
    </>
  )
}

const USUAL = { when: 'not_delivered', afterHours: 4 } as const

function Fallback({ node, onChange }: Pick<StepFormProps<'message'>, 'node' | 'onChange'>) {
  const { t } = useTranslation('journey-form')
  const { fallback, ...rest } = node
  return (
    <div className={css.stack}>
      <Checkbox
        label={t('message.fallback')}
        checked={fallback !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? { ...rest, fallback: USUAL } : rest)}
      />
      {fallback && (
        <div className={css.pair}>
          <Select
            aria-label={t('message.when')}
            value={fallback.when}
            allowDeselect={false}
            data={(['not_delivered', 'not_answered'] as const).map((value) => ({
              value,
              label: t(`message.whens.${value}`),
            }))}
            onChange={(when) => when && onChange({ ...rest, fallback: { ...fallback, when: when as 'not_answered' } })}
          />
          <NumberInput
            aria-label={t('message.after')}
            value={fallback.afterHours}
            min={1}
            max={240}
            suffix={t('message.hours')}
            allowDecimal={false}
            onChange={(afterHours) =>
              typeof afterHours === 'number' && onChange({ ...rest, fallback: { ...fallback, afterHours } })
            }
          />
        </div>
      )}
    </div>
  )
}
