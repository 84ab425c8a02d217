import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, fieldErrors, request } from '../api.ts'
import { paths } from '../paths.ts'
import { sessionQuery } from '../session.ts'
import { useGo } from '../shell/use-go.ts'
import { Gate } from './Gate.tsx'

/** Someone invited by the owner chooses a name and a password. */
export function InvitationPage() {
  const { t } = useTranslation('sign-in')
  const { token = '' } = useParams({ strict: false }) as { token?: string }
  const go = useGo()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [password, setPassword] = useState('')
  const accept = useMutation({
    mutationFn: () => request('/api/v1/invitations/accept', { method: 'POST', json: { token, name, password } }),
    onSuccess: () => {
      queries.removeQueries({ queryKey: sessionQuery.queryKey })
      go(paths.overview, { replace: true })
    },
  })
  const errors = fieldErrors(accept.error)
  const hasFieldErrors = Boolean(errors.name ?? errors.password)
  return (
    <Gate
      title={t('invitationTitle')}
      text={t('invitationText')}
      submit={t('accept')}
      busy={accept.isPending}
      error={accept.error && !hasFieldErrors ? t('failed', { message: asApiError(accept.error).message }) : null}
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
