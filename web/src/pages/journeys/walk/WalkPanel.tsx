import { Slider, TextInput } from '@mantine/core'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../../api.ts'
import { Dock } from '../Dock.tsx'
import fields from '../fields/fields.module.css'
import type { Definition, Walk } from '../journey-calls.ts'
import type { Trail } from '../JourneyTree.tsx'
import { useRefusalWords } from '../use-reason-words.ts'
import { type Person, PersonSelect } from './PersonSelect.tsx'
import { lastDay, momentOf, trailOf } from './walk-trail.ts'
import { WalkSteps } from './WalkSteps.tsx'

export type WalkPanelProps = {
  journeyId: string
  definition: Definition
  onTrail: (trail: Trail | null) => void
  onClose: () => void
}

/** One real patient led through the journey: which way, when, through which channel, with which words. Nothing is sent. */
export function WalkPanel({ journeyId, definition, onTrail, onClose }: WalkPanelProps) {
  const { t } = useTranslation('journey-run')
  const { today } = useFormat()
  const [person, setPerson] = useState<Person | null>(null)
  const [startsOn, setStartsOn] = useState('')
  const [choices, setChoices] = useState<Record<string, string>>({})
  const [day, setDay] = useState<number | null>(null)
  const startsAt = startsOn && startsOn !== today ? new Date(`${startsOn}T10:00:00`).toISOString() : undefined
  const walk = useWalk(journeyId, person, {
    startsAt,
    choices,
    definition: definition as unknown as Record<string, unknown>,
  })
  const shown = person ? walk.data : undefined
  const days = shown ? lastDay(shown) : 0
  const seenDay = Math.min(day ?? days, days)
  useTrail(shown, seenDay, onTrail)
  return (
    <Dock title={t('walk.title')} line={t('walk.line')} onClose={onClose}>
      <div className={fields.form}>
        <PersonSelect label={t('walk.person')} value={person} onChange={setPerson} />
        <TextInput
          type="date"
          label={t('walk.starts')}
          value={startsOn || today}
          onChange={({ currentTarget }) => setStartsOn(currentTarget.value)}
        />
        {walk.isError && <ErrorState code={asApiError(walk.error).code}>{walk.error.message}</ErrorState>}
        {person && walk.isPending && <SkeletonBlock height={240} />}
        {shown && (
          <>
            <Verdict walk={shown} />
            {days > 0 && <DaySlider walk={shown} days={days} value={seenDay} onChange={setDay} />}
            <WalkSteps
              walk={shown}
              definition={definition}
              until={momentOf(shown, seenDay)}
              choices={choices}
              onChoices={setChoices}
            />
          </>
        )}
      </div>
    </Dock>
  )
}

type Asked = { startsAt: string | undefined; choices: Record<string, string>; definition: Record<string, unknown> }

/** The walk of one person; the last one stays while a newer is being computed. */
function useWalk(journeyId: string, person: Person | null, asked: Asked) {
  const body = { patientId: person?.id ?? '', ...asked }
  return useQuery({
    queryKey: ['journeys', journeyId, 'walk', body],
    enabled: person !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      answer(api.POST('/api/v1/journeys/{id}/walk', { params: { path: { id: journeyId } }, body, signal })),
  })
}

type DaySliderProps = { walk: Walk; days: number; value: number; onChange: (day: number) => void }

/** The day up to which the way is lit. */
function DaySlider({ walk, days, value, onChange }: DaySliderProps) {
  const { t } = useTranslation('journey-run')
  const { date, dayOf } = useFormat()
  return (
    <div>
      <span className={fields.label}>{t('walk.day', { at: date(dayOf(momentOf(walk, value).toISOString())) })}</span>
      <Slider min={0} max={days} value={value} label={null} thumbLabel={t('walk.slider')} onChange={onChange} />
    </div>
  )
}

/** The way up to the chosen day, lit on the canvas while the panel is open. */
function useTrail(walk: Walk | undefined, day: number, onTrail: (trail: Trail | null) => void): void {
  useEffect(() => {
    onTrail(walk ? trailOf(walk, day) : null)
  }, [walk, day, onTrail])
  useEffect(() => () => onTrail(null), [onTrail])
}

function Verdict({ walk: { enters, refusal, arm } }: { walk: Walk }) {
  const { t } = useTranslation('journey-run')
  const refusalWords = useRefusalWords()
  return (
    <>
      {!enters && refusal && <Strip tone="warning">{t('walk.refused', { reason: refusalWords(refusal) })}</Strip>}
      {arm === 'control' && (
        <div>
          <Tag tone="info">{t('walk.control')}</Tag>
        </div>
      )}
    </>
  )
}
