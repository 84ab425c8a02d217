import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { IconUsers } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { useUrlState } from '../../url-state.ts'
import { AddStepPanel } from './AddStepPanel.tsx'
import { canvasKeyDown } from './canvas-keys.ts'
import { DryRunStrip } from './DryRunStrip.tsx'
import { EntryPanel } from './entry/EntryPanel.tsx'
import { type DryRun, dryRunQuery, type JourneyDetail, type JourneyNumbers, numbersQuery } from './journey-calls.ts'
import type { JourneyMode } from './journey-mode.ts'
import { JourneyCanvas } from './JourneyCanvas.tsx'
import { JourneyHead } from './JourneyHead.tsx'
import css from './journeys.module.css'
import type { Trail } from './JourneyTree.tsx'
import { PublishPanel } from './PublishPanel.tsx'
import { StepPanel } from './StepPanel.tsx'
import { EndPanel } from './run/EndPanel.tsx'
import { ResumePanel } from './run/ResumePanel.tsx'
import { type Draft, useDraft } from './use-draft.ts'
import { type Editing, useEditing } from './use-editing.ts'
import { useStepWords } from './use-step-words.ts'
import { VersionsPanel } from './versions/VersionsPanel.tsx'
import { PeoplePanel } from './people/PeoplePanel.tsx'
import { WalkPanel } from './walk/WalkPanel.tsx'

/** view: how the journey is looked at; open: a step by its id, the entry, or one of the panels. */
const ADDRESS = { view: '', open: '' }

/** A journey open for looking or editing. */
export function OpenJourney({ journey }: { journey: JourneyDetail }) {
  const { t } = useTranslation('journeys')
  const canEdit = usePermission('journeys.edit')
  const [address, setAddress] = useUrlState(ADDRESS)
  const mode = modeOf(address.view, journey, canEdit)
  const [trail, setTrail] = useState<Trail | null>(null)
  const choose = (id: string | null) => {
    editing.leave()
    setAddress({ open: id })
  }
  const draft = useDraft(journey)
  const editing = useEditing(draft, (id) => setAddress({ open: id }))
  const figures = useFigures(journey, mode)
  const words = useStepWords()
  const isEditing = mode === 'edit' && canEdit
  const chosen = address.open || null
  const deeds = isEditing && chosen ? editing.deedsOf(chosen) : null
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) =>
    canvasKeyDown(event, {
      definition: draft.definition,
      chosen: draft.definition.nodes.some(({ id }) => id === chosen) ? chosen : null,
      onChoose: choose,
      onLeave: () => choose(null),
      onRemove: deeds?.remove,
      onDuplicate: deeds?.duplicate,
      onShift: deeds ? (by) => deeds[by]?.() : undefined,
      onUndo: isEditing && draft.canUndo ? draft.undo : undefined,
    })
  return (
    <Page
      title={journey.name}
      back={paths.journeys}
      explanation={t('explanation', { returnObjects: true })}
      head={
        <JourneyHead
          journey={journey}
          draft={draft}
          mode={mode}
          onMode={(view) => setAddress({ view })}
          onOpen={choose}
        />
      }
    >
      {mode === 'dry' && <DryRunStrip journeyId={journey.id} run={figures.run} definition={draft.definition} />}
      {editing.moving && (
        <Strip tone="info" action={<Button onClick={editing.leave}>{t('moveCancel')}</Button>}>
          {t('moving')}
        </Strip>
      )}
      <PublishPanel journey={journey} opened={chosen === 'publish'} onClose={() => choose(null)} />
      <div className={css.work}>
        <JourneyCanvas
          definition={draft.definition}
          mode={mode}
          numbers={mode === 'numbers' ? figures.numbers : undefined}
          dry={figures.dry}
          problems={draft.problems}
          words={words}
          chosen={chosen}
          trail={trail}
          onChoose={choose}
          onAdd={isEditing ? editing.press : undefined}
          canTake={editing.canTake}
          onKeyDown={onKeyDown}
        />
        <OpenPanel
          journey={journey}
          open={chosen}
          draft={draft}
          editing={editing}
          figures={figures}
          mode={mode}
          isEditing={isEditing}
          onTrail={setTrail}
          onOpen={choose}
        />
      </div>
    </Page>
  )
}

