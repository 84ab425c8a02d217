import { Radio } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { useGo } from '../../../shell/use-go.ts'
import { Dock } from '../Dock.tsx'
import css from '../fields/fields.module.css'
import { type JourneyDetail, useJourneyChange } from '../journey-calls.ts'

type Inside = 'finish' | 'exit'

export type EndPanelProps = { journey: JourneyDetail; deed: 'close' | 'delete'; onClose: () => void }

/** A journey ends: those inside finish their way first, or leave now with everything planned taken back. */
export function EndPanel({ journey, deed, onClose }: EndPanelProps) {
  const { t } = useTranslation('journey-run')
  const go = useGo()
  const people = journey.versions.reduce((sum, { inside }) => sum + inside, 0)
  const [chosen, setChosen] = useState<Inside | null>(null)
  const inside: Inside | null = people === 0 ? 'exit' : chosen
  const params = { path: { id: journey.id } }
  const end = useJourneyChange((choice: Inside) =>
    deed === 'close'
      ? answer(api.POST('/api/v1/journeys/{id}/close', { params, body: { inside: choice } }))
      : answer(api.DELETE('/api/v1/journeys/{id}', { params: { ...params, query: { inside: choice } } })),
  )
  const press = () =>
    inside &&
    end.mutate(inside, {
      onSuccess: ({ left }) => {
        showToast({ text: t(`ended.${deed}`, { count: left }) })
        if (deed === 'delete' && inside === 'exit') go(paths.journeys)
        else onClose()
      },
    })
  return (
    <Dock
      title={t(`end.${deed}.title`)}
      line={t('end.line')}
      onClose={onClose}
      footer={
        <Button
          variant={deed === 'delete' ? 'danger' : 'main'}
          disabled={inside === null}
          loading={end.isPending}
          onClick={press}
        >
          {t(`menu.${deed}`)}
        </Button>
      }
    >
      {end.isError && <ErrorState code={asApiError(end.error).code}>{end.error.message}</ErrorState>}
      {people === 0 ? (
        <p>{t('end.nobody')}</p>
      ) : (
        <>
          <Strip tone="warning">{t('end.people', { count: people })}</Strip>
          <Radio.Group label={t('end.ask')} value={chosen} onChange={(next) => setChosen(next as Inside)}>
            <div className={css.stack}>
              {(['finish', 'exit'] as const).map((value) => (
                <Radio
                  key={value}
                  value={value}
                  label={t(`end.choices.${value}`)}
                  description={t(`end.${deed}.${value}`)}
                  disabled={value === 'finish' && journey.state === 'paused'}
                />
              ))}
            </div>
          </Radio.Group>
          {journey.state === 'paused' && <p className={css.hint}>{t('end.paused')}</p>}
        </>
      )}
    </Dock>
  )
}
