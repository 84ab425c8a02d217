import { TextInput } from '@mantine/core'
import { Line } from '@revisit/ui/Layout.tsx'
import { IconArrowLeft } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './EditorHead.module.css'
import { PageLink } from './PageLink.tsx'

export type EditorHeadProps = {
  /** Where the arrow leads and what is there. */
  back: { to: string; label: string }
  name: string
  nameLabel: string
  placeholder?: string
  /** Absent: the name is read only. */
  onRename?: (name: string) => void
  tags?: ReactNode
  /** One grey line: saved or not, who and when. */
  line?: ReactNode
  /** The one main button last. */
  actions?: ReactNode
}

/** The head of something being written: back, its name, where it stands, what one may do with it. */
export function EditorHead({ back, name, nameLabel, placeholder, onRename, tags, line, actions }: EditorHeadProps) {
  return (
    <header className={css.head}>
      <PageLink className={css.back} to={back.to} aria-label={back.label}>
        <IconArrowLeft size={16} stroke={1.6} />
      </PageLink>
      {onRename ? (
        <TextInput
          className={css.name}
          aria-label={nameLabel}
          placeholder={placeholder}
          maxLength={200}
          value={name}
          onChange={({ currentTarget }) => onRename(currentTarget.value)}
        />
      ) : (
        <h1 className={css.title}>{name}</h1>
      )}
      {tags && <Line gap={4}>{tags}</Line>}
      {line && <span className="caption">{line}</span>}
      {actions && <div className={css.actions}>{actions}</div>}
    </header>
  )
}
