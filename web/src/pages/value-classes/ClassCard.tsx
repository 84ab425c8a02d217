import {
  CLASS_REASON_WORDS,
  VALUE_CLASS_TACTIC,
  VALUE_CLASS_WORDS,
  VALUE_TACTIC_WORDS,
} from '@revisit/domain/value-class.ts'
import { classColor } from '@revisit/ui/Bars.tsx'
import { Button } from '@revisit/ui/Button.tsx'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Money } from '@revisit/ui/Money.tsx'
import { Swatch } from '@revisit/ui/Swatch.tsx'
import { useTranslation } from 'react-i18next'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths, withFilters } from '../../paths.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import type { ClassAnswer, ClassesAnswer } from './class-queries.ts'
import css from './Classes.module.css'

const REASONS = 4

export type ClassCardProps = {
  one: ClassAnswer
  /** Place among the four, decides the colour. */
  index: number
  whole: ClassesAnswer
  isToday: boolean
}

/** One class: people, money, why they are in it, what to do, and the list behind it. */
export function ClassCard({ one, index, whole, isToday }: ClassCardProps) {
  const { t } = useTranslation('classes')
  const say = useBilingual()
  const format = useFormat()
  const share = (part: number, all: number) => (all > 0 ? format.percent(part / all, 0) : '—')
  return (
    <Card
      title={
        <>
          <Swatch color={classColor(index)} />
          {say(VALUE_CLASS_WORDS[one.name])}
        </>
      }
      explain={<FormulaHint of={`class_${one.name}`} />}
    >
      <div className={css.card}>
        <div className={css.count}>
          <span className={css.figure}>{format.number(one.patients)}</span>
          <span className="caption">{t('share', { share: share(one.patients, whole.patients) })}</span>
        </div>
        <FactRows
          rows={[
            { label: t('revenue'), value: <WithShare minor={one.revenue} share={share(one.revenue, whole.revenue)} /> },
            { label: t('margin'), value: <WithShare minor={one.margin} share={share(one.margin, whole.margin)} /> },
            {
              label: t('average'),
              value: <Money minor={one.patients > 0 ? Math.round(one.revenue / one.patients) : null} />,
            },
          ]}
        />
        <div className={css.reasons}>
          <span className="caption">{t('reasons')}</span>
          {one.reasons.length === 0 && <span className="second">{t('nobody')}</span>}
          {one.reasons.slice(0, REASONS).map((reason) => (
            <div key={reason.code} className={css.reason}>
              <span>{say(CLASS_REASON_WORDS[reason.code])}</span>
              <span className="num">{format.number(reason.patients)}</span>
            </div>
          ))}
        </div>
        <div className={css.tactic}>
          <span className="caption">{t('tactic')}</span>
          <span>{say(VALUE_TACTIC_WORDS[VALUE_CLASS_TACTIC[one.name]])}</span>
        </div>
        <div>
          {isToday ? (
            <LinkButton size="small" to={withFilters(paths.patients, { valueClass: one.name })}>
              {t('open')}
            </LinkButton>
          ) : (
            <Button size="small" disabled title={t('onlyToday')}>
              {t('open')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  )
}

function WithShare({ minor, share }: { minor: number; share: string }) {
  return (
    <>
      <Money minor={minor} short /> <span className={css.part}>{share}</span>
    </>
  )
}
