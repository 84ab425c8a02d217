import { createContext, useContext, useMemo, type ReactNode } from 'react'
import { MantineProvider } from '@mantine/core'
import { createFormat, type Format, type FormatOptions } from './format.ts'
import { theme, tokensToMantine } from './theme.ts'
import { wordsOf, type Words } from './words.ts'

const FormatContext = createContext<Format | null>(null)

export type KitProviderProps = FormatOptions & { children: ReactNode; colorScheme?: 'light' | 'dark' }

/** Gives every component of the kit its theme, its language and its way to write numbers. One at the root of the app. */
export function KitProvider({ children, colorScheme, locale, today, timezone, currency }: KitProviderProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={tokensToMantine}
      forceColorScheme={colorScheme}
      defaultColorScheme="light"
    >
      <FormatProvider locale={locale} today={today} timezone={timezone} currency={currency}>
        {children}
      </FormatProvider>
    </MantineProvider>
  )
}

/** Changes the language, zone or day of the numbers below it, for example once the session is known. */
export function FormatProvider({
  locale,
  today,
  timezone,
  currency,
  children,
}: FormatOptions & { children: ReactNode }) {
  const format = useMemo(() => createFormat({ locale, today, timezone, currency }), [locale, today, timezone, currency])
  return <FormatContext value={format}>{children}</FormatContext>
}

/** Writers of money, shares, counts and dates in the reader's language. */
export function useFormat(): Format {
  const format = useContext(FormatContext)
  if (!format) throw new Error('KitProvider is missing above this component')
  return format
}

/** The kit's own words in the reader's language. */
export function useWords(): Words {
  return wordsOf(useFormat().locale)
}
