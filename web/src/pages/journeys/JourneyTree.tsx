import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { classes } from '@revisit/ui/classes.ts'
import { IconArrowBarToDown, IconPlus, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Place } from './journey-moves.ts'
import type { Branch } from './journey-tree.ts'
import css from './journeys.module.css'
import { StepCard } from './StepCard.tsx'
import { useEdgeName } from './use-edge-name.ts'
import type { StepWords } from './use-step-words.ts'

export type TreeView = {
  words(node: JourneyNode): StepWords
  figures(node: JourneyNode): string[]
  /** People who took a way out; null where nothing is counted. */
  passed(from: string | null, edge: string): number | null
  isFaulty(id: string): 'error' | 'warning' | null
  chosen: string | null
  /** Steps somebody walked through, when one walk is shown; everything else is pale. */
  trail: Trail | null
  onChoose(id: string): void
  /** Puts a step on an edge; absent where one may only look. */
  onAdd?: ((place: Place) => void) | undefined
  /** While a step is being moved: whether it may stand there. */
  canTake?: ((place: Place) => boolean) | null | undefined
}

/** The way one person took: steps come to, and the way out of each step left. */
export type Trail = { nodes: ReadonlySet<string>; edges: ReadonlyMap<string, string> }

/** The steps top-down; branches stand side by side under the step they leave. */
export function JourneyTree({ branch, view }: { branch: Branch; view: TreeView }) {
  const { node, edges } = branch
  return (
    <div className={css.branch}>
      <StepCard
        id={node.id}
        kind={node.kind}
        words={view.words(node)}
        figures={view.figures(node)}
        chosen={view.chosen === node.id}
        faulty={view.isFaulty(node.id)}
        look={lookOf(node.id, view.trail)}
        onChoose={() => view.onChoose(node.id)}
      />
      {edges.length > 0 && (
        <div className={edges.length > 1 ? css.fork : css.chain}>
          {edges.map(({ name, to }) => (
            <div key={name} className={css.way}>
              <EdgeChip place={{ from: node.id, edge: name, next: to?.node.id ?? null }} node={node} view={view} />
              {to ? <JourneyTree branch={to} view={view} /> : <ControlNote node={node} edge={name} />}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

function lookOf(id: string, trail: Trail | null): 'plain' | 'lit' | 'pale' {
  if (!trail) return 'plain'
  return trail.nodes.has(id) ? 'lit' : 'pale'
}

/** The branch that only serves for comparison, apart from the others. */
function ControlNote({ node, edge }: { node: JourneyNode; edge: string }) {
  const { t } = useTranslation('journeys')
  if (node.kind !== 'split' || !node.branches.find(({ id }) => id === edge)?.control) return null
  return (
    <p className={css.control}>
      <IconUsers size={14} stroke={1.6} />
      {t('controlNote')}
    </p>
  )
}

function edgeLook({ from, edge }: Place, trail: Trail | null): string | undefined {
  if (!trail) return undefined
  return from === null || trail.edges.get(from) === edge ? css.litEdge : css.pale
}

export type EdgeChipProps = { place: Place; node: JourneyNode | null; view: TreeView }

/** What stands on an edge: its name, how many took it, «+». */
export function EdgeChip({ place, node, view }: EdgeChipProps) {
  const { t } = useTranslation('journeys')
  const edgeName = useEdgeName()
  const name = node ? edgeName(node, place.edge) : ''
  const passed = view.passed(place.from, place.edge)
  const text = [name, passed === null ? '' : String(passed)].filter(Boolean).join(' · ')
  const { onAdd, canTake } = view
  const look = classes(css.edge, edgeLook(place, view.trail))
  if (!onAdd || (canTake && !canTake(place))) return <span className={look}>{text}</span>
  const label = t(canTake ? 'moveHere' : 'addStep')
  return (
    <button
      type="button"
      className={classes(look, canTake && css.target)}
      aria-label={name ? `${label}: ${name}` : label}
      title={label}
      onClick={() => onAdd(place)}
    >
      {text}
      {canTake ? <IconArrowBarToDown size={14} stroke={1.8} /> : <IconPlus size={12} stroke={1.8} />}
    </button>
  )
}
