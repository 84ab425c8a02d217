import type { Column } from '@revisit/ui/data-table-types.ts'
import { Line } from '@revisit/ui/Layout.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { ChannelIcons } from '../../shell/ChannelIcons.tsx'
import { PageLink } from '../../shell/PageLink.tsx'
import { sampleText } from './sample-text.ts'
import type { TemplateItem } from './template-calls.ts'
import { CheckTag, ClassTag, VersionTags } from './TemplateTags.tsx'
import css from './templates.module.css'

/** What the list shows of a template. */
export function useTemplateColumns(): Column<TemplateItem>[] {
  const { t } = useTranslation('templates')
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 'minmax(240px, 3fr)',
      render: (item) => <TemplateName item={item} />,
    },
    {
      key: 'class',
      title: t('columns.class'),
      width: '112px',
      render: ({ messageClass }) => <ClassTag messageClass={messageClass} />,
    },
    {
      key: 'family',
      title: t('columns.family'),
      width: '132px',
      render: ({ family }) => (
        <span className={css.oneLine} title={family}>
          {family}
        </span>
      ),
    },
    {
      key: 'channels',
      title: t('columns.channels'),
      width: '112px',
      render: ({ channels }) =>
        channels.length > 0 ? <ChannelIcons channels={channels} /> : <Faint>{t('commonOnly')}</Faint>,
    },
    {
      key: 'version',
      title: t('columns.version'),
      width: '196px',
      render: (item) => (
        <Line gap={4}>
          <VersionTags template={item} />
        </Line>
      ),
    },
    {
      key: 'check',
      title: t('columns.check'),
      width: '136px',
      render: ({ problems }) => <CheckTag problems={problems} />,
    },
    {
      key: 'usedBy',
      title: t('columns.usedBy'),
      width: 'minmax(160px, 2fr)',
      render: ({ usedBy }) =>
        usedBy.length > 0 ? (
          <span className={css.oneLine}>{usedBy.map(({ name }) => name).join(', ')}</span>
        ) : (
          <Faint>{t('unused')}</Faint>
        ),
    },
  ]
}

/** The name, and the common text under it with examples in place of variables. */
export function TemplateName({ item: { id, name, text } }: { item: TemplateItem }) {
  const said = sampleText(text, useBilingual())
  return (
    <div className={css.twoLines}>
      <PageLink className={css.oneLine} to={paths.template(id)}>
        {name}
      </PageLink>
      <div className={`caption ${css.oneLine}`} title={said}>
        {said}
      </div>
    </div>
  )
}

function Faint({ children }: { children: string }) {
  return <span className="caption">{children}</span>
}
