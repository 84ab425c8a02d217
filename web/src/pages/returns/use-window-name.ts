import { useTranslation } from 'react-i18next'
import type { Window } from './return-queries.ts'

/** «за 90 дней», «когда-либо». */
export function useWindowName(): (window: Window) => string {
  const { t } = useTranslation('returns')
  return (window) => (window === 'none' ? t('ever') : t('within', { days: window }))
}
