import { useTranslation } from 'react-i18next'
import type { Definition } from './journey-calls.ts'

export type RuleFact = { name: string; value: string }

/** The rules of a journey in short: what ends it, how often, in which hours, with what control group. */
export function useRuleFacts(): (definition: Definition) => RuleFact[] {
  const { t } = useTranslation('journeys')
  return ({ settings, entry }) => {
    const { answers, holdoutPercent, quietHours, needsFreshData, priority } = settings
    const hours =
      typeof quietHours === 'string' ? t(`rules.hours.${quietHours}`) : `${quietHours.from}–${quietHours.to}`
    const reentry =
      entry.reentry.kind === 'after'
        ? t('rules.after', { count: entry.reentry.days })
        : t(`rules.${entry.reentry.kind}`)
    return [
      { name: t('rules.exit'), value: t(`rules.answers.${answers.by}`) },
      { name: t('rules.reentry'), value: reentry },
      { name: t('rules.quiet'), value: hours },
      { name: t('rules.control'), value: holdoutPercent > 0 ? `${holdoutPercent} %` : t('rules.noControl') },
      { name: t('rules.priority'), value: t(`priority.${priority}`) },
      ...(needsFreshData ? [{ name: t('rules.fresh'), value: t('rules.freshOn') }] : []),
    ]
  }
}
