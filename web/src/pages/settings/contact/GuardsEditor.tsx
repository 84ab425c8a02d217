import { NumberInput } from '@mantine/core'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { useTranslation } from 'react-i18next'
import fields from '../kit/Fields.module.css'
import type { ContactRules, RulesAnswer } from './contact-calls.ts'
import type { RulesPart } from './rules-part.ts'
import css from './Contact.module.css'

/** Brakes: stale data, the control group, money within an hour, the pace after a standstill. */
export function GuardsEditor({ rules, onChange, mayEdit, base }: RulesPart & { base: RulesAnswer['base'] }) {
  const { t } = useTranslation('settings-contact')
  const number = (key: NumberKey, { max, min = 0, scale = 1, empty = false }: Limits) => (
    <NumberInput
      label={t(`guards.${key}`)}
      description={t(`guards.${key}Hint`)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      min={min}
      max={max / scale}
      placeholder={empty ? t('guards.none') : ''}
      disabled={!mayEdit}
      value={rules[key] === null ? '' : rules[key] / scale}
      onChange={(value) => {
        if (value === '' && empty) onChange({ [key]: null })
        if (typeof value === 'number') onChange({ [key]: Math.round(value * scale) })
      }}
    />
  )
  return (
    <>
      <div className={fields.facts}>
        <div className={css.guard}>
          {number('staleAfterHours', { min: 1, max: 8760, empty: true })}
          <BaseAge base={base} />
        </div>
        {number('holdoutPercent', { max: 50 })}
        {number('moneyPerHour', { max: 1_000_000_000, scale: 100, empty: true })}
        {number('catchUpPerHour', { min: 10, max: 1_000_000 })}
        {number('spreadMinutes', { max: 180 })}
      </div>
    </>
  )
}

type NumberKey = {
  [K in keyof ContactRules]: ContactRules[K] extends number | null ? K : never
}[keyof ContactRules]
type Limits = { max: number; min?: number; scale?: number; empty?: boolean }

function BaseAge({ base }: { base: RulesAnswer['base'] }) {
  const { t } = useTranslation('settings-contact')
  const { dateTime } = useFormat()
  if (base.updatedAt === null) return <span className="caption">{t('guards.baseNever')}</span>
  return (
    <span className={css.base}>
      <span className="caption">{t('guards.base', { at: dateTime(base.updatedAt) })}</span>
      {base.stale && <Tag tone="warning">{t('guards.stale')}</Tag>}
    </span>
  )
}
