import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './campaigns.module.css'

export type FigureRowProps = {
  name: string
  note?: ReactNode
  /** Share of the whole, 0…1. */
  share: number
  figure: string
  /** Beside the figure: its share in words. */
  aside?: string
  /** Opens the people behind the figure. */
  onOpen?: () => void
}

/** One number with its share of the whole; a press opens the people behind it. */
export function FigureRow({ name, note, share, figure, aside, onOpen }: FigureRowProps) {
  const { t } = useTranslation('campaigns')
  const cells = (
    <>
      <span className={css.fallName}>
        {name}
        {note && <span className="caption">{note}</span>}
      </span>
      <ProgressBar size="track" share={share} label={name} />
      <span className="num">{figure}</span>
      <span className="caption">{aside}</span>
    </>
  )
  if (!onOpen) return <div className={css.figure}>{cells}</div>
  return (
    <button type="button" className={css.figure} aria-label={t('report.show', { name })} onClick={onOpen}>
      {cells}
      <IconChevronRight size={16} stroke={1.6} aria-hidden="true" />
    </button>
  )
}
