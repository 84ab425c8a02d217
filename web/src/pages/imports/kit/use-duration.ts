import { useTranslation } from 'react-i18next'

/** Writes seconds for people: «4 с», «2 мин», «1 ч 5 мин». */
export function useDuration(): (seconds: number) => string {
  const { t } = useTranslation('imports')
  return (seconds) => {
    if (seconds < 60) return t('duration.seconds', { seconds: Math.round(seconds) })
    const minutes = Math.round(seconds / 60)
    if (minutes < 60) return t('duration.minutes', { minutes })
    return t('duration.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  }
}
