import { Checkbox, PasswordInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError, request } from '../../../api.ts'
import { sessionsQuery } from '../settings-queries.ts'
import css from './Security.module.css'
import { useRefusal } from './use-refusal.ts'

const SHORTEST = 10

/** Changes the reader's own password. */
export function PasswordCard() {
  const { t } = useTranslation('settings-security')
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [revokeOtherSessions, setRevoke] = useState(true)
  const queries = useQueryClient()
  const refusal = useRefusal()
  const change = useMutation({
    mutationFn: () =>
      request('/api/auth/change-password', {
        method: 'POST',
        json: { currentPassword, newPassword, revokeOtherSessions },
      }),
    onSuccess: () => {
      showToast({ text: t('passwordChanged') })
      setCurrent('')
      setNew('')
      return queries.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  const refused = change.error ? refusal(change.error) : undefined
  const aboutCurrent = change.error && asApiError(change.error).code === 'INVALID_PASSWORD'
  return (
    <Card title={t('password')}>
      <form className={css.form} onSubmit={submit}>
        <PasswordInput
          label={t('currentPassword')}
          autoComplete="current-password"
          value={currentPassword}
          error={aboutCurrent ? refused : undefined}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('newPassword')}
          description={t('passwordHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          autoComplete="new-password"
          value={newPassword}
          error={aboutCurrent ? undefined : refused}
          onChange={(event) => setNew(event.currentTarget.value)}
        />
        <Checkbox
          label={t('endOthersToo')}
          checked={revokeOtherSessions}
          onChange={(event) => setRevoke(event.currentTarget.checked)}
        />
        <Button type="submit" loading={change.isPending} disabled={!currentPassword || newPassword.length < SHORTEST}>
          {t('changePassword')}
        </Button>
      </form>
    </Card>
  )
}
