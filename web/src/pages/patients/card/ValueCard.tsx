import { Popover } from '@mantine/core'
import { Card, CardPart, FactRows, type FactRow } from '@revisit/ui/Card.tsx'
import type { Format } from '@revisit/ui/format.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { RFM_GROUP_WORDS } from '@revisit/domain/rfm.ts'
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Card as PatientCard, CardValue } from '../patient-types.ts'
import { shortStaffName } from '../person-text.ts'
import { customText } from './custom-text.ts'
import css from './Patient.module.css'

type Words = TFunction<'patient'>

/** RFM movement, money with the working, and everything else known of the patient. */
export function ValueCard({ card }: { card: PatientCard }) {
  const { value } = card
  return (
    <Card flush>
      {value && (
        <CardPart className={css.part}>
          <RfmLine value={value} visits={card.visits.days} />
        </CardPart>
      )}
      {value && (
        <CardPart className={css.part}>
          <Lifetime value={value} />
        </CardPart>
      )}
      <CardPart className={css.part}>
        <Facts card={card} />
      </CardPart>
    </Card>
  )
}

function RfmLine({ value, visits }: { value: CardValue; visits: number }) {
  const { t } = useTranslation('patient')
  const { locale } = useFormat()
  const { rfm, previousRfm } = value
  const moved = previousRfm && previousRfm.rfm !== rfm?.rfm ? previousRfm : null
  const name = (place: NonNullable<CardValue['rfm']>) => `${place.rfm} ${RFM_GROUP_WORDS[place.group][locale]}`
  return (
    <>
      <div className={css.headRow}>
        <span className={css.small}>{t('value.rfm')}</span>
        {moved && <span className="caption">{t('value.was')}</span>}
      </div>
      {rfm ? (
        <div className={css.move}>
          {moved && (
            <>
              <Tag>{name(moved)}</Tag>
              <IconArrowRight size={14} stroke={1.6} />
            </>
          )}
          <Tag tone="accent">{name(rfm)}</Tag>
        </div>
      ) : (
        <span className="caption">{t(visits === 0 ? 'value.noVisits' : 'value.noRfm')}</span>
      )}
    </>
  )
}

function Lifetime({ value }: { value: CardValue }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const money = (minor: number | null) => (minor === null ? '—' : format.money(minor))
  const { revenue, margin, refunds, knownCostShare, formula } = value
  const rows: FactRow[] = [
    { key: 'paid', label: t('value.paid'), value: <b>{money(revenue)}</b> },
    { key: 'year', label: t('value.paid12m'), value: money(value.revenueYear) },
    { key: 'margin', label: t('value.margin'), value: knownCostShare === null ? '—' : money(margin) },
    { key: 'formula', label: t('value.formula'), value: money(formula.result) },
  ]
  if (refunds !== 0) {
    rows.splice(1, 0, { key: 'refunds', label: t('value.refunds'), value: money(-Math.abs(refunds)) })
  }
  const cost = knownCostShare === null ? null : format.percent(knownCostShare, 0)
  return (
    <>
      <div className={css.headRow}>
        <span className={css.small}>{t('value.ltv')}</span>
        <Working value={value} />
      </div>
      <FactRows rows={rows} />
      {knownCostShare !== 1 && revenue !== 0 && (
        <div className="caption">{cost === null ? t('value.noCost') : t('value.knownCost', { share: cost })}</div>
      )}
    </>
  )
}

