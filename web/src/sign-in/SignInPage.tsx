import { PasswordInput, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, request } from '../api.ts'
import { paths } from '../paths.ts'
import { ownClinicsQuery } from '../shell/own-clinics.ts'
import { useGo } from '../shell/use-go.ts'
import { ClinicStep } from './ClinicStep.tsx'
import { Gate } from './Gate.tsx'

/** E-mail and password, then the code of the second step for those who switched it on. */
export function SignInPage() {
  const [second, setSecond] = useState(false)
  const { next } = useSearch({ strict: false }) as { next?: string }
  const go = useGo()
  const queries = useQueryClient()
  const [choosing, setChoosing] = useState(false)
  const enter = async () => {
    queries.clear()
    const { items } = await queries.fetchQuery(ownClinicsQuery).catch(() => ({ items: [] }))
    if (items.length > 1) return setChoosing(true)
    go(safeNext(next), { replace: true })
  }
  if (choosing) return <ClinicStep />
  return second ? (
    <CodeStep onDone={enter} onBack={() => setSecond(false)} />
  ) : (
    <PasswordStep onDone={enter} onSecond={() => setSecond(true)} />
  )
}

function PasswordStep({ onDone, onSecond }: { onDone: () => void; onSecond: () => void }) {
  const { t } = useTranslation('sign-in')
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const signIn = useMutation({
    mutationFn: () =>
      request<{ twoFactorRedirect?: boolean } | undefined>('/api/auth/sign-in/email', {
        method: 'POST',
        json: { email: email.trim(), password },
      }),
    onSuccess: (body) => (body?.twoFactorRedirect ? onSecond() : onDone()),
  })
  return (
    <Gate
      title={t('title')}
      submit={t('enter')}
      busy={signIn.isPending}
      error={signIn.error ? refusal(signIn.error, t('wrong'), t('tooMany')) : null}
      onSubmit={() => signIn.mutate()}
      foot={t('forgot')}
    >
      <TextInput
        label={t('email')}
        type="email"
        name="email"
        autoComplete="username"
        required
        withAsterisk={false}
        autoFocus
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        label={t('password')}
        name="password"
        autoComplete="current-password"
        required
        withAsterisk={false}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
      />
    </Gate>
  )
}

function CodeStep({ onDone, onBack }: { onDone: () => void; onBack: () => void }) {
  const { t } = useTranslation('sign-in')
  const [code, setCode] = useState('')
  const verify = useMutation({
    // Six digits come from the app; anything else can only be one of the backup codes.
    mutationFn: () => {
      const door = /^\d{6}$/.test(code) ? 'verify-totp' : 'verify-backup-code'
      return request(`/api/auth/two-factor/${door}`, { method: 'POST', json: { code: code.trim() } })
    },
    onSuccess: onDone,
  })
  return (
    <Gate
      title={t('codeTitle')}
      text={t('codeText')}
      submit={t('confirm')}
      busy={verify.isPending}
      error={verify.error ? refusal(verify.error, t('codeWrong'), t('tooMany')) : null}
      onSubmit={() => verify.mutate()}
      foot={
        <button type="button" className="link-button" onClick={onBack}>
          {t('back')}
        </button>
      }
    >
      <TextInput
        label={t('code')}
        name="code"
        description={t('codeBackup')}
        autoComplete="one-time-code"
        autoFocus
        required
        withAsterisk={false}
        maxLength={20}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value.replaceAll(/\s/g, ''))}
      />
    </Gate>
  )
}

function refusal(error: Error, wrong: string, tooMany: string): string {
  if (!(error instanceof ApiError)) return error.message
  if (error.status === 429) return tooMany
  return error.status >= 400 && error.status < 500 ? wrong : error.message
}

/** Only an address inside the app may follow the sign-in. */
function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : paths.overview
}
