import css from './Tag.module.css'

/** A small square of a chart colour beside its name; any CSS colour. */
export function Swatch({ color }: { color: string }) {
  return <span className={css.swatch} style={{ background: color }} aria-hidden="true" />
}
