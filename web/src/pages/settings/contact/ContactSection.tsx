import { contactRulesSchema } from '@revisit/domain/contact-rules.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { FormError } from '../kit/FormError.tsx'
import { QueryFailed } from '../kit/QueryState.tsx'
import { CapsEditor } from './CapsEditor.tsx'
import { CascadeEditor } from './CascadeEditor.tsx'
import { type RulesAnswer, rulesQuery, useSaveRules } from './contact-calls.ts'
import { GuardsEditor } from './GuardsEditor.tsx'
import { HolidaysEditor } from './HolidaysEditor.tsx'
import { HoursEditor } from './HoursEditor.tsx'
import type { RulesPart } from './rules-part.ts'
import { RulesHistory } from './RulesHistory.tsx'
import { StopCard } from './StopCard.tsx'
import css from './Contact.module.css'

/** When, how often and through what patients are written to. */
export function ContactSection() {
  const rules = useQuery(rulesQuery)
  if (rules.isError && !rules.data) return <QueryFailed query={rules} />
  if (!rules.data) return <SkeletonBlock height={480} />
  return (
    <>
      <StopCard stop={rules.data.stop} />
      <RulesForm key={JSON.stringify(rules.data.rules)} answer={rules.data} />
      <RulesHistory />
    </>
  )
}

function RulesForm({ answer }: { answer: RulesAnswer }) {
  const { t } = useTranslation(['settings-contact', 'settings'])
  const mayEdit = usePermission('channels.manage')
  const saved = contactRulesSchema.parse(answer.rules)
  const [rules, setRules] = useState(saved)
  const save = useSaveRules(saved)
  const changed = JSON.stringify(rules) !== JSON.stringify(saved)
  const isGood = contactRulesSchema.safeParse(rules).success
  const part: RulesPart = {
    rules,
    mayEdit,
    onChange: (change) => setRules((now) => ({ ...now, ...change })),
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(rules)
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <Card title={t('hours.title')}>
        <HoursEditor {...part} />
        <HolidaysEditor {...part} />
      </Card>
      <Card title={t('caps.title')}>
        <CapsEditor {...part} />
      </Card>
      <Card title={t('cascade.title')}>
        <CascadeEditor {...part} />
      </Card>
      <Card title={t('guards.title')}>
        <GuardsEditor {...part} base={answer.base} />
      </Card>
      {mayEdit && (
        <div className={css.bar} data-changed={changed}>
          <Button variant="main" type="submit" loading={save.isPending} disabled={!changed || !isGood}>
            {t('settings:save')}
          </Button>
          {changed && (
            <Button variant="quiet" onClick={() => setRules(saved)}>
              {t('settings:cancel')}
            </Button>
          )}
          <Button
            variant="quiet"
            disabled={JSON.stringify(rules) === JSON.stringify(answer.defaults)}
            onClick={() => setRules(contactRulesSchema.parse(answer.defaults))}
          >
            {t('usual')}
          </Button>
          {!isGood && <span className={css.wrong}>{t('wrong')}</span>}
          <FormError error={save.error} />
        </div>
      )}
    </form>
  )
}
