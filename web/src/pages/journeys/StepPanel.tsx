import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { reasonWords, type TouchReason } from '@revisit/domain/touch-reasons.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { DryRun, JourneyDetail, JourneyNumbers, TemplateItem } from './journey-calls.ts'
import css from './journeys.module.css'
import { StepForm } from './StepForm.tsx'
import type { StepWords } from './use-step-words.ts'

export type StepPanelProps = {
  node: JourneyNode | null
  words: StepWords | null
  numbers: JourneyNumbers['nodes'][number] | undefined
  dry: NonNullable<DryRun['result']>['nodes'][number] | undefined
  problems: JourneyDetail['problems']
  templates: readonly TemplateItem[]
  onClose: () => void
  /** Absent where one may only look. */
  onChange?: ((node: JourneyNode) => void) | undefined
  onRemove?: (() => void) | undefined
}

/** The chosen step: what it does, how it is doing, and its form. */
export function StepPanel(props: StepPanelProps) {
  const { node, words, numbers, dry, problems, templates, onClose, onChange, onRemove } = props
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  if (!node || !words)
    return (
      <SidePanel opened={false} onClose={onClose} title="">
        {null}
      </SidePanel>
    )
  const template = node.kind === 'message' ? templates.find(({ id }) => id === node.templateId) : undefined
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={words.title}
      line={words.kind}
      footer={
        onRemove && (
          <Button variant="quiet" icon={<IconTrash size={16} stroke={1.6} />} onClick={onRemove}>
            {t('removeStep')}
          </Button>
        )
      }
    >
      {problems.map((problem) => (
        <Strip key={`${problem.code}${problem.path}`} tone={problem.severity === 'error' ? 'negative' : 'warning'}>
          {say(problem.message)}
        </Strip>
      ))}
      {onChange && <StepForm node={node} templates={templates} onChange={onChange} />}
      {template && <blockquote className={css.text}>{template.text}</blockquote>}
      {dry && <DryFigures dry={dry} />}
      {numbers && <Numbers numbers={numbers} isMessage={node.kind === 'message'} />}
    </SidePanel>
  )
}

function DryFigures({ dry }: { dry: NonNullable<StepPanelProps['dry']> }) {
  const { t } = useTranslation('journeys')
  const { number, money } = useFormat()
  const rows = [
    { label: t('dry.reached'), value: number(dry.reached), strong: true },
    { label: t('dry.sendNow'), value: number(dry.sendNow) },
    { label: t('dry.later'), value: number(dry.later) },
    { label: t('dry.notSent'), value: number(dry.notSent) },
    { label: t('dry.cost'), value: money(dry.cost) },
  ]
  return (
    <section>
      <h3 className={css.heading}>{t('dry.title')}</h3>
      <FactRows rows={rows} />
      <Reasons reasons={dry.reasons} />
    </section>
  )
}

function Numbers({ numbers, isMessage }: { numbers: NonNullable<StepPanelProps['numbers']>; isMessage: boolean }) {
  const { t } = useTranslation('journeys')
  const { number, money } = useFormat()
  const counted = isMessage
    ? (['inNow', 'passed', 'sent', 'delivered', 'read', 'clicked', 'replied', 'heldOut', 'skipped', 'failed'] as const)
    : (['inNow', 'passed', 'exited'] as const)
  const rows = [
    ...counted.map((key) => ({ key, label: t(`numbers.${key}`), value: number(numbers[key]) })),
    { key: 'goals', label: t('numbers.goals'), value: number(numbers.goals), strong: true },
    { key: 'money', label: t('numbers.money'), value: money(numbers.money), strong: true },
  ]
  return (
    <section>
      <h3 className={css.heading}>{t('numbers.title')}</h3>
      <FactRows rows={rows} />
      <Reasons reasons={numbers.reasons} />
    </section>
  )
}

function Reasons({ reasons }: { reasons: { reason: string; count: number }[] }) {
  const say = useBilingual()
  const { number } = useFormat()
  if (reasons.length === 0) return null
  return (
    <FactRows
      rows={reasons.map(({ reason, count }) => ({
        key: reason,
        label: say(reasonWords(reason as TouchReason) ?? { ru: reason, en: reason }),
        value: number(count),
      }))}
    />
  )
}
