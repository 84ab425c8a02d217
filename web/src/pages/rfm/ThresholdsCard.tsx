import { useDebouncedValue } from '@mantine/hooks'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Answered } from '../../analytics/Answered.tsx'
import { FormulaHint } from '../../analytics/FormulaHint.tsx'
import { usePermission } from '../../session.ts'
import { CutHistograms } from './CutHistograms.tsx'
import { EffectLine } from './EffectLine.tsx'
import { histogramQuery, saveThresholds, type RfmAnswer, type RfmCuts, type RfmQuestion } from './rfm-queries.ts'
import css from './Rfm.module.css'

const HEIGHT = 152
const PAUSE = 200

export type ThresholdsCardProps = {
  question: RfmQuestion
  /** The cuts in force for the shown answer. */
  cuts: RfmCuts
  answer: RfmAnswer
}

/** The clinic's cuts on live histograms: drag, type or move by arrows; the effect is counted before saving. */
export function ThresholdsCard({ question, cuts, answer: rfm }: ThresholdsCardProps) {
  const { t } = useTranslation('rfm')
  const { method: _, ...place } = question
  const mayEdit = usePermission('value_rules.edit')
  const histogram = useQuery(histogramQuery(place))
  const [draft, setDraft] = useState<RfmCuts | null>(null)
  const [settled] = useDebouncedValue(draft, PAUSE)
  const saving = useSaving(rfm.ownThresholds ? cuts : null, () => setDraft(null))
  const own = question.method === 'thresholds'
  return (
    <Card
      title={t('cuts')}
      explain={<FormulaHint of="rfm_cuts" />}
      right={
        own && mayEdit ? (
          <Line>
            {draft && <EffectLine question={question} cuts={settled ?? draft} />}
            {draft && (
              <Button variant="quiet" size="small" onClick={() => setDraft(null)}>
                {t('cancel')}
              </Button>
            )}
            <Button
              variant={draft ? 'main' : 'plain'}
              size="small"
              disabled={!draft}
              loading={saving.isPending}
              onClick={() => draft && saving.mutate(draft)}
            >
              {t('save')}
            </Button>
          </Line>
        ) : (
          <span className="caption">{own ? t('readOnly') : t('cutsNote')}</span>
        )
      }
    >
      <Answered query={histogram} skeleton={<Skeleton />}>
        {(answer) => (
          <CutHistograms
            bins={answer}
            cuts={(own && draft) || cuts}
            saved={cuts}
            measures={rfm}
            disabled={!own || !mayEdit}
            onCuts={setDraft}
          />
        )}
      </Answered>
      {own && !rfm.ownThresholds && <p className="caption">{t('defaults')}</p>}
    </Card>
  )
}

function useSaving(before: RfmCuts | null, done: () => void) {
  const { t } = useTranslation('rfm')
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries({ queryKey: ['analytics'] })
  return useMutation({
    mutationFn: saveThresholds,
    onSuccess: async () => {
      await refresh()
      done()
      showToast({ text: t('saved'), undo: () => void saveThresholds(before).then(refresh) })
    },
    onError: (error) => showToast({ tone: 'failed', text: t('saveFailed', { message: error.message }) }),
  })
}

function Skeleton() {
  return (
    <div className={css.histograms}>
      {[0, 1, 2].map((index) => (
        <SkeletonBlock key={index} height={HEIGHT} />
      ))}
    </div>
  )
}
