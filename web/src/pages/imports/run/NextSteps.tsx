import { Card } from '@revisit/ui/Card.tsx'
import { IconChartGridDots, IconGitMerge, IconLayoutDashboard, IconUsers } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { useSession } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import css from './NextSteps.module.css'

const STEPS = [
  { word: 'duplicates', path: paths.duplicates, icon: IconGitMerge, permission: 'duplicates.resolve' },
  { word: 'overview', path: paths.overview, icon: IconLayoutDashboard, permission: 'analytics.read' },
  { word: 'rfm', path: paths.rfm, icon: IconChartGridDots, permission: 'analytics.read' },
  { word: 'patients', path: paths.patients, icon: IconUsers, permission: 'patients.read' },
] as const

/** Where to go with a freshly filled base. */
export function NextSteps() {
  const { t } = useTranslation('import-run')
  const { permissions } = useSession()
  return (
    <Card title={t('next.title')} flush>
      <ul className={css.list}>
        {STEPS.filter((step) => permissions.includes(step.permission)).map(({ word, path, icon: Icon }) => (
          <li key={word}>
            <PageLink to={path} className={css.step}>
              <Icon size={18} stroke={1.6} aria-hidden="true" />
              <span>
                <b>{t(`next.${word}.title`)}</b>
                <span className="caption">{t(`next.${word}.text`)}</span>
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </Card>
  )
}
