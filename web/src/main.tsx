import '@mantine/core/styles.css'
import '@revisit/ui/fonts.css'
import '@revisit/ui/tokens.css'
import '@revisit/ui/base.css'
import { KitProvider } from '@revisit/ui/KitProvider.tsx'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { useTranslation } from 'react-i18next'
import { startI18n } from './i18n/i18n.ts'
import { paths } from './paths.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'
import { sessionQuery } from './session.ts'
import { themeChoice, useThemeChoice } from './theme-choice.ts'

const queries = createQueryClient(() => {
  queries.removeQueries({ queryKey: sessionQuery.queryKey })
  void router.navigate({ to: paths.signIn as never, search: { next: router.state.location.href } as never })
})
const router = createAppRouter(queries)

// Only until the session says what day it is in the clinic.
const browserToday = new Date().toLocaleDateString('sv-SE')

// Before the first paint, so that a dark screen never flashes white.
document.documentElement.dataset.mantineColorScheme = themeChoice()

void startI18n().then(() => {
  const place = document.getElementById('root')
  if (!place) throw new Error('index.html has no #root')
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
})

function App() {
  const theme = useThemeChoice()
  const { i18n } = useTranslation('shell')
  return (
    <KitProvider locale={i18n.language === 'en' ? 'en' : 'ru'} today={browserToday} colorScheme={theme}>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </KitProvider>
  )
}
