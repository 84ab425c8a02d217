import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function CohortsPage() {
  const { t } = useTranslation(['cohorts', 'shell'])
  return (
    <Page title={t('cohorts:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
