import { Drawer } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import { flatNavigation, isCurrent, visibleNavigation } from './navigation.ts'
import { PageLink } from './PageLink.tsx'
import { UserMenu } from './UserMenu.tsx'
import css from './Shell.module.css'

const TABS = 4

/** The phone's tab bar: the first pages of this person and «Ещё» with the rest. */
export function PhoneBar() {
  const { t } = useTranslation('shell')
  const { permissions } = useSession()
  const { pathname } = useLocation()
  const [open, setOpen] = useState(false)
  const tabs = visibleNavigation(permissions)
    .flatMap((group) => group.items)
    .slice(0, TABS)
  return (
    <>
      <nav className={css.tabs} aria-label={t('nav.label')}>
        {tabs.map((item) => {
          const Icon = item.icon
          const here = [item, ...(item.children ?? [])].some((one) => isCurrent(one, pathname))
          return (
            <PageLink key={item.path} to={item.path} className={css.tab} data-current={here}>
              {Icon && <Icon size={20} stroke={1.6} />}
              {t(`nav.${item.word}`)}
            </PageLink>
          )
        })}
        <button type="button" className={css.tab} aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <IconMenu2 size={20} stroke={1.6} />
          {t('nav.more')}
        </button>
      </nav>
      <Drawer
        opened={open}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        classNames={{ content: css.sheet }}
        title={t('nav.more')}
        transitionProps={{ transition: 'fade', duration: 120 }}
      >
        {flatNavigation(permissions).map((item) => (
          <PageLink
            key={item.path}
            to={item.path}
            className={`${css.item} ${css.sheetItem}`}
            data-current={isCurrent(item, pathname)}
            onClick={() => setOpen(false)}
          >
            {item.icon && <item.icon size={18} stroke={1.6} />}
            {t(`nav.${item.word}`)}
          </PageLink>
        ))}
        <UserMenu folded={false} />
      </Drawer>
    </>
  )
}
