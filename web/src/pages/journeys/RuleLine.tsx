import { useTranslation } from 'react-i18next'
import type { Definition } from './journey-calls.ts'
import css from './journeys.module.css'
import { useRuleFacts } from './use-rule-facts.ts'

export type RuleLineProps = { definition: Definition; onOpen: () => void }

/** The rules of a journey in one line; a press opens them. */
export function RuleLine({ definition, onOpen }: RuleLineProps) {
  const { t } = useTranslation('journeys')
  const facts = useRuleFacts()(definition)
  return (
    <button type="button" className={css.rules} title={t('openRules')} onClick={onOpen}>
      {facts.map(({ name, value }) => (
        <span key={name}>
          {name} <strong>{value}</strong>
        </span>
      ))}
    </button>
  )
}
