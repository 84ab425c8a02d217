import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { KeyHint } from './KeyHint.tsx'
import css from './Button.module.css'

/** main: the one main button of a page; plain: bordered; quiet: no border; danger: what cannot be undone. */
export type ButtonVariant = 'main' | 'plain' | 'quiet' | 'danger'

export type ButtonLook = {
  variant?: ButtonVariant
  size?: 'normal' | 'small'
  /** Tabler icon, 16 px. */
  icon?: ReactNode
  /** The key that presses this button; the page binds it, the button only shows it. */
  keyHint?: string
  /** Selected state, for toggles. */
  chosen?: boolean
}

export type ButtonProps = ComponentProps<'button'> & ButtonLook & { loading?: boolean }

/** The product's button. Without text it is square: give it an `aria-label`. */
export function Button({ variant, size, icon, keyHint, chosen, loading, ...rest }: ButtonProps) {
  const { children, className, disabled, ...attributes } = rest
  return (
    <button
      type="button"
      {...attributes}
      disabled={disabled || loading}
      aria-busy={loading || undefined}
      aria-pressed={chosen}
      className={classes(look({ variant, size, chosen }, !children), loading && css.busy, className)}
    >
      {loading ? <span className={css.spin} /> : icon}
      {children}
      {keyHint && <KeyHint>{keyHint}</KeyHint>}
    </button>
  )
}

/** A link that looks like a button; the web room joins it with the router. */
export function ButtonAnchor({ variant, size, icon, keyHint, chosen, ...rest }: ComponentProps<'a'> & ButtonLook) {
  const { children, className, ...attributes } = rest
  return (
    <a {...attributes} className={classes(look({ variant, size, chosen }, !children), className)}>
      {icon}
      {children}
      {keyHint && <KeyHint>{keyHint}</KeyHint>}
    </a>
  )
}

function look({ variant = 'plain', size, chosen }: ButtonLook, iconOnly: boolean): string {
  return classes(
    css.button,
    css[variant],
    size === 'small' && css.small,
    chosen && css.chosen,
    iconOnly && css.iconOnly,
  )
}
