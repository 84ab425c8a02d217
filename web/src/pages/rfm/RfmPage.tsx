import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function RfmPage() {
  const { t } = useTranslation(['rfm', 'shell'])
  return (
    <Page title={t('rfm:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
