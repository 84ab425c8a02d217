import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function ReturnsPage() {
  const { t } = useTranslation(['returns', 'shell'])
  return (
    <Page title={t('returns:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
