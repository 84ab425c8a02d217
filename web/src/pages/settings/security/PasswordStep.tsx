import { PasswordInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import css from './Security.module.css'
import { useRefusal } from './use-refusal.ts'

export type PasswordStepProps = { onPassword: (password: string) => Promise<void>; onBack: () => void }

/** Asks for the password before something that weakens or strengthens the sign-in. */
export function PasswordStep({ onPassword, onBack }: PasswordStepProps) {
  const { t } = useTranslation('settings-security')
  const [password, setPassword] = useState('')
  const refusal = useRefusal()
  const confirm = useMutation({ mutationFn: () => onPassword(password) })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    confirm.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <PasswordInput
        label={t('confirmWithPassword')}
        autoComplete="current-password"
        autoFocus
        value={password}
        error={confirm.error ? refusal(confirm.error) : undefined}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
      <div className={css.buttons}>
        <Button variant="main" type="submit" loading={confirm.isPending} disabled={!password}>
          {t('go')}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