/** ⓘ: the formula with this patient's own numbers. */
function Working({ value }: { value: CardValue }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { working, reason } = value.formula
  return (
    <Popover width={320} position="bottom-end" withinPortal>
      <Popover.Target>
        <button type="button" className={css.info} aria-label={t('value.working')}>
          <IconInfoCircle size={14} stroke={1.6} />
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <strong>{t('value.paid')}</strong>
        <p className={css.meaning}>{t('value.paidMeaning')}</p>
        <strong>{t('value.formula')}</strong>
        <p className={css.meaning}>{t('value.formulaMeaning')}</p>
        {reason && <p className={css.meaning}>{t(`value.reason.${reason}`)}</p>}
        <dl className={css.working}>
          {working.map((line) => (
            <div key={line.key} className={line.key === 'result' ? css.result : undefined}>
              <dt>
                {lineName(line.key, t)}
                <span className="caption">{workingFrom(line, { t, format })}</span>
              </dt>
              <dd className="num">{workingValue(line, format)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}

const LINES = ['averageCheck', 'visitsPerYear', 'lifetimeYears', 'result'] as const

function lineName(key: string, t: Words): string {
  const known = LINES.find((line) => line === key)
  return known ? t(`value.line.${known}`) : key
}

type WorkingLine = CardValue['formula']['working'][number]

function workingValue({ key, value }: WorkingLine, format: Format): string {
  if (value === null) return '—'
  return key === 'averageCheck' || key === 'result' ? format.money(Math.round(value)) : format.number(value, 2)
}

function workingFrom({ key, from }: WorkingLine, { t, format }: { t: Words; format: Format }): string {
  const { revenue, paidVisits, visits, firstVisitOn, lastVisitOn } = from
  if (key === 'averageCheck' && typeof revenue === 'number') {
    return t('value.from.averageCheck', { revenue: format.money(revenue), paid: paidVisits ?? 0 })
  }
  if (key === 'visitsPerYear' && visits !== undefined) return t('value.from.visitsPerYear', { visits })
  if (key === 'lifetimeYears' && typeof firstVisitOn === 'string' && typeof lastVisitOn === 'string') {
    const first = format.date(firstVisitOn, { full: true })
    return t('value.from.lifetimeYears', { first, last: format.date(lastVisitOn, { full: true }) })
  }
  return ''
}

function Facts({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { visits } = card
  const rows: FactRow[] = [
    { key: 'visits', label: t('facts.visits'), value: visitsText(card, { t, format }) },
    ...missedRow(card, t),
    ...row('doctor', t('facts.doctor'), visits.doctor && shortStaffName(visits.doctor.name)),
    ...row('preferred', t('facts.preferredDoctor'), preferredDoctor(card)),
    ...row('curator', t('facts.curator'), card.curator?.name),
    ...row('branch', t('facts.branch'), visits.byBranch.length === 0 ? card.branch?.name : null),
    { key: 'source', label: t('facts.source'), value: card.source ?? t('facts.noSource') },
    ...referrerRow(card, t),
    ...row('district', t('facts.district'), card.district),
    ...row('channel', t('facts.channel'), card.preferredChannel),
    ...row('time', t('facts.time'), card.preferredTime),
    ...card.customFields.flatMap((field) => row(`own-${field.key}`, field.name, customText(field, format))),
    { key: 'since', label: t('facts.since'), value: format.date(format.dayOf(card.createdAt), { full: true }) },
  ]
  return <FactRows look="aligned" rows={rows} />
}

function row(key: string, label: string, value: string | null | undefined): FactRow[] {
  return value ? [{ key, label, value }] : []
}

function visitsText({ visits }: PatientCard, { t, format }: { t: Words; format: Format }): string {
  if (!visits.firstOn) return String(visits.days)
  return t('facts.visitsValue', { visits: visits.days, date: format.date(visits.firstOn, { full: true }) })
}

function missedRow({ visits }: PatientCard, t: Words): FactRow[] {
  const { noShows, cancelledByPatient: cancelled, bookings } = visits
  if (noShows + cancelled === 0) return []
  return row('missed', t('facts.missed'), t('facts.missedValue', { noShows, cancelled, bookings }))
}

function preferredDoctor({ preferredDoctor: wanted, visits }: PatientCard): string | null {
  return wanted && wanted.id !== visits.doctor?.id ? shortStaffName(wanted.name) : null
}

function referrerRow({ referrer }: PatientCard, t: Words): FactRow[] {
  if (!referrer) return []
  const link = <PageLink to={paths.patient(referrer.id)}>{shortStaffName(referrer.name)}</PageLink>
  return [{ key: 'referrer', label: t('facts.referrer'), value: link }]
}
