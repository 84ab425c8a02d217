import type { Format } from '@revisit/ui/format.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { CampaignReport } from './campaign-calls.ts'

export type Effect = NonNullable<NonNullable<CampaignReport['effect']>['visited']>
export type EffectWords = {
  /** «+3,2 п. п.». */
  difference: string
  /** «от 0,4 до 6,1»: where the true difference lies. */
  interval: string
  verdict: string
  meaning: 'better' | 'worse' | 'neither'
}

/** A difference between two groups in words; money in minor units, shares as fractions. */
export function useEffectWords(): (effect: Effect, unit: 'share' | 'money') => EffectWords {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  return (effect, unit) => {
    const write = writerOf(format, unit)
    const meaning = { more: 'better', less: 'worse', unclear: 'neither', not_enough: 'neither' } as const
    return {
      difference: write(effect.difference),
      interval: t('report.interval', { low: write(effect.low), high: write(effect.high) }),
      verdict: t(`report.verdict.${effect.verdict}`),
      meaning: meaning[effect.verdict],
    }
  }
}

function writerOf({ changePoints, changeMoney }: Format, unit: 'share' | 'money'): (value: number) => string {
  return unit === 'money' ? changeMoney : (value) => changePoints(value)
}
