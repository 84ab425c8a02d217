import { Card } from '@revisit/ui/Card.tsx'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { Timeline } from '@revisit/ui/Timeline.tsx'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'
import type { Card as PatientCard } from '../patient-types.ts'
import { FactActions } from './FactActions.tsx'
import { timelineEntry } from './TimelineEntry.tsx'
import { countOf, groupsWithFacts, type TimelineChoice } from './timeline-groups.ts'
import { useTimeline } from './use-timeline.ts'
import css from './Patient.module.css'

/** Everything that happened to the patient, newest first, with chips that leave one kind of facts. */
export function TimelineCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const [choice, choose] = useState<TimelineChoice>('all')
  const timeline = useTimeline(card, choice)
  const place = useRef<HTMLDivElement>(null)
  useTimelineKeys(place)
  const actions = (fact: (typeof timeline.facts)[number]) => <FactActions fact={fact} patientId={card.id} />
  const items = timeline.facts.map((fact) => timelineEntry(fact, { t, format, actions }))
  const since = card.visits.firstOn
  return (
    <>
      <div className={css.chips}>
        <ChipRow>
          <Chip on={choice === 'all'} onToggle={() => choose('all')}>
            {t('timeline.all')}
          </Chip>
          {groupsWithFacts(card.timelineCounts).map((group) => (
            <Chip
              key={group}
              on={choice === group}
              count={countOf(group, card.timelineCounts)}
              onToggle={() => choose(choice === group ? 'all' : group)}
            >
              {t(`timeline.${group}`)}
            </Chip>
          ))}
        </ChipRow>
      </div>
      <Card flush label={t('timeline.label')}>
        <div ref={place} className={css.feed}>
          <Timeline items={items} label={t('timeline.label')} />
          {timeline.isLoading && (
            <div className={css.padded}>
              <SkeletonLines count={8} />
            </div>
          )}
          {items.length === 0 && !timeline.isLoading && !timeline.error && (
            <div className={css.padded}>
              <Empty title={t('timeline.emptyTitle')}>{t('timeline.empty')}</Empty>
            </div>
          )}
          {timeline.error && (
            <div className={css.padded}>
              <ErrorState retry={timeline.retry} code={asApiError(timeline.error).code}>
                {t('timeline.failed')}
              </ErrorState>
            </div>
          )}
          {timeline.left > 0 && !timeline.error && (
            <button
              type="button"
              className={css.showMore}
              disabled={timeline.isLoadingMore}
              onClick={timeline.showMore}
            >
              {since
                ? t('timeline.showMore', { count: timeline.left, date: format.date(since, { full: true }) })
                : t('timeline.showMorePlain')}
            </button>
          )}
        </div>
      </Card>
    </>
  )
}

/** j and k walk through the entries, whatever the keyboard layout. */
function useTimelineKeys(place: React.RefObject<HTMLDivElement | null>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = { KeyJ: 1, KeyK: -1 }[event.code]
      if (!step || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      const entries = [...(place.current?.querySelectorAll<HTMLElement>('article, [data-show-more]') ?? [])]
      const at = entries.indexOf(document.activeElement as HTMLElement)
      const next = entries[at < 0 ? 0 : Math.max(0, Math.min(entries.length - 1, at + step))]
      if (!next) return
      event.preventDefault()
      next.focus({ preventScroll: true })
      next.scrollIntoView({ block: 'nearest' })
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [place])
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable], [role="dialog"]') !== null
  )
}
