import { REMEDY_WORDS, type Remedy } from '@revisit/domain/touch-reasons.ts'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconChevronRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import css from './campaigns.module.css'
import { fallRows, lostOf, remedyOf, type Waterfall, type WaterfallStep } from './waterfall-rows.ts'

export type FallChartProps = { waterfall: Waterfall; onOpen: (step: WaterfallStep) => void }

/** From the segment to those who get the message, in the order of the gates; every step opens its reasons. */
export function FallChart({ waterfall, onOpen }: FallChartProps) {
  const { t } = useTranslation('campaigns')
  const { number, percent } = useFormat()
  const { audience, coming } = waterfall
  const will = coming / Math.max(1, audience)
  return (
    <>
      <ul className={css.falls}>
        <li className={css.whole}>
          <b>{t('check.audience')}</b>
          <Bar from={0} to={audience > 0 ? 1 : 0} tone="base" />
          <b className="num">{number(audience)}</b>
        </li>
        {fallRows(waterfall).map(({ step, from, to }) => (
          <li key={step.step}>
            <FallStep step={step} from={from} to={to} onOpen={() => onOpen(step)} />
          </li>
        ))}
        <li className={css.whole}>
          <b>{t('check.will')}</b>
          <Bar from={0} to={will} tone="fact" />
          <b className="num">{number(coming)}</b>
          <span className={`caption ${css.share}`}>{t('check.share', { share: percent(will) })}</span>
        </li>
      </ul>
      <ComingLine waterfall={waterfall} />
    </>
  )
}

type FallStepProps = { step: WaterfallStep; from: number; to: number; onOpen: () => void }

function FallStep({ step, from, to, onOpen }: FallStepProps) {
  const { t } = useTranslation('campaigns')
  const { changeNumber } = useFormat()
  const say = useBilingual()
  const remedy = remedyOf(step) as Remedy | null
  const told = step.reasons.map(({ reason }) => reason.text).join(', ')
  return (
    <button type="button" className={css.fall} aria-label={t('check.open', { step: say(step.words) })} onClick={onOpen}>
      <span className={css.fallName}>
        {say(step.words)}
        {told !== say(step.words) && <span className="caption">{told}</span>}
      </span>
      <Bar from={from} to={to} tone={step.step === 'control' ? 'control' : 'loss'} />
      <span className="num">{changeNumber(-step.lost)}</span>
      <span className={css.remedy}>
        {remedy && <Tag tone={remedy === 'fixable' ? 'warning' : 'neutral'}>{say(REMEDY_WORDS[remedy])}</Tag>}
      </span>
      <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
    </button>
  )
}

function Bar({ from, to, tone }: { from: number; to: number; tone: 'base' | 'loss' | 'control' | 'fact' }) {
  return (
    <span className={css.track} aria-hidden="true">
      <span
        className={classes(css.bar, css[tone])}
        style={{ left: `${from * 100}%`, width: `${(to - from) * 100}%` }}
      />
    </span>
  )
}

/** When those who get it get it, and that everybody was counted. */
function ComingLine({ waterfall }: { waterfall: Waterfall }) {
  const { t } = useTranslation('campaigns')
  const { number } = useFormat()
  const { audience, now, later, held, coming } = waterfall
  return (
    <p className={css.coming}>
      <strong>{t('check.now', { count: now })}</strong>
      {later.map(({ reason, people }) => (
        <span key={reason.code}>{t('check.later', { count: people, reason: reason.text.toLowerCase() })}</span>
      ))}
      {held.map(({ reason, people }) => (
        <span key={reason.code}>{t('check.held', { count: people, reason: reason.text.toLowerCase() })}</span>
      ))}
      <span className="caption">
        {t('check.adds', {
          audience: number(audience),
          lost: number(lostOf(waterfall)),
          coming: number(coming),
        })}
      </span>
    </p>
  )
}
