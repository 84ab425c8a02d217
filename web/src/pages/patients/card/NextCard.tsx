import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { daysBetween } from '@revisit/domain/local-date.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Card as PatientCard, TimelineFact } from '../patient-types.ts'
import { shortStaffName } from '../person-text.ts'
import { sayMinutes } from './TimelineEntry.tsx'
import css from './Patient.module.css'

type Booking = Extract<TimelineFact, { type: 'appointment' }>

/** When the patient comes next, to whom and for what; or since when nobody has booked them. */
export function NextCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { nextOn, lastOn } = card.visits
  if (!nextOn) {
    return (
      <Card title={t('next.title')} right={<Tag>{t('next.none')}</Tag>}>
        <span className="second">
          {lastOn ? t('next.noneText', { date: format.dateWords(lastOn) }) : t('next.neverText')}
        </span>
      </Card>
    )
  }
  const booking = card.timeline.items.find((fact): fact is Booking => isBookedOn(fact, nextOn))
  const time = booking && format.time(booking.at)
  const where = [booking?.doctor && shortStaffName(booking.doctor.name), booking?.branch?.name].filter(Boolean)
  const what = booking?.services.flatMap((service) => service.name ?? []).join('; ')
  return (
    <Card title={t('next.title')} right={<Tag tone="accent">{soon(daysBetween(format.today, nextOn), t)}</Tag>}>
      <div className={css.big}>{[format.dateWords(nextOn), time !== '00:00' && time].filter(Boolean).join(', ')}</div>
      {where.length > 0 && (
        <div className="second">
          {where.join(', ')}
          {booking?.minutes ? ` · ${sayMinutes(booking.minutes, t)}` : ''}
        </div>
      )}
      {what && <div className="caption">{what}</div>}
    </Card>
  )
}

function isBookedOn(fact: TimelineFact, day: string): boolean {
  return fact.type === 'appointment' && fact.on === day && fact.status !== 'cancelled' && fact.status !== 'no_show'
}

function soon(days: number, t: TFunction<'patient'>): string {
  if (days === 0) return t('next.today')
  return days === 1 ? t('next.tomorrow') : t('next.inDays', { count: days })
}
