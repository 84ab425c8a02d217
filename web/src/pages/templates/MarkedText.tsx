import { classes } from '@revisit/ui/classes.ts'
import { type RefObject, useId } from 'react'
import { type TextMark } from './text-marks.ts'
import css from './MarkedText.module.css'

export type MarkedTextProps = {
  label: string
  hint?: string
  value: string
  marks: readonly TextMark[]
  maxLength: number
  placeholder?: string | undefined
  /** Absent: read only. */
  onChange?: (value: string) => void
  area: RefObject<HTMLTextAreaElement | null>
  /** Code, such as a layout: equal width, no spell checking. */
  mono?: boolean
  /** Lines it has when empty. */
  lines?: number
}

/** A text field as tall as its text, whose variables and findings are tinted where they stand. */
export function MarkedText(props: MarkedTextProps) {
  const { label, hint, value, marks, maxLength, placeholder, onChange, area, mono, lines = 4 } = props
  const id = useId()
  return (
    <div>
      <label className={css.label} htmlFor={id}>
        {label}
      </label>
      <div className={classes(css.field, mono && css.mono, !onChange && css.still)}>
        <div className={css.backdrop} style={{ minHeight: `calc(${lines} * 20px + 18px)` }} aria-hidden="true">
          {marks.map(({ text, kind }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- pieces of one text have no other identity
            <span key={index} className={kind === 'plain' ? undefined : css[kind]}>
              {text}
            </span>
          ))}
          {'\n'}
        </div>
        <textarea
          ref={area}
          id={id}
          className={css.area}
          value={value}
          maxLength={maxLength}
          placeholder={placeholder}
          readOnly={!onChange}
          spellCheck={!mono}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={({ currentTarget }) => onChange?.(currentTarget.value)}
        />
      </div>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** Puts words where the cursor stands, or instead of what is selected; the browser's own undo takes them back. */
export function insertAtCursor(area: HTMLTextAreaElement | HTMLInputElement, words: string): void {
  area.focus()
  if (document.execCommand('insertText', false, words)) return
  area.setRangeText(words, area.selectionStart ?? 0, area.selectionEnd ?? 0, 'end')
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
