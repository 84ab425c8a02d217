import css from './Button.module.css'

/** A key printed beside what it does: «Ctrl K», «j». Hidden on the phone. */
export function KeyHint({ children }: { children: string }) {
  return <kbd className={css.key}>{children}</kbd>
}
