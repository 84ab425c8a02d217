import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { daysBetween } from '@revisit/domain/local-date.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Card as PatientCard, TimelineFact } from '../patient-types.ts'
import { shortStaffName } from '../person-text.ts'
import { sayMinutes } from './say-treatment.tsx'
import css from './Patient.module.css'

/** What systems that keep only the day give for the time. */
const NO_TIME = '00:00'

type Booking = Extract<TimelineFact, { type: 'appointment' }>

/** When the patient comes next, to whom and for what; or since when nobody has booked them. */
export function NextCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { nextOn, lastOn } = card.visits
  if (nextOn) return <Booked card={card} on={nextOn} />
  return (
    <Card title={t('next.title')} right={<Tag>{t('next.none')}</Tag>}>
      <span className="second">
        {lastOn ? t('next.noneText', { date: format.dateWords(lastOn) }) : t('next.neverText')}
      </span>
    </Card>
  )
}

function Booked({ card, on }: { card: PatientCard; on: string }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const booking = card.timeline.items.find((fact): fact is Booking => isBookedOn(fact, on))
  const time = booking ? format.time(booking.at) : NO_TIME
  return (
    <Card title={t('next.title')} right={<Tag tone="accent">{soon(daysBetween(format.today, on), t)}</Tag>}>
      <div className={css.big}>
        {format.dateWords(on)}
        {time !== NO_TIME && `, ${time}`}
      </div>
      {booking && <BookingFacts booking={booking} />}
    </Card>
  )
}

function BookingFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('patient')
  const where = [booking.doctor && shortStaffName(booking.doctor.name), booking.branch?.name].filter(Boolean).join(', ')
  const long = booking.minutes ? sayMinutes(booking.minutes, t) : null
  const what = booking.services.flatMap((service) => service.name ?? []).join('; ')
  return (
    <>
      <div className="second">{[where, long].filter(Boolean).join(' · ')}</div>
      {what && <div className="caption">{what}</div>}
    </>
  )
}

function isBookedOn(fact: TimelineFact, day: string): boolean {
  return fact.type === 'appointment' && fact.on === day && fact.status !== 'cancelled' && fact.status !== 'no_show'
}

function soon(days: number, t: TFunction<'patient'>): string {
  if (days === 0) return t('next.today')
  return days === 1 ? t('next.tomorrow') : t('next.inDays', { count: days })
}
