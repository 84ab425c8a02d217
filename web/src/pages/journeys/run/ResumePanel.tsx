import { Radio } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../../api.ts'
import { Dock } from '../Dock.tsx'
import css from '../fields/fields.module.css'
import { resumeCheckQuery, useJourneyChange } from '../journey-calls.ts'

const CHOICES = ['skip', 'late', 'exit'] as const
type Choice = (typeof CHOICES)[number]

/** The clocks start again: what becomes of the steps whose moment passed during the pause is said each time. */
export function ResumePanel({ journeyId, onClose }: { journeyId: string; onClose: () => void }) {
  const { t } = useTranslation('journey-run')
  const { number, dateTime } = useFormat()
  const [choice, setChoice] = useState<Choice>('skip')
  const check = useQuery(resumeCheckQuery(journeyId))
  const resume = useJourneyChange(() =>
    answer(api.POST('/api/v1/journeys/{id}/resume', { params: { path: { id: journeyId } }, body: { choice } })),
  )
  const go = () =>
    resume.mutate(undefined, {
      onSuccess: ({ overdue }) => {
        showToast({ text: t('resumed', { count: overdue }) })
        onClose()
      },
    })
  return (
    <Dock
      title={t('resume.title')}
      line={check.data && t('resume.since', { at: dateTime(check.data.pausedAt) })}
      onClose={onClose}
      footer={
        <Button variant="main" loading={resume.isPending} onClick={go}>
          {t('menu.resume')}
        </Button>
      }
    >
      {check.isPending && <SkeletonBlock height={120} />}
      {check.isError && <ErrorState code={asApiError(check.error).code}>{check.error.message}</ErrorState>}
      {resume.isError && <ErrorState code={asApiError(resume.error).code}>{resume.error.message}</ErrorState>}
      {check.data && (
        <FactRows
          rows={[
            { label: t('resume.inside'), value: number(check.data.inside) },
            { label: t('resume.overdue'), value: number(check.data.overdue), strong: true },
          ]}
        />
      )}
      <Radio.Group label={t('resume.ask')} value={choice} onChange={(next) => setChoice(next as Choice)}>
        <div className={css.stack}>
          {CHOICES.map((value) => (
            <Radio
              key={value}
              value={value}
              label={t(`resume.choices.${value}`)}
              description={t(`resume.hints.${value}`)}
            />
          ))}
        </div>
      </Radio.Group>
      <p className={css.hint}>{t('resume.lengths')}</p>
    </Dock>
  )
}
