import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BoundaryField } from './BoundaryField.tsx'
import type { ClassesAnswer } from './class-queries.ts'
import { NumberField } from './NumberField.tsx'
import css from './Classes.module.css'

export type RuleFieldsProps = {
  rules: ValueClassRules
  /** What the boundaries in force are in money. */
  cuts: ClassesAnswer['cuts']
  disabled: boolean
  onChange: (rules: ValueClassRules) => void
}

/** The rules as sentences, in the order they are checked. */
export function RuleFields(props: RuleFieldsProps) {
  const { t } = useTranslation('classes')
  return (
    <ol className={css.rules}>
      <Unprofitable {...props} />
      <Vip {...props} />
      <Rule name={t('stable.name')} text={t('stable.text')}>
        <Sentence>
          {t('stable.visits')}
          <NumberField
            label={t('stable.visits')}
            value={props.rules.stable.minVisits24m}
            min={1}
            disabled={props.disabled}
            onChange={(minVisits24m) => props.onChange({ ...props.rules, stable: { minVisits24m } })}
          />
        </Sentence>
      </Rule>
      <Rule name={t('oneTime.name')} text={t('oneTime.text')} />
    </ol>
  )
}

function Unprofitable({ rules, cuts, disabled, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('classes')
  const { missedBookings, costToServe } = rules
  const set = (changes: Partial<ValueClassRules>) => onChange({ ...rules, ...changes })
  return (
    <Rule name={t('unprofitable.name')} text={t('unprofitable.text')}>
      <Sentence>
        <BoundaryField
          value={rules.lowLtv}
          end="low"
          words={{
            share: t('unprofitable.low'),
            amount: t('unprofitable.lowAmount'),
            after: t('unprofitable.lowAfter'),
          }}
          now={cuts.lowLtv}
          nowWords={(money) => t('unprofitable.lowNow', { money })}
          disabled={disabled}
          onChange={(lowLtv) => set({ lowLtv })}
        />
      </Sentence>
      <Sentence>
        {t('unprofitable.missed')}
        <NumberField
          label={t('unprofitable.missed')}
          value={missedBookings.share * 100}
          min={1}
          max={100}
          disabled={disabled}
          onChange={(percent) => set({ missedBookings: { ...missedBookings, share: percent / 100 } })}
        />
        {t('unprofitable.missedMiddle')}
        <NumberField
          label={t('unprofitable.missedMiddle')}
          value={missedBookings.minBookings}
          min={1}
          disabled={disabled}
          onChange={(minBookings) => set({ missedBookings: { ...missedBookings, minBookings } })}
        />
      </Sentence>
      <Sentence>
        {t('unprofitable.discount')}
        <NumberField
          label={t('unprofitable.discount')}
          value={rules.discountShare * 100}
          min={1}
          max={100}
          disabled={disabled}
          onChange={(percent) => set({ discountShare: percent / 100 })}
        />
        {t('unprofitable.discountAfter')}
      </Sentence>
      <Sentence>
        {t('unprofitable.visitCost')}
        <NumberField
          label={t('unprofitable.visitCost')}
          value={costToServe.perVisit / 100}
          money
          disabled={disabled}
          onChange={(roubles) => set({ costToServe: { ...costToServe, perVisit: roubles * 100 } })}
        />
        {t('unprofitable.missedCost')}
        <NumberField
          label={t('unprofitable.missedCost')}
          value={costToServe.perMissedBooking / 100}
          money
          disabled={disabled}
          onChange={(roubles) => set({ costToServe: { ...costToServe, perMissedBooking: roubles * 100 } })}
        />
      </Sentence>
    </Rule>
  )
}

function Vip({ rules, cuts, disabled, onChange }: RuleFieldsProps) {
  const { t } = useTranslation('classes')
  const set = (changes: Partial<ValueClassRules['vip']>) => onChange({ ...rules, vip: { ...rules.vip, ...changes } })
  return (
    <Rule name={t('vip.name')} text={t('vip.text')}>
      <Sentence>
        <BoundaryField
          value={rules.vip.revenue12m}
          end="high"
          words={{ share: t('vip.top'), amount: t('vip.topAmount'), after: t('vip.topAfter') }}
          now={cuts.vipRevenue12m}
          nowWords={(money) => t('vip.topNow', { money })}
          disabled={disabled}
          onChange={(revenue12m) => set({ revenue12m })}
        />
      </Sentence>
      <Sentence>
        {t('vip.visits')}
        <NumberField
          label={t('vip.visits')}
          value={rules.vip.minVisits}
          min={1}
          disabled={disabled}
          onChange={(minVisits) => set({ minVisits })}
        />
      </Sentence>
    </Rule>
  )
}

function Rule({ name, text, children }: { name: string; text: string; children?: ReactNode }) {
  return (
    <li className={css.rule}>
      <div>
        <b>{name}</b>
        <p className="caption">{text}</p>
      </div>
      <div className={css.sentences}>{children}</div>
    </li>
  )
}

function Sentence({ children }: { children: ReactNode }) {
  return <div className={css.sentence}>{children}</div>
}
