import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function ImportWizardPage() {
  const { t } = useTranslation(['imports', 'shell'])
  return (
    <Page title={t('imports:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
