import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { classes } from './classes.ts'
import css from './Tile.module.css'

export type ChangeProps = {
  /** Written with its sign: «+3,2 п. п.». */
  text: string
  /** Which way it went. */
  direction: 'up' | 'down' | 'same'
  /** Whether that is good; grey when neither. */
  meaning?: 'better' | 'worse' | 'neither'
}

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, same: IconArrowRight }

/** A change with an arrow by direction and a colour by meaning. */
export function Change({ text, direction, meaning = 'neither' }: ChangeProps) {
  const Arrow = ARROWS[direction]
  return (
    <span className={classes(css.change, meaning === 'better' && css.better, meaning === 'worse' && css.worse)}>
      <Arrow size={14} stroke={1.6} aria-hidden="true" />
      <span className="num">{text}</span>
    </span>
  )
}

/** Direction and meaning of a difference when growth is good (or, with `growthIs: 'worse'`, bad). */
export function changeOf(difference: number, text: string, growthIs: 'better' | 'worse' | 'neither'): ChangeProps {
  if (difference === 0) return { text, direction: 'same', meaning: 'neither' }
  const up = difference > 0
  if (growthIs === 'neither') return { text, direction: up ? 'up' : 'down', meaning: 'neither' }
  return { text, direction: up ? 'up' : 'down', meaning: up === (growthIs === 'better') ? 'better' : 'worse' }
}
