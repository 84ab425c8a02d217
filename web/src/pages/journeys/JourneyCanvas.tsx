import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { Definition, DryRun, JourneyDetail, JourneyNumbers } from './journey-calls.ts'
import { treeOf } from './journey-tree.ts'
import type { JourneyMode } from './journey-mode.ts'
import css from './journeys.module.css'
import { EdgeChip, type EdgePlace, JourneyTree, type TreeView } from './JourneyTree.tsx'
import { StepCard } from './StepCard.tsx'
import { type StepWords, useTriggerWords } from './use-step-words.ts'

export type JourneyCanvasProps = {
  definition: Definition
  mode: JourneyMode
  numbers: JourneyNumbers | undefined
  dry: DryRun['result']
  problems: JourneyDetail['problems']
  words: (node: JourneyNode) => StepWords
  chosen: string | null
  onChoose: (id: string | null) => void
  onAdd?: ((place: EdgePlace) => void) | undefined
}

/** The whole journey on one sheet: how people enter on top, every way below it. */
export function JourneyCanvas(props: JourneyCanvasProps) {
  const { definition, mode, numbers, dry, problems, words, chosen, onChoose, onAdd } = props
  const { t } = useTranslation('journeys')
  const { number } = useFormat()
  const triggerWords = useTriggerWords()
  const tree = treeOf(definition)
  const counted = mode === 'edit' ? null : mode === 'dry' ? dryCounts(dry) : liveCounts(numbers)
  const view: TreeView = {
    words,
    figures: (node) =>
      figuresOf(node.id, { mode, numbers, dry }, (key, count) => `${number(count)} ${t(`figures.${key}`)}`),
    passed: (from, edge) => counted?.(from, edge) ?? null,
    isFaulty: (id) => problems.some(({ nodeId }) => nodeId === id),
    chosen,
    onChoose,
    onAdd,
  }
  const entered = mode === 'dry' ? dry?.entered : mode === 'numbers' ? numbers?.entered : undefined
  return (
    <div className={css.canvas}>
      <div className={css.branch}>
        <StepCard
          kind="trigger"
          words={{ kind: t('enter'), title: triggerWords(definition.trigger as Record<string, unknown>) }}
          figures={entered === undefined ? [] : [`${number(entered)} ${t('figures.entered')}`]}
          onChoose={() => onChoose(null)}
        />
        <div className={css.chain}>
          <EdgeChip place={{ from: null, edge: 'start', next: definition.start }} node={null} view={view} />
          {tree ? <JourneyTree branch={tree} view={view} /> : <Empty title={t('noSteps')}>{t('noStepsText')}</Empty>}
        </div>
      </div>
    </div>
  )
}

type Counted = (from: string | null, edge: string) => number | null

function liveCounts(numbers: JourneyNumbers | undefined): Counted {
  return (from, edge) => {
    if (!numbers) return null
    if (from === null) return numbers.entered
    return numbers.nodes.find(({ nodeId }) => nodeId === from)?.edges.find((one) => one.edge === edge)?.passed ?? 0
  }
}

function dryCounts(dry: DryRun['result']): Counted {
  return (from, edge) => {
    if (!dry) return null
    if (from === null) return dry.entered
    return dry.nodes.find(({ nodeId }) => nodeId === from)?.edges.find((one) => one.edge === edge)?.people ?? 0
  }
}

type FigureKey = 'inNow' | 'passed' | 'sent' | 'goals' | 'send' | 'no' | 'reached'

function figuresOf(
  id: string,
  { mode, numbers, dry }: Pick<JourneyCanvasProps, 'mode' | 'numbers' | 'dry'>,
  say: (key: FigureKey, count: number) => string,
): string[] {
  if (mode === 'dry') {
    const node = dry?.nodes.find(({ nodeId }) => nodeId === id)
    if (!node) return []
    const sending = node.sendNow + node.later
    return sending + node.notSent > 0 ? [say('send', sending), say('no', node.notSent)] : [say('reached', node.reached)]
  }
  const node = mode === 'numbers' ? numbers?.nodes.find(({ nodeId }) => nodeId === id) : undefined
  if (!node) return []
  const known: [FigureKey, number][] = [
    ['inNow', node.inNow],
    ['passed', node.passed],
    ['sent', node.sent],
    ['goals', node.goals],
  ]
  return known.filter(([key, count]) => count > 0 || key === 'passed').map(([key, count]) => say(key, count))
}
