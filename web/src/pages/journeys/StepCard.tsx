import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { classes } from '@revisit/ui/classes.ts'
import {
  IconAlertTriangle,
  IconBell,
  IconBolt,
  IconCircleCheck,
  IconClock,
  IconFlask,
  IconGift,
  IconGitBranch,
  IconHourglass,
  IconMessage,
  IconPhone,
  IconTag,
} from '@tabler/icons-react'
import css from './journeys.module.css'
import type { StepWords } from './use-step-words.ts'

const ICONS: Record<JourneyNode['kind'] | 'trigger', typeof IconClock> = {
  trigger: IconBolt,
  wait: IconClock,
  wait_event: IconHourglass,
  condition: IconGitBranch,
  split: IconFlask,
  message: IconMessage,
  call_task: IconPhone,
  notify_staff: IconBell,
  set_field: IconTag,
  offer: IconGift,
  bonus: IconGift,
  exit: IconCircleCheck,
}

export type StepCardProps = {
  kind: JourneyNode['kind'] | 'trigger'
  words: StepWords
  /** Figures of the foot: «263 дождались». */
  figures: string[]
  chosen?: boolean
  faulty?: boolean
  onChoose: () => void
}

/** One step on the canvas. */
export function StepCard({ kind, words, figures, chosen, faulty, onChoose }: StepCardProps) {
  const Icon = ICONS[kind]
  return (
    <button
      type="button"
      className={classes(css.step, chosen && css.chosen, faulty && css.faulty, kind === 'exit' && css.exit)}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className={css.kind}>
        <span className={css.icon}>
          <Icon size={14} stroke={1.6} />
        </span>
        {words.kind}
        {faulty && <IconAlertTriangle size={14} stroke={1.6} className={css.warning} />}
      </span>
      <strong className={css.stepTitle}>{words.title}</strong>
      {figures.length > 0 && (
        <span className={css.figures}>
          {figures.map((figure) => (
            <span key={figure}>{figure}</span>
          ))}
        </span>
      )}
    </button>
  )
}
