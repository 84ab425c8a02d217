import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconMaximize, IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Definition, DryRun, JourneyDetail, JourneyNumbers } from './journey-calls.ts'
import type { Place } from './journey-moves.ts'
import { treeOf } from './journey-tree.ts'
import type { JourneyMode } from './journey-mode.ts'
import css from './journeys.module.css'
import { EdgeChip, JourneyTree, type Trail, type TreeView } from './JourneyTree.tsx'
import { StepCard } from './StepCard.tsx'
import { type StepWords, useTriggerWords } from './use-step-words.ts'

export type JourneyCanvasProps = {
  definition: Definition
  mode: JourneyMode
  numbers: JourneyNumbers | undefined
  dry: DryRun['result']
  problems: JourneyDetail['problems']
  words: (node: JourneyNode) => StepWords
  /** The chosen step; 'entry' is the way in with the rules of the whole. */
  chosen: string | null
  trail: Trail | null
  onChoose: (id: string) => void
  onAdd?: ((place: Place) => void) | undefined
  canTake?: ((place: Place) => boolean) | null | undefined
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

const ZOOMS = [0.5, 0.65, 0.8, 1, 1.2] as const
const USUAL = 3

/** The whole journey on one sheet: how people enter on top, every way below it. */
export function JourneyCanvas(props: JourneyCanvasProps) {
  const { definition, mode, numbers, dry, problems, words, chosen, trail, onChoose, onAdd, canTake, onKeyDown } = props
  const { t } = useTranslation('journeys')
  const { number } = useFormat()
  const [zoom, setZoom] = useState(USUAL)
  const triggerWords = useTriggerWords()
  const tree = treeOf(definition)
  const counted = mode === 'edit' ? null : mode === 'dry' ? dryCounts(dry) : liveCounts(numbers)
  const view: TreeView = {
    words,
    figures: (node) =>
      figuresOf(node.id, { mode, numbers, dry }, (key, count) => `${number(count)} ${t(`figures.${key}`)}`),
    passed: (from, edge) => counted?.(from, edge) ?? null,
    isFaulty: (id) => worstOf(problems, id),
    chosen,
    trail,
    onChoose,
    onAdd,
    canTake,
  }
  const entered = mode === 'dry' ? dry?.entered : mode === 'numbers' ? numbers?.entered : undefined
  const canvas = useSteady(chosen)
  return (
    <div className={css.frame}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons inside bubble up to it */}
      <div ref={canvas} className={css.canvas} onKeyDown={onKeyDown}>
        <div className={css.sheet} style={{ zoom: ZOOMS[zoom] }}>
          <StepCard
            id="entry"
            kind="trigger"
            words={{ kind: t('enter'), title: triggerWords(definition.trigger as Record<string, unknown>) }}
            figures={entered === undefined ? [] : [`${number(entered)} ${t('figures.entered')}`]}
            chosen={chosen === 'entry'}
            faulty={worstOf(problems, null)}
            look={trail ? 'lit' : 'plain'}
            onChoose={() => onChoose('entry')}
          />
          <div className={css.chain}>
            <EdgeChip place={{ from: null, edge: 'start', next: definition.start }} node={null} view={view} />
            {tree ? <JourneyTree branch={tree} view={view} /> : <Empty title={t('noSteps')}>{t('noStepsText')}</Empty>}
          </div>
        </div>
      </div>
      <ZoomButtons zoom={zoom} onZoom={setZoom} />
    </div>
  )
}

/** Begins in the middle, where the way in is, and keeps the chosen step in sight when the panel takes its place. */
function useSteady(chosen: string | null): RefObject<HTMLDivElement | null> {
  const canvas = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const sheet = canvas.current
    if (sheet) sheet.scrollLeft = (sheet.scrollWidth - sheet.clientWidth) / 2
  }, [])
  useLayoutEffect(() => {
    const step = chosen && canvas.current?.querySelector(`[data-step="${CSS.escape(chosen)}"]`)
    if (step) step.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [chosen])
  return canvas
}

function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const { t } = useTranslation('journeys')
  return (
    <div className={css.zoom}>
      <Button
        size="small"
        aria-label={t('zoom.in')}
        disabled={zoom === ZOOMS.length - 1}
        icon={<IconPlus size={16} stroke={1.6} />}
        onClick={() => onZoom(zoom + 1)}
      />
      <Button
        size="small"
        aria-label={t('zoom.out')}
        disabled={zoom === 0}
        icon={<IconMinus size={16} stroke={1.6} />}
        onClick={() => onZoom(zoom - 1)}
      />
      <Button
        size="small"
        aria-label={t('zoom.usual')}
        disabled={zoom === USUAL}
        icon={<IconMaximize size={16} stroke={1.6} />}
        onClick={() => onZoom(USUAL)}
      />
    </div>
  )
}

/** The worst problem at a step; null = about the journey as a whole. */
function worstOf(problems: JourneyCanvasProps['problems'], id: string | null): 'error' | 'warning' | null {
  const own = problems.filter(({ nodeId, path }) => nodeId === id && path !== 'nodes' && path !== 'start')
  if (own.some(({ severity }) => severity === 'error')) return 'error'
  return own.length > 0 ? 'warning' : null
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
