import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { NODE_KIND_WORDS } from '@revisit/domain/journey-words.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Definition, Passage } from '../journey-calls.ts'
import css from '../journeys.module.css'
import { useReasonWords } from '../use-reason-words.ts'
import { useStepNames } from '../use-step-words.ts'
import { PassagePart } from './PassagePart.tsx'

export type PassageRowProps = {
  passage: Passage
  definition: Definition
  /** The journey waits for fresh data, or stands on a pause. */
  stale: boolean
  paused: boolean
  opened: boolean
  onOpen: () => void
}

/** One person: the step, why they stand there, what comes next; opened, everything that happened. */
export function PassageRow({ passage, definition, stale, paused, opened, onOpen }: PassageRowProps) {
  const { t } = useTranslation('journey-run')
  const why = useWhy()
  const kindOf = useKindWords()
  const stepNames = useStepNames(definition)
  const names = (id: string) => (definition.nodes.some((node) => node.id === id) ? stepNames(id) : undefined)
  const { patient, step, arm, version, setAsideAt, state } = passage
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <li className={css.passage}>
      <div className={css.passageHead}>
        <PageLink to={paths.patient(patient.id)}>{patient.name}</PageLink>
        {arm === 'control' && <Tag tone="info">{t('people.control')}</Tag>}
        {setAsideAt && <Tag tone="warning">{t('people.states.set_aside')}</Tag>}
        <span className="caption">v{version}</span>
        <button
          type="button"
          className={css.toggle}
          aria-expanded={opened}
          aria-label={t('people.open', { name: patient.name })}
          onClick={onOpen}
        >
          <Chevron size={16} stroke={1.6} />
        </button>
      </div>
      <span>{names(passage.nodeId) ?? kindOf(step)}</span>
      <span className="caption">{why(passage, { stale: stale && state === 'active', paused })}</span>
      {opened && <PassagePart passage={passage} definition={definition} />}
    </li>
  )
}

/** The step of a version that is not on screen is named by its title, else its kind. */
function useKindWords(): (step: string) => string {
  const say = useBilingual()
  return (step) => say((NODE_KIND_WORDS as Record<string, Bilingual>)[step] ?? { ru: step, en: step })
}

/** Why somebody stands where they stand, or why they left, in one sentence. */
function useWhy(): (passage: Passage, brake: { stale: boolean; paused: boolean }) => string {
  const { t } = useTranslation('journey-run')
  const { dateTime } = useFormat()
  const reasonWords = useReasonWords()
  const touchWords = ({ reason, nextAt }: NonNullable<Passage['touch']>) => {
    const next = nextAt && t('people.next', { at: dateTime(nextAt) })
    return [t('waits.touch'), reason && reasonWords(reason), next].filter(Boolean).join(' · ')
  }
  return ({ state, waitsFor, dueAt, endedAt, endReason, failure, touch, setAsideAt }, { stale, paused }) => {
    if (state !== 'active')
      return [endReason && reasonWords(endReason), endedAt && dateTime(endedAt)].filter(Boolean).join(' · ')
    if (setAsideAt) return failure ?? t('people.failed')
    if (paused) return t('people.paused')
    if (stale) return t('people.stale')
    if (touch) return touchWords(touch)
    const until = dueAt && t('people.until', { at: dateTime(dueAt) })
    return [t(`waits.${waitsFor ?? 'nothing'}`), until].filter(Boolean).join(' · ')
  }
}
