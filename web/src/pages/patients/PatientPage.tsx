import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function PatientPage() {
  const { t } = useTranslation(['patient', 'shell'])
  return (
    <Page title={t('patient:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
