import { useFormat } from '@revisit/ui/KitProvider.tsx'

/** Picks the sample's text in the language on screen; the gallery has no words file, because nobody but its readers sees it. */
export function useSay(): (ru: string, en: string) => string {
  const { locale } = useFormat()
  return (ru, en) => (locale === 'ru' ? ru : en)
}
