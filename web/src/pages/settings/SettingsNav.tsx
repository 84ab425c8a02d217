import {
  IconAntennaBars5,
  IconBuilding,
  IconClockPause,
  IconForms,
  IconKey,
  IconListDetails,
  IconSignature,
  IconShieldLock,
  IconTableOptions,
  IconUsers,
  IconWorldWww,
  type Icon,
} from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useSession } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { visibleSections, type SectionEntry, type SectionKey } from './sections.ts'
import css from './Settings.module.css'

const ICONS: Record<SectionKey, Icon> = {
  clinic: IconBuilding,
  staff: IconUsers,
  rights: IconTableOptions,
  fields: IconForms,
  channels: IconAntennaBars5,
  'contact-rules': IconClockPause,
  consents: IconSignature,
  collector: IconWorldWww,
  keys: IconKey,
  log: IconListDetails,
  security: IconShieldLock,
}

/** The sections of settings: a list on the left, tabs on narrow screens. */
export function SettingsNav({ current }: { current: string }) {
  const { t } = useTranslation('settings')
  const sections = visibleSections(useSession().permissions)
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>(`[data-section="${current}"]`)
    // Only the tabs scroll sideways; the page must not jump.
    if (list.current && link) list.current.scrollLeft = link.offsetLeft - list.current.clientWidth / 3
  }, [current])
  const group = (name: SectionEntry['group']) => sections.filter((section) => section.group === name)
  return (
    <nav ref={list} className={css.list} aria-label={t('sections')}>
      <span className={css.group}>{t('clinicGroup')}</span>
      {group('clinic').map(({ key }) => (
        <SectionLink key={key} section={key} current={current} />
      ))}
      {group('contact').length > 0 && <span className={css.group}>{t('contactGroup')}</span>}
      {group('contact').map(({ key }) => (
        <SectionLink key={key} section={key} current={current} />
      ))}
      <span className={css.group}>{t('ownGroup')}</span>
      {group('own').map(({ key }) => (
        <SectionLink key={key} section={key} current={current} />
      ))}
    </nav>
  )
}

function SectionLink({ section, current }: { section: SectionKey; current: string }) {
  const { t } = useTranslation('settings')
  const SectionIcon = ICONS[section]
  return (
    <PageLink
      to={paths.settingsPart(section)}
      className={css.link}
      data-section={section}
      aria-current={section === current ? 'page' : undefined}
    >
      <SectionIcon size={16} stroke={1.6} />
      {t(`section.${section}`)}
    </PageLink>
  )
}
