import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { TimeText } from '@revisit/ui/Money.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconAlertTriangle, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { SegmentItem } from './segment-calls.ts'
import css from './segments.module.css'

/** What the list shows of a segment. */
export function useSegmentColumns(): Column<SegmentItem>[] {
  const { t } = useTranslation('segments')
  const { number, changeNumber } = useFormat()
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 'minmax(280px, 3fr)',
      render: (item) => <SegmentName item={item} />,
    },
    {
      key: 'people',
      title: t('columns.people'),
      align: 'end',
      width: '112px',
      render: ({ people }) => number(people),
    },
    {
      key: 'change',
      title: t('columns.change'),
      align: 'end',
      width: '128px',
      render: ({ change: { entered, left } }) => (entered + left === 0 ? '0' : weekText(entered, left, changeNumber)),
    },
    {
      key: 'builtAt',
      title: t('columns.builtAt'),
      width: '152px',
      render: ({ state, builtAt }) => (state === 'ready' ? <TimeText at={builtAt} /> : <BuildTag state={state} />),
    },
    {
      key: 'usedBy',
      title: t('columns.usedBy'),
      width: 'minmax(140px, 1fr)',
      render: ({ usedBy }) =>
        usedBy.length === 0 ? (
          <span className="caption">{t('unused')}</span>
        ) : (
          <span className={css.oneLine}>{usedBy.map(({ name }) => name).join(', ')}</span>
        ),
    },
  ]
}

/** The name, and the rule in words under it. */
export function SegmentName({ item: { id, name, sentence } }: { item: SegmentItem }) {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const words = sentence ? say(sentence) : t('list')
  return (
    <div className={css.twoLines}>
      <PageLink to={paths.segment(id)}>{name}</PageLink>
      <div className={`caption ${css.oneLine}`} title={words}>
        {words}
      </div>
    </div>
  )
}

/** Being counted, or not counted; nothing needs saying of a segment that is ready. */
export function BuildTag({ state }: { state: 'building' | 'failed' }) {
  const { t } = useTranslation('segments')
  const Icon = state === 'failed' ? IconAlertTriangle : IconHourglass
  return (
    <Tag tone={state === 'failed' ? 'warning' : 'neutral'} icon={<Icon size={12} stroke={1.8} />}>
      {t(`state.${state}`)}
    </Tag>
  )
}

/** «+12 −3». */
function weekText(entered: number, left: number, changeNumber: (difference: number) => string): string {
  return [entered, -left]
    .filter((part) => part !== 0)
    .map((part) => changeNumber(part))
    .join(' ')
}
