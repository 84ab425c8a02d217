import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors, request } from '../api.ts'
import { paths } from '../paths.ts'
import { sessionQuery } from '../session.ts'
import { useGo } from '../shell/use-go.ts'
import { Gate } from './Gate.tsx'

type Invited = { clinicName: string; email: string; name: string; role: string }

/** Someone invited by the owner chooses a name and a password. */
export function InvitationPage() {
  const { t } = useTranslation('sign-in')
  const { token = '' } = useSearch({ strict: false }) as { token?: string }
  const go = useGo()
  const queries = useQueryClient()
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => request<Invited>('/api/v1/invitations/preview', { method: 'POST', json: { token } }),
    retry: false,
  })
  const [typedName, setName] = useState<string | null>(null)
  const name = typedName ?? invited.data?.name ?? ''
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: async () => {
      const { email } = await request<{ email: string }>('/api/v1/invitations/accept', {
        method: 'POST',
        json: { token, name, password },
      })
      // Somebody who also works in another clinic keeps the old password: then the sign-in page asks for it.
      await request('/api/auth/sign-in/email', { method: 'POST', json: { email, password } }).catch(() => {})
    },
    onSuccess: () => {
      queries.removeQueries({ queryKey: sessionQuery.queryKey })
      go(paths.overview, { replace: true })
    },
  })
  const errors = fieldErrors(accept.error)
  const failure = accept.error ?? invited.error
  const hasFieldErrors = Boolean(errors.name ?? errors.password)
  return (
    <Gate
      title={t('invitationTitle')}
      text={invited.data ? t('invitationFrom', invited.data) : t('invitationText')}
      submit={t('accept')}
      busy={accept.isPending}
      error={failure && !hasFieldErrors ? t('failed', { message: asApiError(failure).message }) : null}
      onSubmit={() => accept.mutate()}
    >
      <TextInput
        label={t('ownerName')}
        name="name"
        autoComplete="name"
        autoFocus
        required
        withAsterisk={false}
        value={name}
        error={errors.name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        description={t('passwordHint')}
        autoComplete="new-password"
        minLength={10}
        required
        withAsterisk={false}
        value={password}
        error={errors.password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Gate>
  )
}
