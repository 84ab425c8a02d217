import { VALUE_CLASS_WORDS } from '@revisit/domain/value-class.ts'
import { classColor } from '@revisit/ui/Bars.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { ClassesAnswer } from './class-queries.ts'
import css from './Classes.module.css'

const MEASURES = ['patients', 'revenue', 'margin'] as const
// A narrower part has no room for its percentage.
const ROOM_FOR_TEXT = 0.045

/** People, revenue and margin side by side: how few bring how much. */
export function ClassSplit({ answer }: { answer: ClassesAnswer }) {
  const { t } = useTranslation('classes')
  const format = useFormat()
  const known = answer.costKnownShare
  return (
    <Card
      title={t('split')}
      explain={<FormulaHint of="ltv_margin" />}
      right={
        <span className="caption">
          {known === null || known === 0 ? t('costUnknown') : t('costKnown', { share: format.percent(known, 0) })}
        </span>
      }
    >
      <div className={css.split}>
        {MEASURES.map((measure) => (
          <SplitBar key={measure} measure={measure} answer={answer} />
        ))}
      </div>
    </Card>
  )
}

function SplitBar({ measure, answer }: { measure: (typeof MEASURES)[number]; answer: ClassesAnswer }) {
  const { t } = useTranslation('classes')
  const say = useBilingual()
  const format = useFormat()
  const parts = answer.classes.map((one) => Math.max(0, one[measure]))
  const total = parts.reduce((sum, part) => sum + part, 0)
  const title = t(measure === 'patients' ? 'people' : measure)
  const whole = measure === 'patients' ? format.number(answer.patients) : format.moneyShort(answer[measure], true)
  return (
    <>
      <span className={css.measure}>{title}</span>
      <span className={css.bar} role="img" aria-label={title}>
        {answer.classes.map((one, index) => {
          const share = total > 0 ? (parts[index] ?? 0) / total : 0
          if (share === 0) return null
          return (
            <span
              key={one.name}
              style={{ flexGrow: share, background: classColor(index) }}
              data-light={index === 2 || undefined}
              title={`${say(VALUE_CLASS_WORDS[one.name])}: ${format.percent(share)}`}
            >
              {share > ROOM_FOR_TEXT && format.percent(share, 0)}
            </span>
          )
        })}
      </span>
      <span className="num">{whole}</span>
    </>
  )
}
