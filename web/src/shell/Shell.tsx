import { classes } from '@revisit/ui/classes.ts'
import { FormatProvider } from '@revisit/ui/KitProvider.tsx'
import { UndoToasts } from '@revisit/ui/UndoToast.tsx'
import { Outlet, useLocation } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import { BranchPicker } from './BranchPicker.tsx'
import { Header } from './Header.tsx'
import { missingPermission } from './navigation.ts'
import { Navigation } from './Navigation.tsx'
import { PageClosed } from './PageState.tsx'
import { ToolsPlace } from './PageTools.tsx'
import { PhoneBar } from './PhoneBar.tsx'
import css from './Shell.module.css'

const KEY = 'revisit.nav-folded'

const Palette = lazy(() => import('./Palette.tsx').then((module) => ({ default: module.Palette })))

/** The frame of every page: navigation column, header, search palette, toasts. */
export function Shell() {
  const { clinic, permissions } = useSession()
  const closed = missingPermission(useLocation().pathname, permissions)
  const { i18n } = useTranslation('shell')
  const [folded, setFolded] = useState(() => localStorage.getItem(KEY) === 'yes')
  const [searching, setSearching] = useState(false)
  const fold = () => {
    localStorage.setItem(KEY, folded ? 'no' : 'yes')
    setFolded(!folded)
  }
  useSearchKey(() => setSearching(true))
  return (
    <FormatProvider locale={i18n.language === 'en' ? 'en' : 'ru'} today={clinic.today} timezone={clinic.timezone}>
      <div className={classes(css.frame, folded && css.folded)}>
        <Navigation folded={folded} onFold={fold} />
        <div className={css.main}>
          <Header onSearch={() => setSearching(true)} />
          <main className={css.content} id="content">
            <div className={css.phoneTools}>
              <BranchPicker />
              <ToolsPlace at="page" />
            </div>
            {closed ? <PageClosed permission={closed} /> : <Outlet />}
          </main>
        </div>
        <PhoneBar />
      </div>
      {searching && (
        <Suspense fallback={null}>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <UndoToasts />
    </FormatProvider>
  )
}

/** Ctrl K, also on the Russian layout, opens the search from anywhere. */
function useSearchKey(open: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== 'KeyK') return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
