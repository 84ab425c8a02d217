import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { effectQuery, type RfmCuts, type RfmQuestion } from './rfm-queries.ts'
import css from './Rfm.module.css'

/** «Изменят группу 412 пациентов», counted while the cuts are moved. */
export function EffectLine({ question, cuts }: { question: RfmQuestion; cuts: RfmCuts }) {
  const { t } = useTranslation('rfm')
  const format = useFormat()
  const { method: _, ...place } = question
  const effect = useQuery(effectQuery(place, cuts))
  if (effect.isError) return <span className={css.effect}>{effect.error.message}</span>
  if (!effect.data) return <span className={css.effect}>{t('counting')}</span>
  const { changed } = effect.data
  return (
    <span className={css.effect} aria-live="polite" aria-busy={effect.isPlaceholderData || undefined}>
      {changed === 0 ? t('noChange') : t('effect', { count: changed, text: format.number(changed) })}
    </span>
  )
}
