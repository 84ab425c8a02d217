import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { IconArrowDown, IconArrowUp, IconArrowsMove, IconCopy, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Dock } from './Dock.tsx'
import type { Definition, DryRun, JourneyDetail, JourneyNumbers } from './journey-calls.ts'
import { ProblemStrips } from './ProblemStrips.tsx'
import { DryFigures, StepNumbers } from './StepFigures.tsx'
import { StepForm } from './steps/StepForm.tsx'
import { StepText } from './StepText.tsx'
import type { StepWords } from './use-step-words.ts'

/** What may be done with the chosen step; absent deeds are not possible where it stands. */
export type StepDeeds = {
  change(node: JourneyNode): void
  remove(): void
  duplicate: (() => void) | undefined
  up: (() => void) | undefined
  down: (() => void) | undefined
  move: (() => void) | undefined
}

export type StepPanelProps = {
  node: JourneyNode
  words: StepWords
  definition: Definition
  numbers: JourneyNumbers['nodes'][number] | undefined
  dry: NonNullable<DryRun['result']>['nodes'][number] | undefined
  problems: JourneyDetail['problems']
  onClose: () => void
  /** Absent where one may only look. */
  deeds: StepDeeds | null
  /** Further buttons about the step: who stands here, a test message. */
  footer?: ReactNode
}

/** The chosen step: what it does, how it is doing, and its form. */
export function StepPanel(props: StepPanelProps) {
  const { node, words, definition, numbers, dry, problems, onClose, deeds, footer } = props
  return (
    <Dock
      onClose={onClose}
      title={words.title}
      line={words.kind}
      actions={deeds && <DeedButtons deeds={deeds} />}
      footer={footer}
    >
      <ProblemStrips problems={problems} />
      {deeds ? (
        <StepForm key={node.id} node={node} definition={definition} onChange={deeds.change} />
      ) : (
        <StepText node={node} />
      )}
      {dry && <DryFigures dry={dry} isMessage={node.kind === 'message'} />}
      {numbers && <StepNumbers numbers={numbers} isMessage={node.kind === 'message'} />}
    </Dock>
  )
}

function DeedButtons({ deeds }: { deeds: StepDeeds }) {
  const { t } = useTranslation('journeys')
  const buttons = [
    ['up', IconArrowUp, deeds.up],
    ['down', IconArrowDown, deeds.down],
    ['move', IconArrowsMove, deeds.move],
    ['duplicate', IconCopy, deeds.duplicate],
    ['remove', IconTrash, deeds.remove],
  ] as const
  return (
    <>
      {buttons.map(([name, Icon, act]) => (
        <Button
          key={name}
          size="small"
          variant="quiet"
          disabled={!act}
          aria-label={t(`deeds.${name}`)}
          title={t(`deeds.${name}`)}
          icon={<Icon size={16} stroke={1.6} />}
          onClick={act}
        />
      ))}
    </>
  )
}
