import { Select, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api, fieldErrors } from '../../../api.ts'
import { sessionQuery } from '../../../session.ts'
import { clinicQuery, type ClinicSettings } from '../settings-queries.ts'
import { FormError } from '../kit/FormError.tsx'
import fields from '../kit/Fields.module.css'
import css from './Clinic.module.css'
import { ZoneSelect } from './ZoneSelect.tsx'

type Draft = Pick<ClinicSettings, 'name' | 'timezone' | 'locale'>

/** Name, time zone and language of the clinic. */
export function ClinicForm({ clinic }: { clinic: ClinicSettings }) {
  const { t } = useTranslation(['settings-clinic', 'settings'])
  const saved: Draft = { name: clinic.name, timezone: clinic.timezone, locale: clinic.locale }
  const [draft, setDraft] = useState(saved)
  const queries = useQueryClient()
  const save = useMutation({
    mutationFn: (change: Draft) => answer(api.PATCH('/api/v1/clinic', { body: change })),
    onSuccess: async () => {
      await Promise.all([
        queries.invalidateQueries({ queryKey: clinicQuery.queryKey }),
        queries.invalidateQueries({ queryKey: sessionQuery.queryKey }),
      ])
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const before = saved
    const undo = () => save.mutate(before, { onSuccess: () => setDraft(before) })
    save.mutate(draft, { onSuccess: () => showToast({ text: t('clinicSaved'), undo }) })
  }
  const changed = draft.name !== saved.name || draft.timezone !== saved.timezone || draft.locale !== saved.locale
  const errors = fieldErrors(save.error)
  return (
    <form className={fields.form} onSubmit={submit}>
      <div className={fields.facts}>
        <TextInput
          label={t('name')}
          required
          withAsterisk={false}
          maxLength={200}
          value={draft.name}
          error={errors.name}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <TextInput label={t('slug')} description={t('slugHint')} {...below} value={clinic.slug} disabled />
        <ZoneSelect
          value={draft.timezone}
          error={errors.timezone}
          onChange={(timezone) => setDraft({ ...draft, timezone })}
        />
        <Select
          label={t('locale')}
          description={t('localeHint')}
          {...below}
          allowDeselect={false}
          data={(['ru', 'en'] as const).map((value) => ({ value, label: t(value) }))}
          value={draft.locale}
          onChange={(locale) => locale && setDraft({ ...draft, locale: locale as Draft['locale'] })}
        />
      </div>
      <FormError error={save.error} fields={['name', 'timezone']} />
      <div className={css.foot}>
        <Button variant="main" type="submit" loading={save.isPending} disabled={!changed || !draft.name.trim()}>
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

// The hint stands under the field, so that fields in one row share a line.
const below = { inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description' | 'error')[] } // prettier-ignore
