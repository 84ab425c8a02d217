import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import type { Format } from '@revisit/ui/format.ts'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { daysBetween } from '@revisit/domain/local-date.ts'
import { IconClock } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Card as PatientCard } from '../patient-types.ts'
import css from './Patient.module.css'

type Policy = PatientCard['policies'][number]

const SOON_DAYS = 30

/** One insurance policy: whose, until when, how much of the limit is spent. */
export function PolicyCard({ policy }: { policy: Policy }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { limitAmount, spentAmount } = policy
  const left = limitAmount === null ? null : limitAmount - (spentAmount ?? 0)
  const facts = [
    { key: 'number', label: t('policy.number'), value: policy.number },
    { key: 'programme', label: t('policy.programme'), value: policy.programme },
    { key: 'employer', label: t('policy.employer'), value: policy.employer },
    { key: 'covers', label: t('policy.covers'), value: policy.coveredCategories?.join(', ') },
  ].filter((fact) => fact.value)
  return (
    <Card title={t('policy.title')} right={<PolicyTerm policy={policy} />}>
      <div className={css.headRow}>
        <b>{policy.insurer ?? t('policy.unknownInsurer')}</b>
        <span className="caption">{period(policy, { t, format })}</span>
      </div>
      {limitAmount !== null && left !== null && (
        <>
          <div className={css.headRow}>
            <span className={css.big}>{format.money(left)}</span>
            <span className="caption">{t('policy.limit', { money: format.money(limitAmount) })}</span>
          </div>
          <div className={css.bar}>
            <ProgressBar
              share={limitAmount > 0 ? (spentAmount ?? 0) / limitAmount : 1}
              label={`${t('policy.spent')} ${format.money(spentAmount ?? 0)}`}
            />
          </div>
        </>
      )}
      {facts.length > 0 && <FactRows look="aligned" rows={facts} />}
    </Card>
  )
}

function PolicyTerm({ policy: { inForce, validTo } }: { policy: Policy }) {
  const { t } = useTranslation('patient')
  const { today } = useFormat()
  if (!inForce) return <Tag>{t(validTo !== null && validTo < today ? 'policy.ended' : 'policy.notYet')}</Tag>
  if (validTo === null) return null
  const days = daysBetween(today, validTo)
  const words = t('policy.daysLeft', { count: days })
  return days <= SOON_DAYS ? (
    <Tag tone="warning" icon={<IconClock size={14} stroke={1.6} />}>
      {words}
    </Tag>
  ) : (
    <span className="caption">{words}</span>
  )
}

function period({ validFrom, validTo }: Policy, { t, format }: { t: TFunction<'patient'>; format: Format }): string {
  const from = validFrom && format.date(validFrom, { full: true })
  const to = validTo && format.date(validTo, { full: true })
  if (from && to) return t('policy.period', { from, to })
  if (to) return t('policy.until', { date: to })
  return from ? t('policy.from', { date: from }) : t('policy.noPeriod')
}
