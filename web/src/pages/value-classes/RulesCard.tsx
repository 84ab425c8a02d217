import { useDebouncedValue } from '@mantine/hooks'
import type { ValueClassRules } from '@revisit/domain/value-class-rules.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { usePermission } from '../../session.ts'
import { rulesEffectQuery, rulesQuery, saveRules, type ClassesAnswer, type RulesAnswer } from './class-queries.ts'
import { RuleFields } from './RuleFields.tsx'

const PAUSE = 300

/** How the clinic divides its patients, in sentences whose numbers can be changed; the effect is counted before saving. */
export function RulesCard({ cuts }: { cuts: ClassesAnswer['cuts'] }) {
  const { t } = useTranslation('classes')
  const mayEdit = usePermission('value_rules.edit')
  const rules = useQuery(rulesQuery)
  const [draft, setDraft] = useState<ValueClassRules | null>(null)
  const saving = useSaving(rules.data, () => setDraft(null))
  return (
    <Card
      title={t('rules')}
      right={
        mayEdit ? (
          <Line>
            {draft && <Effect rules={draft} />}
            {rules.data?.own && !draft && (
              <Button variant="quiet" size="small" onClick={() => saving.mutate(null)} loading={saving.isPending}>
                {t('defaults')}
              </Button>
            )}
            {draft && (
              <Button variant="quiet" size="small" onClick={() => setDraft(null)}>
                {t('cancel')}
              </Button>
            )}
            <Button
              size="small"
              variant={draft ? 'main' : 'plain'}
              disabled={!draft}
              loading={saving.isPending && draft !== null}
              onClick={() => draft && saving.mutate(draft)}
            >
              {t('save')}
            </Button>
          </Line>
        ) : (
          <span className="caption">{t('readOnly')}</span>
        )
      }
    >
      <Answered query={rules} skeleton={<SkeletonLines count={10} />}>
        {(answer) => (
          <>
            <p className="caption">
              <Origin answer={answer} /> · {t('order')}
            </p>
            <RuleFields
              rules={draft ?? (answer.rules as ValueClassRules)}
              cuts={cuts}
              disabled={!mayEdit}
              onChange={setDraft}
            />
          </>
        )}
      </Answered>
    </Card>
  )
}

function Origin({ answer }: { answer: RulesAnswer }) {
  const { t } = useTranslation('classes')
  const format = useFormat()
  if (!answer.own || !answer.setBy) return t('rulesDefault')
  const at = format.dateTime(answer.setBy.at)
  return answer.setBy.author ? t('rulesOwn', { author: answer.setBy.author, at }) : t('rulesOwnNobody', { at })
}

function Effect({ rules }: { rules: ValueClassRules }) {
  const { t } = useTranslation('classes')
  const format = useFormat()
  const [settled] = useDebouncedValue(rules, PAUSE)
  const effect = useQuery(rulesEffectQuery(settled))
  if (effect.isError) return <span className="second">{effect.error.message}</span>
  if (!effect.data) return <span className="second">{t('counting')}</span>
  const { changed } = effect.data
  return (
    <span className="second" aria-live="polite">
      {changed === 0 ? t('noChange') : t('effect', { count: changed, text: format.number(changed) })}
    </span>
  )
}

function useSaving(before: RulesAnswer | undefined, done: () => void) {
  const { t } = useTranslation('classes')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['analytics'] })
  const undo = () => saveRules(before?.own ? (before.rules as ValueClassRules) : null).then(refresh)
  return useMutation({
    mutationFn: saveRules,
    onSuccess: async () => {
      await refresh()
      done()
      showToast({ text: t('saved'), undo: () => void undo() })
    },
    onError: (error) => showToast({ tone: 'failed', text: t('saveFailed', { message: error.message }) }),
  })
}
