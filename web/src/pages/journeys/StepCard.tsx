import type { JourneyNode } from '@revisit/domain/journey-node.ts'
import { classes } from '@revisit/ui/classes.ts'
import {
  IconAlertTriangle,
  IconArrowsSplit2,
  IconBell,
  IconBolt,
  IconCircleCheck,
  IconClock,
  IconCoins,
  IconGift,
  IconGitBranch,
  IconHourglass,
  IconMessage,
  IconPhone,
  IconTag,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import css from './journeys.module.css'
import type { StepWords } from './use-step-words.ts'

export const STEP_ICONS: Record<JourneyNode['kind'] | 'trigger', typeof IconClock> = {
  trigger: IconBolt,
  wait: IconClock,
  wait_event: IconHourglass,
  condition: IconGitBranch,
  split: IconArrowsSplit2,
  message: IconMessage,
  call_task: IconPhone,
  notify_staff: IconBell,
  set_field: IconTag,
  offer: IconGift,
  bonus: IconCoins,
  exit: IconCircleCheck,
}

export type StepCardProps = {
  id: string
  kind: JourneyNode['kind'] | 'trigger'
  words: StepWords
  /** Figures of the foot: «263 дождались». */
  figures: string[]
  chosen?: boolean
  faulty?: 'error' | 'warning' | null
  /** lit: on the way shown; pale: off it. */
  look?: 'plain' | 'lit' | 'pale'
  onChoose: () => void
}

/** One step on the canvas. */
export function StepCard({ id, kind, words, figures, chosen, faulty, look = 'plain', onChoose }: StepCardProps) {
  const { t } = useTranslation('journeys')
  const Icon = STEP_ICONS[kind]
  return (
    <button
      type="button"
      data-step={id}
      className={classes(
        css.step,
        kind === 'exit' && css.exit,
        faulty && css[faulty],
        look !== 'plain' && css[look],
        chosen && css.chosen,
      )}
      aria-pressed={chosen}
      onClick={onChoose}
    >
      <span className={css.kind}>
        <span className={css.icon}>
          <Icon size={14} stroke={1.6} />
        </span>
        {words.kind}
        {faulty && (
          <IconAlertTriangle
            size={14}
            stroke={1.6}
            className={css.sign}
            role="img"
            aria-label={t(faulty === 'error' ? 'mustCorrect' : 'mayCorrect')}
          />
        )}
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
