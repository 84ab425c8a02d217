import { IconArrowLeft, IconHelpCircle, IconSearch } from '@tabler/icons-react'
import { KeyHint } from '@revisit/ui/KeyHint.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BranchPicker } from './BranchPicker.tsx'
import { useCurrentFrame } from './page-frame.ts'
import { PageLink } from './PageLink.tsx'
import { ToolsPlace } from './PageTools.tsx'
import css from './Shell.module.css'

/** Search, branch and «?»; on the phone the name of the page and the way back. */
export function Header({ onSearch }: { onSearch: () => void }) {
  const { t } = useTranslation('shell')
  const frame = useCurrentFrame()
  const [explaining, setExplaining] = useState(false)
  return (
    <header className={css.header}>
      <div className={css.phoneTitle}>
        {frame.back ? (
          <PageLink to={frame.back} aria-label={t('header.back')}>
            <IconArrowLeft size={20} stroke={1.6} />
          </PageLink>
        ) : (
          <img src="/icon.svg" alt="" />
        )}
        <span>{frame.title}</span>
      </div>
      <button type="button" className={css.search} onClick={onSearch} aria-label={t('header.search')}>
        <IconSearch size={16} stroke={1.6} />
        <span>{t('header.search')}</span>
        <KeyHint>Ctrl K</KeyHint>
      </button>
      <div className={css.space} />
      <div className={css.wideTools}>
        <BranchPicker />
        <ToolsPlace at="header" />
      </div>
      {frame.explanation.length > 0 && (
        <button
          type="button"
          className={css.tool}
          onClick={() => setExplaining(true)}
          aria-label={t('header.explain')}
          title={t('header.explain')}
        >
          <IconHelpCircle size={18} stroke={1.6} />
        </button>
      )}
      <SidePanel opened={explaining} onClose={() => setExplaining(false)} title={frame.title}>
        <div className={css.explain}>
          {frame.explanation.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </SidePanel>
    </header>
  )
}
