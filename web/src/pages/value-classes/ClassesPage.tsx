import { Empty } from '@revisit/ui/Empty.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'

export function ClassesPage() {
  const { t } = useTranslation(['classes', 'shell'])
  return (
    <Page title={t('classes:title')}>
      <Empty title={t('shell:state.soon')} />
    </Page>
  )
}
