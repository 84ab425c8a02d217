import { useMediaQuery } from '@mantine/hooks'
import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import css from './journeys.module.css'

export type DockProps = {
  title: string
  line?: ReactNode
  /** Small buttons on the right of the head. */
  actions?: ReactNode
  footer?: ReactNode
  onClose: () => void
  children: ReactNode
}

/** Details of what is chosen: beside the canvas on a wide screen, over it on a narrow one. */
export function Dock({ title, line, actions, footer, onClose, children }: DockProps) {
  const { t } = useTranslation('journeys')
  const isWide = useMediaQuery('(min-width: 1100px)', true, { getInitialValueInEffect: false })
  if (!isWide) {
    return (
      <SidePanel opened onClose={onClose} title={title} line={line} footer={footer}>
        {actions && <div className={css.dockActions}>{actions}</div>}
        {children}
      </SidePanel>
    )
  }
  return (
    <aside className={css.dock} aria-label={title}>
      <header className={css.dockHead}>
        <div className={css.dockTitle}>
          <h2>{title}</h2>
          {line && <p className="caption">{line}</p>}
        </div>
        {actions}
        <Button
          size="small"
          variant="quiet"
          aria-label={t('closePanel')}
          title={t('closePanel')}
          icon={<IconX size={16} stroke={1.6} />}
          onClick={onClose}
        />
      </header>
      <div className={css.dockBody}>{children}</div>
      {footer && <footer className={css.dockFoot}>{footer}</footer>}
    </aside>
  )
}
