import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { SkeletonLines } from '@revisit/ui/Skeletons.tsx'
import { useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { SECTION_ROOMS } from './section-rooms.ts'
import { sectionAt, type SectionKey } from './sections.ts'
import { SettingsNav } from './SettingsNav.tsx'
import css from './Settings.module.css'

/** Settings as one room: sections on the left, the chosen one beside them. */
export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell'])
  const { part } = useParams({ strict: false }) as { part?: string }
  const section = sectionAt(part, useSession().permissions)
  return (
    <Page title={t('settings:title')} explanation={t('settings:explanation', { returnObjects: true })}>
      <div className={css.room}>
        <SettingsNav current={section} />
        <div className={css.section}>
          {section === 'unknown' && (
            <Card>
              <Empty title={t('settings:unknown')}>{t('settings:unknownText')}</Empty>
            </Card>
          )}
          {section === 'closed' && (
            <Card>
              <Empty title={t('shell:state.noRights')}>{t('shell:state.noRightsText')}</Empty>
            </Card>
          )}
          {section !== 'unknown' && section !== 'closed' && <Section section={section} />}
        </div>
      </div>
    </Page>
  )
}

function Section({ section }: { section: SectionKey }) {
  const { t } = useTranslation('settings')
  const Room = SECTION_ROOMS[section]
  return (
    <Suspense
      fallback={
        <Card title={t(`section.${section}`)}>
          <SkeletonLines count={6} />
        </Card>
      }
    >
      <Room />
    </Suspense>
  )
}
