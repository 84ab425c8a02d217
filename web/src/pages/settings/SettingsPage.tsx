import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function SettingsPage() {
  const { t } = useTranslation(['settings', 'shell'])
  return (
    <Page title={t('settings:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
