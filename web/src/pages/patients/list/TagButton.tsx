import { Popover } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { useState, type ReactNode } from 'react'
import { TagField } from '../TagField.tsx'

export type TagButtonProps = {
  icon: ReactNode
  disabled: boolean
  /** Why it is disabled. */
  title?: string
  busy: boolean
  /** Only tags in use can be taken off. */
  existing?: boolean
  onPick: (tag: string) => void
  children: ReactNode
}

/** A button that asks for a tag and does something with it. */
export function TagButton({ icon, disabled, title, busy, existing, onPick, children }: TagButtonProps) {
  const [opened, open] = useState(false)
  const pick = (tag: string) => {
    open(false)
    onPick(tag)
  }
  return (
    <Popover opened={opened} onChange={open} width={240} position="bottom-start" withinPortal trapFocus returnFocus>
      <Popover.Target>
        <Button size="small" icon={icon} disabled={disabled} loading={busy} title={title} onClick={() => open(!opened)}>
          {children}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={8}>
        <TagField taken={[]} existing={existing} onPick={pick} />
      </Popover.Dropdown>
    </Popover>
  )
}
