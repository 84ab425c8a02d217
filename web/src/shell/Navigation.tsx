import { IconChevronDown, IconChevronRight, IconLayoutSidebar } from '@tabler/icons-react'
import { classes } from '@revisit/ui/classes.ts'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import { isCurrent, visibleNavigation, type NavGroup, type NavItem } from './navigation.ts'
import { PageLink } from './PageLink.tsx'
import { UserMenu } from './UserMenu.tsx'
import css from './Shell.module.css'

/** The left column: pages by the work people do, only those this person may open. */
export function Navigation({ folded, onFold }: { folded: boolean; onFold: () => void }) {
  const { t } = useTranslation('shell')
  const groups = visibleNavigation(useSession().permissions)
  const foldButton = (
    <button
      type="button"
      className={css.fold}
      onClick={onFold}
      aria-label={t(folded ? 'nav.unfold' : 'nav.fold')}
      title={t(folded ? 'nav.unfold' : 'nav.fold')}
    >
      <IconLayoutSidebar size={16} stroke={1.6} />
    </button>
  )
  return (
    <nav className={css.nav} aria-label={t('nav.label')}>
      <div className={css.brand}>
        <img src="/icon.svg" alt="" />
        {!folded && 'Revisit'}
        {!folded && foldButton}
      </div>
      <div className={css.groups}>
        {groups
          .filter((group) => !group.bottom)
          .map((group) => (
            <Group key={group.word ?? 'start'} group={group} folded={folded} />
          ))}
      </div>
      <div className={css.bottom}>
        {folded && <div style={{ display: 'flex', justifyContent: 'center' }}>{foldButton}</div>}
        {groups
          .filter((group) => group.bottom)
          .map((group) => (
            <Group key="bottom" group={group} folded={folded} />
          ))}
        <UserMenu folded={folded} />
      </div>
    </nav>
  )
}

function Group({ group, folded }: { group: NavGroup; folded: boolean }) {
  const { t } = useTranslation('shell')
  return (
    <>
      {group.word && <div className={css.group}>{folded ? '' : t(`nav.${group.word}`)}</div>}
      {group.items.map((item) =>
        item.children ? (
          <Branch key={item.path} item={item} folded={folded} />
        ) : (
          <Item key={item.path} item={item} folded={folded} />
        ),
      )}
    </>
  )
}

function Branch({ item, folded }: { item: NavItem; folded: boolean }) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const children = item.children ?? []
  const inside = children.some((child) => isCurrent(child, pathname))
  const [opened, setOpened] = useState<boolean | null>(null)
  const open = opened ?? inside
  const Icon = item.icon
  const Caret = open ? IconChevronDown : IconChevronRight
  if (folded) return <Item item={item} folded current={inside} />
  return (
    <>
      <button type="button" className={css.item} aria-expanded={open} onClick={() => setOpened(!open)}>
        {Icon && <Icon size={18} stroke={1.6} />}
        {t(`nav.${item.word}`)}
        <Caret size={14} stroke={1.6} className={css.caret} />
      </button>
      {open && children.map((child) => <Item key={child.path} item={child} folded={false} nested />)}
    </>
  )
}

type ItemProps = { item: NavItem; folded: boolean; nested?: boolean; current?: boolean }

function Item({ item, folded, nested, current }: ItemProps) {
  const { t } = useTranslation('shell')
  const { pathname } = useLocation()
  const Icon = item.icon
  const here = current ?? isCurrent(item, pathname)
  return (
    <PageLink
      to={item.path}
      className={classes(css.item, nested && css.child)}
      data-current={here}
      aria-current={here ? 'page' : undefined}
      title={folded ? t(`nav.${item.word}`) : undefined}
      aria-label={folded ? t(`nav.${item.word}`) : undefined}
    >
      {Icon && <Icon size={18} stroke={1.6} />}
      {!folded && t(`nav.${item.word}`)}
    </PageLink>
  )
}
