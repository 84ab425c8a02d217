import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import type { Format } from '@revisit/ui/format.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconHandStop } from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CardValue } from '../patient-types.ts'
import css from './Patient.module.css'

export type ClassCardProps = {
  value: CardValue
  /** Absent for those who may not set the class by hand. */
  onOverride?: () => void
  onRelease?: () => void
}

/** The value class: why this one, what to do with such patients, and who set it by hand until when. */
export function ClassCard({ value, onOverride, onRelease }: ClassCardProps) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { classOverride, classReason } = value
  return (
    <Card
      title={value.class ? `${t('valueClass.title')}: ${t(`class.${value.class}`)}` : t('valueClass.none')}
      right={
        classOverride && (
          <Tag tone="info" icon={<IconHandStop size={14} stroke={1.6} />}>
            {t('valueClass.byHand', { date: format.date(classOverride.endsOn) })}
          </Tag>
        )
      }
    >
      <div>{classOverride ? overrideText(classOverride, { t, format }) : reasonText(classReason, { t, format })}</div>
      {value.class && (
        <div className={css.tactic}>
          <span className="caption">{t('valueClass.tactic')}</span>
          <div>{t(`valueClass.tactics.${value.class}`)}</div>
        </div>
      )}
      {(onOverride || onRelease) && (
        <div className={css.buttons}>
          {onOverride && (
            <Button size="small" onClick={onOverride}>
              {t(classOverride ? 'valueClass.change' : 'valueClass.set')}
            </Button>
          )}
          {onRelease && classOverride && (
            <Button size="small" variant="quiet" onClick={onRelease}>
              {t('valueClass.release')}
            </Button>
          )}
        </div>
      )}
    </Card>
  )
}

type Tools = { t: TFunction<'patient'>; format: Format }

function overrideText(override: NonNullable<CardValue['classOverride']>, { t, format }: Tools): string {
  const date = format.date(override.startsOn, { full: true })
  const reason = override.reason.replace(/[.\s]+$/, '')
  return override.author
    ? t('valueClass.byHandText', { reason, author: override.author.name, date })
    : t('valueClass.byHandNobody', { reason, date })
}

const MONEY = new Set(['margin', 'costToServe', 'ltv', 'lowLtv', 'revenue12m', 'boundary'])

/** The reason with this patient's numbers: money in minor units, shares as fractions. */
function reasonText(reason: CardValue['classReason'], { t, format }: Tools): string {
  if (!reason) return t('valueClass.why.no_visits')
  // A class counted before its reasons were kept.
  if (Object.keys(reason.params).length === 0) return t(`valueClass.whyPlain.${reason.code}`)
  const params = Object.fromEntries(
    Object.entries(reason.params).map(([name, value]) => {
      if (typeof value !== 'number') return [name, value]
      if (MONEY.has(name)) return [name, format.money(value)]
      return [name, name.endsWith('Share') ? format.percent(value, 0) : format.number(value)]
    }),
  )
  return t(`valueClass.why.${reason.code}`, params as { defaultValue: string })
}
