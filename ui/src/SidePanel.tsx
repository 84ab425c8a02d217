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
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={400}
      withOverlay={false}
      lockScroll={false}
      trapFocus={false}
      title={
        <>
          {title}
          {line && <div className={`caption ${css.line}`}>{line}</div>}
        </>
      }
      closeButtonProps={{ 'aria-label': words.close }}
      transitionProps={{ transition: 'fade', duration: 120 }}
      classNames={{ content: css.panel, header: css.head, body: css.body }}
    >
      <div className={css.content}>{children}</div>
      {footer && <div className={css.footer}>{footer}</div>}
    </Drawer>
  )
}
