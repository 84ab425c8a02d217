import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { type JourneyDetail, useJourneyChange } from './journey-calls.ts'
import css from './journeys.module.css'

/** The name of the journey being changed; Enter keeps it, Escape leaves it. */
export function NameField({ journey, onDone }: { journey: JourneyDetail; onDone: () => void }) {
  const { t } = useTranslation('journeys')
  const [name, setName] = useState(journey.name)
  const rename = useJourneyChange((next: string) =>
    answer(api.PUT('/api/v1/journeys/{id}/draft', { params: { path: { id: journey.id } }, body: { name: next } })),
  )
  const keep = () => {
    const next = name.trim()
    if (!next || next === journey.name) return onDone()
    rename.mutate(next, {
      onSuccess: onDone,
      onError: (error) => showToast({ text: error.message, tone: 'failed' }),
    })
  }
  return (
    <form
      className={css.nameForm}
      onSubmit={(event) => {
        event.preventDefault()
        keep()
      }}
    >
      <TextInput
        aria-label={t('name')}
        value={name}
        maxLength={200}
        data-autofocus
        ref={(input) => input?.focus()}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        onKeyDown={({ key }) => key === 'Escape' && onDone()}
      />
      <Button size="small" type="submit" loading={rename.isPending}>
        {t('save')}
      </Button>
    </form>
  )
}
