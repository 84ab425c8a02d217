import { TextInput } from '@mantine/core'
import { classes } from '@revisit/ui/classes.ts'
import { useQuery } from '@tanstack/react-query'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { tagsQuery } from './lookup-queries.ts'
import css from './TagField.module.css'

const LONGEST = 100
const SHOWN = 8

export type TagFieldProps = {
  taken: readonly string[]
  /** Offers tags in use and no new ones. */
  existing?: boolean
  onPick: (tag: string) => void
}

/** Types a tag or picks one that is in use; arrows choose, Enter takes. */
export function TagField({ taken, existing, onPick }: TagFieldProps) {
  const { t } = useTranslation('patient')
  const [text, setText] = useState('')
  const [active, setActive] = useState(0)
  const known = useQuery(tagsQuery).data ?? []
  const wanted = text.trim()
  const fitting = known
    .filter(({ tag }) => !taken.includes(tag) && tag.toLowerCase().includes(wanted.toLowerCase()))
    .slice(0, SHOWN)
  const isNew = !existing && wanted !== '' && !taken.includes(wanted) && !known.some(({ tag }) => tag === wanted)
  const options = [...fitting.map(({ tag }) => ({ tag, label: tag })), ...(isNew ? [newOption(wanted)] : [])]
  function newOption(tag: string) {
    return { tag, label: t('tags.create', { tag }) }
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && options.length > 0) {
      event.preventDefault()
      setActive((active + step + options.length) % options.length)
    }
    const chosen = options[Math.min(active, options.length - 1)]
    if (event.key === 'Enter' && chosen) {
      event.preventDefault()
      onPick(chosen.tag)
    }
  }
  return (
    <div className={css.field}>
      <TextInput
        data-autofocus
        maxLength={LONGEST}
        value={text}
        placeholder={t('tags.placeholder')}
        aria-label={t('tags.add')}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" aria-label={t('tags.title')} className={css.options}>
        {options.map((option, index) => (
          <button
            key={option.label}
            type="button"
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={classes(css.option, index === active && css.active)}
            onClick={() => onPick(option.tag)}
          >
            {option.label}
          </button>
        ))}
      </div>
    </div>
  )
}
