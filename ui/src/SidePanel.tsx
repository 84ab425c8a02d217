import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from './KitProvider.tsx'
import css from './SidePanel.module.css'

export type SidePanelProps = {
  opened: boolean
  onClose: () => void
  title: ReactNode
  /** One grey line under the title. */
  line?: ReactNode
  /** Buttons that stay at the bottom. */
  footer?: ReactNode
  children: ReactNode
}

/** Details of the selected thing: a panel on the right, a sheet over the content on the phone. The page stays usable. */
export function SidePanel({ opened, onClose, title, line, footer, children }: SidePanelProps) {
  const words = useWords()
  return (
    <Drawer.Root
      opened={opened}
      onClose={onClose}
      position="right"
      size={400}
      lockScroll={false}
      trapFocus={false}
      transitionProps={{ transition: 'fade', duration: 120 }}
    >
      <Drawer.Content className={css.panel} radius={0}>
        <div className={css.head}>
          <div className={css.words}>
            <Drawer.Title>{title}</Drawer.Title>
            {line && <div className="caption">{line}</div>}
          </div>
          <Drawer.CloseButton aria-label={words.close} size={28} />
        </div>
        <div className={css.body}>{children}</div>
        {footer && <div className={css.footer}>{footer}</div>}
      </Drawer.Content>
    </Drawer.Root>
  )
}
