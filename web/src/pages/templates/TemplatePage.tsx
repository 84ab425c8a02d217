import { ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../shell/Page.tsx'
import { OpenTemplate } from './OpenTemplate.tsx'
import { templateQuery } from './template-calls.ts'

/** The last part of the address of a template that is not stored yet. */
const NEW = paths.newTemplate.split('/').at(-1)

/** One template, stored or new. */
export function TemplatePage() {
  const { templateId: id } = useParams({ strict: false }) as { templateId: string }
  const { t } = useTranslation('templates')
  const isNew = id === NEW
  const template = useQuery({ ...templateQuery(id), enabled: !isNew })
  if (isNew) return <OpenTemplate key={NEW} template={null} />
  if (template.data) return <OpenTemplate key={id} template={template.data} />
  return (
    <Page title={t('title')} back={paths.templates}>
      {template.isError ? (
        <ErrorState retry={() => void template.refetch()} code={asApiError(template.error).code}>
          {template.error.message}
        </ErrorState>
      ) : (
        <SkeletonBlock height={480} />
      )}
    </Page>
  )
}
