import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { DryRunStrip } from './DryRunStrip.tsx'
import type { JourneyMode } from './journey-mode.ts'
import { JourneyCanvas } from './JourneyCanvas.tsx'
import { JourneyHead } from './JourneyHead.tsx'
import {
  type DryRun,
  dryRunQuery,
  type JourneyDetail,
  type JourneyNumbers,
  journeyQuery,
  numbersQuery,
  type TemplateItem,
  templatesQuery,
} from './journey-calls.ts'
import { changeStep, insertAfter, removeStep } from './journey-tree.ts'
import { newStep, type NewStepKind } from './new-step.ts'
import { AddStepPanel } from './AddStepPanel.tsx'
import type { EdgePlace } from './JourneyTree.tsx'
import { StepPanel } from './StepPanel.tsx'
import { type Draft, useDraft } from './use-draft.ts'
import { type StepWords, useStepWords } from './use-step-words.ts'

/** One journey: its steps, its numbers, a dry run, and what one may do with it. */
export function JourneyPage() {
  const { journeyId: id } = useParams({ strict: false }) as { journeyId: string }
  const { t } = useTranslation('journeys')
  const journey = useQuery(journeyQuery(id))
  if (journey.isPending) {
    return (
      <Page title={t('title')} back={paths.journeys}>
        <SkeletonBlock height={480} />
      </Page>
    )
  }
  if (journey.isError) {
    return (
      <Page title={t('title')} back={paths.journeys}>
        <ErrorState retry={() => void journey.refetch()} code={asApiError(journey.error).code}>
          {journey.error.message}
        </ErrorState>
      </Page>
    )
  }
  return <OpenJourney key={journey.data.definitionVersionId} journey={journey.data} />
}

function OpenJourney({ journey }: { journey: JourneyDetail }) {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const [mode, setMode] = useState<JourneyMode>(journey.state === 'draft' && canEdit ? 'edit' : 'numbers')
  const [chosen, setChosen] = useState<string | null>(null)
  const [place, setPlace] = useState<EdgePlace | null>(null)
  const draft = useDraft(journey)
  const figures = useFigures(journey, mode)
  const templates = useQuery(templatesQuery).data?.items ?? []
  const words = useStepWords(new Map(templates.map((one) => [one.id, one])))
  const isEditing = mode === 'edit' && canEdit
  const add = (kind: NewStepKind) => {
    if (!place) return
    const step = newStep(kind, draft.definition, t('newTask'))
    draft.change(insertAfter(draft.definition, place, step))
    setPlace(null)
    setChosen(step.id)
  }
  return (
    <Page
      title={journey.name}
      back={paths.journeys}
      explanation={t('explanation', { returnObjects: true })}
      head={<JourneyHead journey={journey} draft={draft} mode={mode} onMode={setMode} />}
    >
      {mode === 'dry' && <DryRunStrip journeyId={journey.id} run={figures.run} definition={draft.definition} />}
      <JourneyCanvas
        definition={draft.definition}
        mode={mode}
        numbers={figures.numbers}
        dry={figures.dry}
        problems={draft.problems}
        words={words}
        chosen={chosen}
        onChoose={setChosen}
        onAdd={isEditing ? setPlace : undefined}
      />
      <AddStepPanel opened={place !== null} onClose={() => setPlace(null)} onAdd={add} />
      <ChosenStep
        id={place ? null : chosen}
        draft={draft}
        figures={figures}
        words={words}
        templates={templates}
        isEditing={isEditing}
        onClose={() => setChosen(null)}
      />
    </Page>
  )
}

type Figures = { numbers: JourneyNumbers | undefined; run: DryRun | null; dry: DryRun['result'] }

/** The figures of the chosen view: of the past month, or of a dry run. */
function useFigures({ id, state }: JourneyDetail, mode: JourneyMode): Figures {
  const numbers = useQuery({ ...numbersQuery(id), enabled: state !== 'draft' })
  const newest = useQuery({ ...dryRunQuery(id), enabled: mode === 'dry' })
  const run = newest.data?.run ?? null
  return {
    numbers: mode === 'numbers' ? numbers.data : undefined,
    run,
    dry: mode === 'dry' ? (run?.result ?? null) : null,
  }
}

type ChosenStepProps = {
  id: string | null
  draft: Draft
  figures: Figures
  words: (node: JourneyNode) => StepWords
  templates: TemplateItem[]
  isEditing: boolean
  onClose: () => void
}

function ChosenStep({ id, draft, figures, words, templates, isEditing, onClose }: ChosenStepProps) {
  const { definition } = draft
  const node = definition.nodes.find((one) => one.id === id) ?? null
  const remove = () => {
    if (node) draft.change(removeStep(definition, node.id))
    onClose()
  }
  return (
    <StepPanel
      node={node}
      words={node && words(node)}
      numbers={figures.numbers?.nodes.find(({ nodeId }) => nodeId === id)}
      dry={figures.dry?.nodes.find(({ nodeId }) => nodeId === id)}
      problems={draft.problems.filter(({ nodeId }) => nodeId === id)}
      templates={templates}
      onClose={onClose}
      onChange={isEditing ? (next) => draft.change(changeStep(definition, next)) : undefined}
      onRemove={isEditing ? remove : undefined}
    />
  )
}
