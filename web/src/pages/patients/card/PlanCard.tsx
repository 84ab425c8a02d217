import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import type { TFunction } from 'i18next'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card as PatientCard } from '../patient-types.ts'
import { shortStaffName } from '../person-text.ts'
import css from './Patient.module.css'

type Plans = PatientCard['openPlans']
type Plan = Plans['plans'][number]
type Item = Plan['items'][number]

/** What the patient agreed to or was offered and has not finished: money left and the items that wait. */
export function PlanCard({ openPlans }: { openPlans: Plans }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { count, amount, amountLeft, plans } = openPlans
  const [only] = plans
  if (!only) return null
  const title = count === 1 ? t('plans.title') : t('plans.many', { count })
  return (
    <Card title={title} right={count === 1 && <PlanOrigin plan={only} />}>
      {amount !== null && amountLeft !== null && (
        <>
          <div className={css.headRow}>
            <span className={css.big}>{format.money(amountLeft)}</span>
            <span className="caption">{t('plans.left', { money: format.money(amount) })}</span>
          </div>
          <div className={css.bar}>
            <ProgressBar share={amount > 0 ? (amount - amountLeft) / amount : 0} label={t('plans.progress')} />
          </div>
        </>
      )}
      {plans.map((plan) => (
        <Fragment key={plan.id}>
          {count > 1 && (
            <div className={css.planHead}>
              <b>{plan.name ?? t('plans.unnamed')}</b>
              <PlanOrigin plan={plan} />
            </div>
          )}
          <PlanItems plan={plan} />
        </Fragment>
      ))}
    </Card>
  )
}

function PlanOrigin({ plan }: { plan: Plan }) {
  const format = useFormat()
  const words = [plan.doctor && shortStaffName(plan.doctor.name), plan.presentedOn && format.date(plan.presentedOn)]
  return <span className="caption">{words.filter(Boolean).join(', ')}</span>
}

/** Items that wait, by stage; what is done is summed in one line. */
function PlanItems({ plan }: { plan: Plan }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const done = plan.items.filter((item) => item.status === 'done')
  const rest = plan.items.filter((item) => item.status !== 'done')
  const seesMoney = plan.items.some((item) => item.amount !== null)
  const doneMoney = done.reduce((sum, item) => sum + (item.amount ?? 0), 0)
  return (
    <ul className={css.planItems}>
      {rest.map((item) => (
        <li key={item.id} className={item.status === 'declined' ? css.declined : undefined}>
          <span className={css.planService}>
            {item.service ?? t('plans.unknownService')}
            {item.stage !== null && <span className="caption"> {t('plans.stage', { stage: item.stage })}</span>}
          </span>
          <span className={css.planState}>
            <span className={waitsForBooking(item, plan) ? css.waits : 'caption'}>{itemState(item, plan, t)}</span>
            {item.amount !== null && <span className="num">{format.money(item.amount)}</span>}
          </span>
        </li>
      ))}
      {done.length > 0 && (
        <li className={css.planDone}>
          <span className="caption">
            {seesMoney
              ? t('plans.doneFor', { count: done.length, money: format.money(doneMoney) })
              : t('plans.done', { count: done.length })}
          </span>
        </li>
      )}
    </ul>
  )
}

function waitsForBooking(item: Item, plan: Plan): boolean {
  return item.status === 'open' && (plan.status === 'accepted' || plan.status === 'in_progress')
}

function itemState(item: Item, plan: Plan, t: TFunction<'patient'>): string {
  const known = (['booked', 'done', 'declined', 'postponed'] as const).find((status) => status === item.status)
  if (known) return t(`plans.item.${known}`)
  return waitsForBooking(item, plan) ? t('plans.item.unbooked') : t('plans.item.undecided')
}
