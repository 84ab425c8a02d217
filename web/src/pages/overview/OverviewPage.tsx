import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function OverviewPage() {
  const { t } = useTranslation(['overview', 'shell'])
  return (
    <Page title={t('overview:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
