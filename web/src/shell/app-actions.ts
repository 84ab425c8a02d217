import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { request } from '../api.ts'
import { currentLocale, switchLocale } from '../i18n/i18n.ts'
import { paths } from '../paths.ts'
import { chooseTheme, themeChoice } from '../theme-choice.ts'
import { useGo } from './use-go.ts'

export type AppActions = { switchTheme: () => void; switchLanguage: () => void; signOut: () => void }

/** What the user menu and the palette can do anywhere. */
export function useAppActions(): AppActions {
  const go = useGo()
  const queries = useQueryClient()
  return useMemo(
    () => ({
      switchTheme: () => chooseTheme(themeChoice() === 'dark' ? 'light' : 'dark'),
      switchLanguage: () => {
        const locale = currentLocale() === 'ru' ? 'en' : 'ru'
        void switchLocale(locale)
        // The choice follows the person to other machines; this browser has it already, so a failure is harmless.
        request('/api/v1/me', { method: 'PATCH', json: { locale } }).catch(() => {})
      },
      signOut: () => {
        void request('/api/auth/sign-out', { method: 'POST', json: {} })
          .catch(() => {})
          .then(() => {
            queries.clear()
            go(paths.signIn)
          })
      },
    }),
    [go, queries],
  )
}
