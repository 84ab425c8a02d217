import type { Bilingual } from '@revisit/domain/bilingual.ts'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** Reads words that the domain keeps in both languages. */
export function useBilingual(): (words: Bilingual) => string {
  const { i18n } = useTranslation('analytics')
  const language = i18n.language === 'en' ? 'en' : 'ru'
  return useCallback((words) => words[language], [language])
}
