import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { useTranslation } from 'react-i18next'
import css from './segments.module.css'

export type RowCountProps = {
  count: number | undefined
  total: number
  /** People before the row, to show how many it takes away. */
  base: number | undefined
  isOld: boolean
}

/** How many people a row leaves, and how many it took away. */
export function RowCount({ count, total, base, isOld }: RowCountProps) {
  const { t } = useTranslation('segments')
  const { number, changeNumber } = useFormat()
  if (count === undefined) return <span className={css.count}>—</span>
  return (
    <span className={isOld ? `${css.count} ${css.old}` : css.count}>
      <span className={css.track}>
        <ProgressBar size="track" share={total > 0 ? count / total : 0} label={t('builder.left')} />
      </span>
      <strong className="num">{number(count)}</strong>
      <span className="caption num">{base !== undefined && base !== count ? changeNumber(count - base) : ''}</span>
    </span>
  )
}
