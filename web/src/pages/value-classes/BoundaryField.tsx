import type { Boundary } from '@revisit/domain/value-class-rules.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import { NumberField } from './NumberField.tsx'

export type BoundaryFieldProps = {
  value: Boundary
  /** low: everybody below it; high: everybody from it. */
  end: 'low' | 'high'
  words: { share: string; amount: string; after: string }
  /** What the boundary in force is, minor units; null when nobody is there to take it from. */
  now: number | null
  nowWords: (money: string) => string
  disabled: boolean
  onChange: (value: Boundary) => void
}

const USUAL = { low: 0.5, high: 0.9 }
const MINOR = 100

/** A boundary taken from the clinic's own patients or set in roubles. */
export function BoundaryField({ value, end, words, now, nowWords, disabled, onChange }: BoundaryFieldProps) {
  const { t } = useTranslation('classes')
  const format = useFormat()
  // «верхние 10 %» are those above the 90th percentile.
  const percent = (share: number) => (end === 'low' ? share : 1 - share) * 100
  const share = (shown: number) => (end === 'low' ? shown / 100 : 1 - shown / 100)
  const switchTo = (method: 'quantile' | 'fixed') =>
    onChange(
      method === 'quantile'
        ? { method, share: USUAL[end] }
        : { method, amount: Math.max(MINOR, Math.round((now ?? MINOR) / MINOR) * MINOR) },
    )
  return (
    <>
      {value.method === 'quantile' ? words.share : words.amount}
      {value.method === 'quantile' ? (
        <NumberField
          label={words.share}
          value={percent(value.share)}
          min={1}
          max={99}
          disabled={disabled}
          onChange={(shown) => onChange({ method: 'quantile', share: share(shown) })}
        />
      ) : (
        <NumberField
          label={words.amount}
          value={value.amount / MINOR}
          min={1}
          money
          disabled={disabled}
          onChange={(roubles) => onChange({ method: 'fixed', amount: roubles * MINOR })}
        />
      )}
      {value.method === 'quantile' && words.after}
      {!disabled && (
        <Segmented
          size="small"
          label={t('boundary')}
          value={value.method}
          onChange={switchTo}
          options={[
            { value: 'quantile', label: t('byShare') },
            { value: 'fixed', label: t('byAmount') },
          ]}
        />
      )}
      {value.method === 'quantile' && now !== null && <span className="caption">{nowWords(format.money(now))}</span>}
    </>
  )
}
