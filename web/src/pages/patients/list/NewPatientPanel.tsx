import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Button } from '@revisit/ui/Button.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldErrors, request } from '../../../api.ts'
import { paths } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { useGo } from '../../../shell/use-go.ts'
import { changesBetween, EMPTY_DRAFT } from '../patient-draft.ts'
import { PatientFields } from '../PatientFields.tsx'
import type { PatientList } from '../patient-types.ts'
import css from './List.module.css'

export type NewPatientPanelProps = { opened: boolean; onClose: () => void }

/** Adds a patient by hand; whoever is already in the base with that phone is shown before. */
export function NewPatientPanel({ opened, onClose }: NewPatientPanelProps) {
  return opened ? <OpenPanel onClose={onClose} /> : null
}

function OpenPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('patients')
  const go = useGo()
  const queries = useQueryClient()
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [phone, setPhone] = useState('')
  const [email, setEmail] = useState('')
  const create = useMutation({
    mutationFn: () =>
      request<{ id: string }>('/api/v1/patients', {
        method: 'POST',
        json: { ...changesBetween(EMPTY_DRAFT, draft), contacts: contactsOf(phone, email) },
      }),
    onSuccess: ({ id }) => {
      void queries.resetQueries({ queryKey: ['patients'] })
      showToast({ text: t('create.done') })
      onClose()
      go(paths.patient(id))
    },
    onError: (error) => showToast({ text: error.message, tone: 'failed' }),
  })
  const errors = fieldErrors(create.error)
  const ready = Boolean(draft.lastName.trim() || draft.firstName.trim() || phone.trim() || email.trim())
  const submit = () => {
    if (ready && !create.isPending) create.mutate()
  }
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t('create.title')}
      line={t('create.text')}
      footer={
        <Button variant="main" loading={create.isPending} disabled={!ready} onClick={submit}>
          {t('create.button')}
        </Button>
      }
    >
      <form
        className={css.popoverForm}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <TextInput
          label={t('create.phone')}
          type="tel"
          autoComplete="off"
          placeholder="+7 900 000-00-00"
          value={phone}
          error={phone.trim() ? errors.value : undefined}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        <Known phone={phone} />
        <PatientFields draft={draft} onChange={setDraft} errors={errors} customFields={[]} brief />
        <TextInput
          label={t('create.email')}
          type="email"
          autoComplete="off"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <button type="submit" hidden />
      </form>
    </SidePanel>
  )
}

const ENOUGH_DIGITS = 7

/** People of the base with the phone being typed. */
function Known({ phone }: { phone: string }) {
  const { t } = useTranslation('patients')
  const [typed] = useDebouncedValue(phone.replaceAll(/\D/g, ''), 300)
  const found = useQuery({
    queryKey: ['patients-by-phone', typed],
    enabled: typed.length >= ENOUGH_DIGITS,
    queryFn: ({ signal }) => request<PatientList>(`/api/v1/patients?search=${typed}&limit=3`, { signal }),
  })
  const people = typed.length >= ENOUGH_DIGITS ? (found.data?.items ?? []) : []
  if (people.length === 0) return null
  return (
    <Strip tone="info">
      {t('create.found', { count: people.length })}
      {people.map((person) => (
        <div key={person.id}>
          <PageLink to={paths.patient(person.id)}>{person.fullName || t('unnamed')}</PageLink>
        </div>
      ))}
    </Strip>
  )
}

function contactsOf(phone: string, email: string): { kind: string; value: string }[] {
  return [
    { kind: 'phone', value: phone.trim() },
    { kind: 'email', value: email.trim() },
  ].filter((contact) => contact.value !== '')
}
