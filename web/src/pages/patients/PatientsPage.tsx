import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function PatientsPage() {
  const { t } = useTranslation(['patients', 'shell'])
  return (
    <Page title={t('patients:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
