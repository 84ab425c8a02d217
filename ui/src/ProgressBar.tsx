import css from './ProgressBar.module.css'

export type ProgressBarProps = {
  /** Done share, 0…1. */
  share: number
  /** Share that went wrong, drawn in red at the end of the done part. */
  failedShare?: number
  /** What is under way, for screen readers. */
  label: string
  /** bar: import and plan progress; track: thin share inside a table cell. */
  size?: 'bar' | 'track'
}

/** How much is done. */
export function ProgressBar({ share, failedShare = 0, label, size = 'bar' }: ProgressBarProps) {
  const done = Math.max(0, Math.min(1, share))
  return (
    <div
      className={size === 'bar' ? css.bar : css.track}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(done * 100)}
    >
      <span style={{ width: `${(done - failedShare) * 100}%` }} />
      {failedShare > 0 && <span className={css.failed} style={{ width: `max(2px, ${failedShare * 100}%)` }} />}
    </div>
  )
}
