import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload, IconMessage2, IconPlus, IconSearch } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../analytics/download-file.ts'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { useUrlState } from '../../url-state.ts'
import { type TemplateItem, templatesQuery } from './template-calls.ts'
import { TEMPLATE_FILTERS, templatesInView } from './template-filters.ts'
import { TemplateFilterBar } from './TemplateFilterBar.tsx'
import css from './templates.module.css'
import { CheckTag, VersionTags } from './TemplateTags.tsx'
import { TemplateName, useTemplateColumns } from './use-template-columns.tsx'

const VIEW = { search: '', show: 'all', class: '' }

/** Every template of the clinic: what it says, what is published, what sends it and what the check found. */
export function TemplatesPage() {
  const { t } = useTranslation('templates')
  const canEdit = usePermission('templates.edit')
  const templates = useQuery(templatesQuery)
  const items = templates.data?.items ?? []
  const create = canEdit && (
    <LinkButton variant="main" icon={<IconPlus size={16} stroke={1.6} />} to={paths.newTemplate}>
      {t('create')}
    </LinkButton>
  )
  return (
    <Page
      title={t('title')}
      line={items.length > 0 && t('line', { count: items.length })}
      explanation={t('explanation', { returnObjects: true })}
      actions={
        items.length > 0 && (
          <>
            <ExportButton />
            {create}
          </>
        )
      }
    >
      {templates.isPending && <SkeletonBlock height={320} />}
      {templates.isError && (
        <ErrorState retry={() => void templates.refetch()} code={asApiError(templates.error).code}>
          {templates.error.message}
        </ErrorState>
      )}
      {templates.isSuccess && items.length === 0 && (
        <Empty centred icon={<IconMessage2 size={24} stroke={1.6} />} title={t('empty')} actions={create}>
          {t('emptyText')}
        </Empty>
      )}
      {items.length > 0 && <Templates items={items} />}
    </Page>
  )
}

function Templates({ items }: { items: TemplateItem[] }) {
  const { t } = useTranslation('templates')
  const go = useGo()
  const [address, change] = useUrlState(VIEW)
  const columns = useTemplateColumns()
  const show = TEMPLATE_FILTERS.find((one) => one === address.show) ?? 'all'
  const view = { search: address.search, show, messageClass: address.class }
  const shown = templatesInView(items, view)
  return (
    <>
      <TemplateFilterBar
        items={items}
        view={view}
        onChange={({ messageClass, ...rest }) =>
          change({ ...rest, ...(messageClass === undefined ? {} : { class: messageClass }) })
        }
      />
      <Card flush label={t('title')}>
        <DataTable
          label={t('title')}
          columns={columns}
          rows={shown}
          rowKey={({ id }) => id}
          height="two"
          minWidth={1080}
          onOpen={({ id }) => go(paths.template(id))}
          renderCompact={(item) => (
            <div className={css.compact}>
              <TemplateName item={item} />
              {item.problems.errors > 0 ? <CheckTag problems={item.problems} /> : <VersionTags template={item} />}
            </div>
          )}
          empty={
            <Empty
              icon={<IconSearch size={24} stroke={1.6} />}
              title={t('nothing')}
              actions={<Button onClick={() => change({ search: null, show: null, class: null })}>{t('clear')}</Button>}
            >
              {t('nothingText')}
            </Empty>
          }
          foot={t('foot', { shown: shown.length, total: items.length })}
        />
      </Card>
    </>
  )
}

function ExportButton() {
  const { t } = useTranslation('templates')
  const download = useMutation({
    mutationFn: () => downloadFile('/api/v1/templates/export', 'templates.csv'),
    onError: (error) => showToast({ tone: 'failed', text: t('exportFailed', { message: error.message }) }),
  })
  return (
    <Button
      icon={<IconDownload size={16} stroke={1.6} />}
      loading={download.isPending}
      onClick={() => download.mutate()}
    >
      {t('export')}
    </Button>
  )
}
