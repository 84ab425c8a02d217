import { NODE_KIND_WORDS } from '@revisit/domain/journey-words.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconFlask, IconRoute } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Card as PatientCard } from '../patient-types.ts'
import { useAttempt } from '../use-attempt.ts'
import { endSaid } from '../end-words.ts'
import { waitSaid } from './say-contact.tsx'
import { useContactActions } from './use-contact-actions.ts'
import css from './Contacting.module.css'

type Passage = PatientCard['contacting']['journeys'][number]

/** Journeys the patient is in, with the step and a way out; those of the past on demand; experiments that only watch the family. */
export function JourneysCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const [isHistory, setHistory] = useState(false)
  const { journeys, journeysInAll, control } = card.contacting
  const inside = journeys.filter(({ state }) => state === 'active')
  const past = journeys.filter(({ state }) => state !== 'active')
  if (journeys.length === 0 && control.length === 0) return null
  return (
    <Card
      title={t('contacting.journeys')}
      right={
        past.length > 0 && (
          <Button size="small" variant="quiet" chosen={isHistory} onClick={() => setHistory(!isHistory)}>
            {t('contacting.history', { count: journeysInAll - inside.length })}
          </Button>
        )
      }
    >
      <ul className={css.list}>
        {inside.map((passage) => (
          <Inside key={passage.id} passage={passage} patientId={card.id} />
        ))}
        {isHistory && past.map((passage) => <Past key={passage.id} passage={passage} />)}
      </ul>
      {inside.length === 0 && !isHistory && <p className="caption">{t('contacting.nowhere')}</p>}
      <ControlLines control={control} />
    </Card>
  )
}

function Inside({ passage, patientId }: { passage: Passage; patientId: string }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const canExit = usePermission('tasks.work')
  const { exitJourney } = useContactActions(patientId)
  const { busy, attempt } = useAttempt()
  const { journey, version, step, nodeKind, waitsFor, dueAt } = passage
  const kind = nodeKind as keyof typeof NODE_KIND_WORDS | null
  const where = step ?? (kind && NODE_KIND_WORDS[kind]?.[format.locale]) ?? ''
  return (
    <li className={css.row}>
      <IconRoute size={16} stroke={1.6} className={css.icon} />
      <div className={css.words}>
        <JourneyName id={journey.id} name={journey.name} />
        <div className="caption">
          {[
            where && t('contacting.step', { step: where }),
            waitsFor === 'time' && dueAt ? t('contacting.next', { at: format.dateTime(dueAt) }) : waitSaid(waitsFor, t),
            t('timeline.passage.version', { number: version }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {passage.arm === 'control' && <ControlTag />}
      </div>
      {canExit && (
        <Button
          size="small"
          loading={busy}
          onClick={() => void attempt(() => exitJourney(passage.id), { done: t('contacting.exited') })}
        >
          {t('contacting.exit')}
        </Button>
      )}
    </li>
  )
}

function Past({ passage }: { passage: Passage }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { journey, version, enteredAt, endedAt, endReason, arm } = passage
  const days = [enteredAt, endedAt].flatMap((at) => (at === null ? [] : [format.date(format.dayOf(at))]))
  return (
    <li className={css.row}>
      <IconRoute size={16} stroke={1.6} className={css.icon} />
      <div className={css.words}>
        <JourneyName id={journey.id} name={journey.name} />
        <div className="caption">
          {[
            [...new Set(days)].join('–'),
            t('timeline.passage.version', { number: version }),
            endSaid(endReason, format),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {arm === 'control' && <ControlTag />}
      </div>
    </li>
  )
}

function JourneyName({ id, name }: { id: string; name: string }) {
  const readsJourneys = usePermission('journeys.read')
  return readsJourneys ? <PageLink to={paths.journey(id)}>{name}</PageLink> : <span>{name}</span>
}

function ControlTag() {
  const { t } = useTranslation('patient')
  return (
    <Tag tone="info" icon={<IconFlask size={12} stroke={1.8} />}>
      {t('contacting.control.tag')}
    </Tag>
  )
}

function ControlLines({ control }: { control: PatientCard['contacting']['control'] }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  return control.map(({ scope, journey, since, whole }) => (
    <div key={scope} className={css.control}>
      <ControlTag />
      <span className="caption">
        {[
          journey ?? t('contacting.control.clinic'),
          t('contacting.control.since', { date: format.date(format.dayOf(since)) }),
          whole ? t('contacting.control.family') : null,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  ))
}
