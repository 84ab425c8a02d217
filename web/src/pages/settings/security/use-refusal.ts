import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../../api.ts'

/** Says in the reader's language why the sign-in library refused; it answers with English codes. */
export function useRefusal(): (error: unknown) => string {
  const { t } = useTranslation('settings-security')
  return useCallback(
    (error) => {
      const { status, code, message } = asApiError(error)
      if (status === 429 || code.startsWith('TOO_MANY') || code === 'ACCOUNT_TEMPORARILY_LOCKED') return t('tooMany')
      if (code === 'INVALID_PASSWORD') return t('wrongPassword')
      if (code === 'INVALID_CODE') return t('wrongCode')
      if (code === 'PASSWORD_TOO_SHORT') return t('tooShort')
      return t('failed', { message })
    },
    [t],
  )
}
