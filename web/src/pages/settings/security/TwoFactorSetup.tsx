import { TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { request } from '../../../api.ts'
import { CopyField } from '../kit/CopyField.tsx'
import { keyInGroups } from './otpauth.ts'
import { QrCode } from './QrCode.tsx'
import css from './Security.module.css'
import { useRefusal } from './use-refusal.ts'

export type TwoFactorSetupProps = { otpauth: string; onVerified: () => Promise<void>; onBack: () => void }

/** The QR code for the app, the same key in words, and the first code to prove it works. */
export function TwoFactorSetup({ otpauth, onVerified, onBack }: TwoFactorSetupProps) {
  const { t } = useTranslation('settings-security')
  const [code, setCode] = useState('')
  const refusal = useRefusal()
  const verify = useMutation({
    mutationFn: async () => {
      await request('/api/auth/two-factor/verify-totp', { method: 'POST', json: { code } })
      await onVerified()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    verify.mutate()
  }
  return (
    <form className={css.form} onSubmit={submit}>
      <div className={css.setup}>
        <QrCode text={otpauth} label={t('qrLabel')} />
        <div className={css.form}>
          <p className="second">{t('scan')}</p>
          <a className={css.openApp} href={otpauth}>
            {t('openApp')}
          </a>
        </div>
      </div>
      <CopyField label={t('byHand')} value={keyInGroups(otpauth)} />
      <TextInput
        className={css.digits}
        label={t('code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        error={verify.error ? refusal(verify.error) : undefined}
        onChange={(event) => setCode(event.currentTarget.value.replace(/\D/g, ''))}
      />
      <div className={css.buttons}>
        <Button variant="main" type="submit" loading={verify.isPending} disabled={code.length < 6}>
          {t('confirm')}
        </Button>
        <Button variant="quiet" onClick={onBack}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
