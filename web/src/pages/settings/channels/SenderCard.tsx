import { TextInput } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import type { paths as Addresses } from '../../../api.gen.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import { QueryState } from '../kit/QueryState.tsx'
import { channelsQuery } from './channel-calls.ts'
import css from './Channels.module.css'

type Sender = Addresses['/api/v1/message-settings']['get']['responses'][200]['content']['application/json']
const LINKS = ['publicUrl', 'bookingUrl', 'reviewUrl', 'surveyUrl'] as const

const senderQuery = queryOptions({
  queryKey: ['settings', 'sender'],
  queryFn: ({ signal }) => answer(api.GET('/api/v1/message-settings', { signal })),
})

/** What the clinic is called and linked to in its messages, and where it is reached from outside. */
export function SenderCard() {
  const { t } = useTranslation('settings-channels')
  const sender = useQuery(senderQuery)
  return (
    <Card title={t('sender.title')}>
      <QueryState query={sender} lines={6}>
        {(saved) => <SenderForm key={JSON.stringify(saved)} saved={saved} />}
      </QueryState>
    </Card>
  )
}

function SenderForm({ saved }: { saved: Sender }) {
  const { t } = useTranslation(['settings-channels', 'settings'])
  const [draft, setDraft] = useState(saved)
  const save = useSaveSender()
  const errors = fieldErrors(save.error)
  const changed = JSON.stringify(draft) !== JSON.stringify(saved)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(draft, {
      onSuccess: () => showToast({ text: t('sender.saved'), undo: () => save.mutate(saved) }),
    })
  }
  const hint = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] } // prettier-ignore
  return (
    <form className={fields.form} onSubmit={submit}>
      <div className={fields.facts}>
        {LINKS.map((key) => (
          <TextInput
            key={key}
            type="url"
            label={t(`sender.${key}`)}
            description={t(`sender.${key}Hint`)}
            {...hint}
            placeholder="https://"
            value={draft[key]}
            error={errors[key]}
            onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value.trim() })}
          />
        ))}
        <TextInput
          label={t('sender.phone')}
          description={t('sender.phoneHint')}
          {...hint}
          maxLength={50}
          value={draft.phone}
          error={errors.phone}
          onChange={(event) => setDraft({ ...draft, phone: event.currentTarget.value })}
        />
        <div>
          <p className={`${fields.label} caption`}>{t('sender.politeness')}</p>
          <Segmented
            label={t('sender.politeness')}
            value={draft.politeness}
            options={(['formal', 'friendly'] as const).map((value) => ({ value, label: t(`sender.${value}`) }))}
            onChange={(politeness) => setDraft({ ...draft, politeness })}
          />
        </div>
      </div>
      <FormError error={save.error} fields={[...LINKS, 'phone']} />
      <div className={css.foot}>
        <Button variant="main" type="submit" loading={save.isPending} disabled={!changed}>
          {t('settings:save')}
        </Button>
        {changed && (
          <Button variant="quiet" onClick={() => setDraft(saved)}>
            {t('settings:cancel')}
          </Button>
        )}
      </div>
    </form>
  )
}

function useSaveSender() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: Sender) => answer(api.PUT('/api/v1/message-settings', { body })),
    onSuccess: async (now) => {
      queries.setQueryData(senderQuery.queryKey, now)
      await queries.invalidateQueries({ queryKey: channelsQuery.queryKey })
    },
  })
}
