import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { BarStack } from '@revisit/ui/Bars.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { DryRun, JourneyNumbers } from './journey-calls.ts'
import css from './journeys.module.css'
import { useReasonWords } from './use-reason-words.ts'

type DryNode = NonNullable<DryRun['result']>['nodes'][number]
type NodeNumbers = JourneyNumbers['nodes'][number]

const SERIES = ['var(--s1)', 'var(--s6)', 'var(--s8)', 'var(--s2)', 'var(--s3)', 'var(--s4)', 'var(--s5)', 'var(--s7)']

/** What a dry run says of a step. */
export function DryFigures({ dry, isMessage }: { dry: DryNode; isMessage: boolean }) {
  const { t } = useTranslation('journeys')
  const { number, money } = useFormat()
  const say = useBilingual()
  const parts = dry.channels.map(({ channel, count }, index) => ({
    key: channel,
    name: say(CHANNEL_WORDS[channel]),
    value: count,
    text: number(count),
    color: SERIES[index % SERIES.length]!,
  }))
  return (
    <section>
      <h3 className={css.heading}>
        <span>{t('dry.reached')}</span>
        <span className="num">{number(dry.reached)}</span>
      </h3>
      {isMessage && (
        <dl className={css.bars}>
          {(['sendNow', 'later', 'notSent'] as const).map((key) => (
            <div key={key}>
              <dt>{t(`dry.${key}`)}</dt>
              <ProgressBar size="track" label={t(`dry.${key}`)} share={dry.reached ? dry[key] / dry.reached : 0} />
              <dd className="num">{number(dry[key])}</dd>
            </div>
          ))}
        </dl>
      )}
      <Reasons reasons={dry.reasons} />
      {isMessage && parts.length > 0 && (
        <>
          <h3 className={css.heading}>
            <span>{t('dry.channels')}</span>
            <span className="num">{money(dry.cost)}</span>
          </h3>
          <BarStack label={t('dry.channels')} parts={parts} />
        </>
      )}
      {dry.exited > 0 && <FactRows rows={[{ label: t('numbers.exited'), value: number(dry.exited) }]} />}
    </section>
  )
}

/** What has happened at a step in the past 30 days. */
export function StepNumbers({ numbers, isMessage }: { numbers: NodeNumbers; isMessage: boolean }) {
  const { t } = useTranslation('journeys')
  const { number, money } = useFormat()
  const counted = isMessage
    ? (['inNow', 'passed', 'sent', 'delivered', 'read', 'clicked', 'replied', 'heldOut', 'skipped', 'failed'] as const)
    : (['inNow', 'passed', 'exited'] as const)
  const rows = [
    ...counted.map((key) => ({ key, label: t(`numbers.${key}`), value: number(numbers[key]) })),
    { key: 'goals', label: t('numbers.goals'), value: number(numbers.goals), strong: true },
    { key: 'money', label: t('numbers.money'), value: money(numbers.money), strong: true },
  ]
  return (
    <section>
      <h3 className={css.heading}>{t('numbers.title')}</h3>
      <FactRows rows={rows} />
      <Reasons reasons={numbers.reasons} />
    </section>
  )
}

function Reasons({ reasons }: { reasons: { reason: string; count: number }[] }) {
  const words = useReasonWords()
  const { number } = useFormat()
  if (reasons.length === 0) return null
  return (
    <div className={css.reasons}>
      <FactRows
        rows={reasons.map(({ reason, count }) => ({ key: reason, label: words(reason), value: number(count) }))}
      />
    </div>
  )
}
