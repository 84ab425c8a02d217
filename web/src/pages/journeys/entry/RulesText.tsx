import { FactRows } from '@revisit/ui/Card.tsx'
import { useTranslation } from 'react-i18next'
import type { Definition } from '../journey-calls.ts'
import { useRuleFacts } from '../use-rule-facts.ts'
import { useStepNames, useTriggerWords } from '../use-step-words.ts'

/** The way in and the rules, to be read. */
export function RulesText({ definition }: { definition: Definition }) {
  const { t } = useTranslation(['journey-form', 'journeys'])
  const triggerWords = useTriggerWords()
  const facts = useRuleFacts()(definition)
  const names = useStepNames(definition)
  const { resume, attributionDays } = definition.settings
  const rows = [
    { label: t('trigger.kind'), value: triggerWords(definition.trigger as Record<string, unknown>) },
    ...facts.map(({ name, value }) => ({ label: name, value })),
    ...(['onCancelled', 'onNoShow'] as const).flatMap((when) => {
      const id = resume[when]
      return id ? [{ label: t(`resume.${when}`), value: names(id) }] : []
    }),
    { label: t('goal.days'), value: String(attributionDays) },
  ]
  return <FactRows look="aligned" rows={rows} />
}
