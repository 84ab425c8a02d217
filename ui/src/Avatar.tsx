import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import css from './Avatar.module.css'

/** Initials in a circle; the name stands beside it, so it is hidden from screen readers. */
export function Avatar({ name, size = 28 }: { name: string; size?: number }) {
  return (
    <span
      className={css.avatar}
      style={{ width: size, height: size, fontSize: Math.max(11, Math.round(size * 0.36)) }}
      aria-hidden="true"
    >
      {initials(name)}
    </span>
  )
}

export type PersonChipProps = { children: ReactNode; icon?: ReactNode; href?: string; onClick?: () => void }

/** A person in a line of text: family member, doctor, curator. */
export function PersonChip({ children, icon, href, onClick }: PersonChipProps) {
  const inside = (
    <>
      {icon}
      {children}
    </>
  )
  if (href) {
    return (
      <a className={classes(css.chip, css.link)} href={href} onClick={onClick}>
        {inside}
      </a>
    )
  }
  if (onClick) {
    return (
      <button type="button" className={classes(css.chip, css.link)} onClick={onClick}>
        {inside}
      </button>
    )
  }
  return <span className={css.chip}>{inside}</span>
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')
}
