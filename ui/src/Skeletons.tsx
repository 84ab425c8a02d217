import { useWords } from './KitProvider.tsx'
import css from './Skeletons.module.css'

const WIDTHS = ['72%', '54%', '86%', '63%', '48%']

/** A grey bar the size of the text to come. */
export function SkeletonBar({ width, height = 12 }: { width: number | string; height?: number }) {
  return <span className={css.bar} style={{ width, height }} data-skeleton aria-hidden="true" />
}

/** Grey lines in place of a text or a list. */
export function SkeletonLines({ count = 4 }: { count?: number }) {
  const words = useWords()
  return (
    <div className={css.lines} role="status" aria-label={words.loading}>
      {Array.from({ length: count }, (_, index) => (
        <SkeletonBar key={index} width={WIDTHS[index % WIDTHS.length] ?? '60%'} />
      ))}
    </div>
  )
}

/** A grey block in place of a chart or picture of a known height. */
export function SkeletonBlock({ height }: { height: number }) {
  const words = useWords()
  return <div className={css.block} style={{ height }} data-skeleton role="status" aria-label={words.loading} />
}
