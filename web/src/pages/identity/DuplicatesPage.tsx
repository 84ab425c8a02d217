import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function DuplicatesPage() {
  const { t } = useTranslation(['duplicates', 'shell'])
  return (
    <Page title={t('duplicates:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