function modeOf(view: string, { state }: JourneyDetail, canEdit: boolean): JourneyMode {
  if (view === 'numbers' || view === 'dry') return view
  if (view === 'edit' && canEdit) return view
  return state === 'draft' && canEdit ? 'edit' : 'numbers'
}

export type Figures = { numbers: JourneyNumbers | undefined; run: DryRun | null; dry: DryRun['result'] }

/** The figures of the chosen view: of the past month, or of a dry run. */
function useFigures({ id, state }: JourneyDetail, mode: JourneyMode): Figures {
  const numbers = useQuery({ ...numbersQuery(id), enabled: state !== 'draft' })
  const newest = useQuery({ ...dryRunQuery(id), enabled: mode === 'dry' })
  const run = newest.data?.run ?? null
  return { numbers: numbers.data, run, dry: mode === 'dry' ? (run?.result ?? null) : null }
}

type OpenPanelProps = {
  journey: JourneyDetail
  open: string | null
  draft: Draft
  editing: Editing
  figures: Figures
  mode: JourneyMode
  isEditing: boolean
  onTrail: (trail: Trail | null) => void
  onOpen: (id: string | null) => void
}

/** What stands beside the canvas. */
function OpenPanel(props: OpenPanelProps) {
  const { journey, open, draft, editing, isEditing, onTrail, onOpen } = props
  const { definition, problems } = draft
  const close = () => onOpen(null)
  if (editing.place) return <AddStepPanel place={editing.place} onClose={editing.leave} onAdd={editing.add} />
  const [panel, nodeId] = open?.split(':') ?? []
  switch (panel) {
    case 'entry':
      return (
        <EntryPanel
          definition={definition}
          problems={problems.filter(({ nodeId: at }) => at === null)}
          onClose={close}
          onChange={isEditing ? (next) => draft.change(next, 'entry') : undefined}
        />
      )
    case 'walk':
      return <WalkPanel journeyId={journey.id} definition={definition} onTrail={onTrail} onClose={close} />
    case 'versions':
      return <VersionsPanel journey={journey} draft={draft} onClose={close} />
    case 'people':
      return (
        <PeoplePanel
          journey={journey}
          definition={definition}
          nodeId={nodeId}
          onNode={(id) => onOpen(id ? `people:${id}` : 'people')}
          onClose={close}
        />
      )
    case 'resume':
    case 'close':
    case 'delete':
      return <RunPanel journey={journey} deed={panel} onClose={close} />
    default:
      return <ChosenStep {...props} />
  }
}

type RunPanelProps = { journey: JourneyDetail; deed: 'resume' | 'close' | 'delete'; onClose: () => void }

function RunPanel({ journey, deed, onClose }: RunPanelProps) {
  if (deed !== 'resume') return <EndPanel journey={journey} deed={deed} onClose={onClose} />
  return journey.state === 'paused' ? <ResumePanel journeyId={journey.id} onClose={onClose} /> : null
}

function ChosenStep({ open, draft, editing, figures, mode, isEditing, onOpen }: OpenPanelProps) {
  const { t } = useTranslation('journey-run')
  const words = useStepWords()
  const { definition, problems } = draft
  const node = definition.nodes.find(({ id }) => id === open)
  if (!node) return null
  return (
    <StepPanel
      node={node}
      words={words(node)}
      definition={definition}
      numbers={mode === 'edit' ? undefined : figures.numbers?.nodes.find(({ nodeId }) => nodeId === node.id)}
      dry={figures.dry?.nodes.find(({ nodeId }) => nodeId === node.id)}
      problems={problems.filter(({ nodeId }) => nodeId === node.id)}
      onClose={() => onOpen(null)}
      deeds={isEditing ? editing.deedsOf(node.id) : null}
      footer={
        mode === 'numbers' && (
          <Button icon={<IconUsers size={16} stroke={1.6} />} onClick={() => onOpen(`people:${node.id}`)}>
            {t('whoIsHere')}
          </Button>
        )
      }
    />
  )
}
