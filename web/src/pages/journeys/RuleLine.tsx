import { useTranslation } from 'react-i18next'
import type { Definition } from './journey-calls.ts'
import css from './journeys.module.css'

/** The rules of a journey in one line: what ends it, how often, in which hours, with what control group. */
export function RuleLine({ definition: { settings, entry } }: { definition: Definition }) {
  const { t } = useTranslation('journeys')
  const { answers, holdoutPercent, quietHours, needsFreshData, priority } = settings
  const hours = typeof quietHours === 'string' ? t(`rules.hours.${quietHours}`) : `${quietHours.from}–${quietHours.to}`
  const reentry =
    entry.reentry.kind === 'after' ? t('rules.after', { count: entry.reentry.days }) : t(`rules.${entry.reentry.kind}`)
  const facts = [
    [t('rules.exit'), t(`rules.answers.${answers.by}`)],
    [t('rules.reentry'), reentry],
    [t('rules.quiet'), hours],
    [t('rules.control'), holdoutPercent > 0 ? `${holdoutPercent} %` : t('rules.noControl')],
    [t('rules.priority'), t(`priority.${priority}`)],
    ...(needsFreshData ? [[t('rules.fresh'), t('rules.freshOn')]] : []),
  ]
  return (
    <dl className={css.rules}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
