import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { useGo } from '../../shell/use-go.ts'
import { ImportOutcome } from './run/ImportOutcome.tsx'
import { importQuery } from './kit/import-calls.ts'
import { isUnwritten } from './kit/run-figures.ts'
import { ImportWizard } from './wizard/ImportWizard.tsx'

/** One import by its address: the wizard before anything is written, the progress and result after. */
export function ImportRunPage() {
  const { t } = useTranslation('imports')
  const go = useGo()
  const { importId = '' } = useParams({ strict: false }) as { importId?: string }
  const run = useQuery(importQuery(importId))
  if (run.data) {
    return isUnwritten(run.data) ? <ImportWizard key={importId} run={run.data} /> : <ImportOutcome run={run.data} />
  }
  const gone = run.isError && asApiError(run.error).status === 404
  return (
    <Page title={t('title')} back={paths.imports}>
      {run.isPending && <SkeletonBlock height={480} />}
      {gone && (
        <Card>
          <Empty title={t('gone.title')} actions={<Button onClick={() => go(paths.imports)}>{t('gone.back')}</Button>}>
            {t('gone.text')}
          </Empty>
        </Card>
      )}
      {run.isError && !gone && (
        <ErrorState retry={() => void run.refetch()} code={asApiError(run.error).code}>
          {run.error.message}
        </ErrorState>
      )}
    </Page>
  )
}
