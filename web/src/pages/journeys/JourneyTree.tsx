import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Branch } from './journey-tree.ts'
import css from './journeys.module.css'
import { StepCard } from './StepCard.tsx'
import type { StepWords } from './use-step-words.ts'

export type EdgePlace = { from: string | null; edge: string; next: string | null }

export type TreeView = {
  words(node: JourneyNode): StepWords
  figures(node: JourneyNode): string[]
  /** People who took a way out; null where nothing is counted. */
  passed(from: string | null, edge: string): number | null
  isFaulty(id: string): boolean
  chosen: string | null
  onChoose(id: string): void
  /** Puts a step on an edge; absent where one may only look. */
  onAdd?: ((place: EdgePlace) => void) | undefined
}

/** The steps top-down; branches stand side by side under the step they leave. */
export function JourneyTree({ branch, view }: { branch: Branch; view: TreeView }) {
  const { node, edges } = branch
  return (
    <div className={css.branch}>
      <StepCard
        kind={node.kind}
        words={view.words(node)}
        figures={view.figures(node)}
        chosen={view.chosen === node.id}
        faulty={view.isFaulty(node.id)}
        onChoose={() => view.onChoose(node.id)}
      />
      {edges.length > 0 && (
        <div className={edges.length > 1 ? css.fork : css.chain}>
          {edges.map(({ name, to }) => (
            <div key={name} className={css.way}>
              <EdgeChip place={{ from: node.id, edge: name, next: to?.node.id ?? null }} node={node} view={view} />
              {to && <JourneyTree branch={to} view={view} />}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

export type EdgeChipProps = { place: EdgePlace; node: JourneyNode | null; view: TreeView }

/** What stands on an edge: its name, how many took it, «+». */
export function EdgeChip({ place, node, view }: EdgeChipProps) {
  const { t } = useTranslation('journeys')
  const name = node ? edgeName(node, place.edge, t as (key: string, fallback: string) => string) : ''
  const passed = view.passed(place.from, place.edge)
  const text = [name, passed === null ? '' : String(passed)].filter(Boolean).join(' · ')
  const { onAdd } = view
  if (!onAdd) return <span className={css.edge}>{text}</span>
  return (
    <button type="button" className={css.edge} aria-label={t('addStep')} onClick={() => onAdd(place)}>
      {text}
      <IconPlus size={12} stroke={1.8} />
    </button>
  )
}

function edgeName(node: JourneyNode, edge: string, t: (key: string, fallback: string) => string): string {
  if (edge === 'next') return ''
  if (node.kind === 'split') return node.branches.find(({ id }) => id === edge)?.title || edge
  return t(`edges.${edge}`, edge)
}
