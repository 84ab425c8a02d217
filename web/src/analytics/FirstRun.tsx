import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { IconDatabaseImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { usePermission } from '../session.ts'
import { LinkButton } from '../shell/PageLink.tsx'

/** No patients with visits yet: what will be here and the way to import them. */
export function FirstRun({ children }: { children?: string }) {
  const { t } = useTranslation('analytics')
  const mayImport = usePermission('imports.run')
  return (
    <Card label={t('noPatients')}>
      <Empty
        centred
        icon={<IconDatabaseImport size={24} stroke={1.6} />}
        title={t('noPatients')}
        actions={
          mayImport && (
            <LinkButton variant="main" to={paths.newImport}>
              {t('toImport')}
            </LinkButton>
          )
        }
      >
        {children ?? t('noPatientsText')}
      </Empty>
    </Card>
  )
}
