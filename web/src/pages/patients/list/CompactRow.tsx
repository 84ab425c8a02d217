import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Money } from '@revisit/ui/Money.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PatientListItem } from '../patient-types.ts'
import css from './List.module.css'

/** A patient in two lines, for the phone. */
export const CompactRow = memo(function CompactRow({ row }: { row: PatientListItem }) {
  const { t } = useTranslation('patients')
  const format = useFormat()
  const { value } = row
  const facts = [
    row.age !== null && t('age', { count: row.age }),
    value.class && t(`class.${value.class}`),
    value.lastVisitOn ? t('wasOn', { date: format.date(value.lastVisitOn) }) : t('neverVisited'),
  ]
  return (
    <div className={css.compact}>
      <span className={css.nameCell}>
        <span className={css.name}>{row.fullName || t('unnamed')}</span>
        {row.deceased && <span className="caption">{t('deceased')}</span>}
        {row.similar && <Tag tone="info">{t('similar')}</Tag>}
      </span>
      <span>{value.revenue !== null && <Money minor={value.revenue} />}</span>
      <span className={`caption ${css.facts}`}>{facts.filter(Boolean).join(' · ')}</span>
      <span className="caption num">{row.nextVisitOn && t('bookedOn', { date: format.date(row.nextVisitOn) })}</span>
    </div>
  )
})
