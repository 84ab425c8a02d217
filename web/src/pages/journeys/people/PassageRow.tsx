import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Definition, Passage } from '../journey-calls.ts'
import css from '../journeys.module.css'
import { useReasonWords } from '../use-reason-words.ts'
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
      <span>{stepName(definition, passage.nodeId) ?? step}</span>
      <span className="caption">{why(passage, { stale: stale && state === 'active', paused })}</span>
      {opened && <PassagePart passage={passage} definition={definition} />}
    </li>
  )
}

function stepName(definition: Definition, nodeId: string): string | undefined {
  return definition.nodes.find(({ id }) => id === nodeId)?.title || undefined
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
