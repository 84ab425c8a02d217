import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconCheck, IconClock, IconPlus, IconWorldWww, IconX } from '@tabler/icons-react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QueryState } from '../kit/QueryState.tsx'
import type { SiteKey } from './collector-queries.ts'
import css from './Collector.module.css'
import { SiteKeyPanel } from './SiteKeyPanel.tsx'

type Keys = UseQueryResult<{ items: SiteKey[]; publicUrl: string }>

/** Sites that may report what their visitors do; a row opens its panel. */
export function SiteKeysCard({ keys }: { keys: Keys }) {
  const { t } = useTranslation('settings-collector')
  const [open, setOpen] = useState<SiteKey | 'new' | null>(null)
  const columns = useKeyColumns()
  const add = (
    <Button variant="main" icon={<IconPlus size={16} stroke={1.6} />} onClick={() => setOpen('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Card title={t('title')} flush right={keys.data?.items.length ? add : null}>
      <p className={`${css.note} caption`}>{t('text')}</p>
      <QueryState query={keys} flush>
        {({ items }) => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowKey={(key) => key.id}
            height="two"
            minWidth={560}
            maxHeight="none"
            onOpen={(key) => key.revokedAt === null && setOpen(key)}
            renderCompact={(key) => <CompactKey siteKey={key} />}
            empty={
              <Empty icon={<IconWorldWww size={24} stroke={1.6} />} title={t('empty')} actions={add}>
                {t('emptyText')}
              </Empty>
            }
          />
        )}
      </QueryState>
      {open && (
        <SiteKeyPanel
          key={open === 'new' ? 'new' : open.id}
          siteKey={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Card>
  )
}

function useKeyColumns(): Column<SiteKey>[] {
  const { t } = useTranslation('settings-collector')
  const format = useFormat()
  return [
    { key: 'name', title: t('site'), width: '2fr', render: (key) => <SiteWords siteKey={key} /> },
    {
      key: 'last',
      title: t('lastEvent'),
      width: '132px',
      render: (key) => (key.lastEventAt ? format.dateTime(key.lastEventAt) : t('noEvents')),
    },
    { key: 'state', title: t('state'), width: '168px', render: (key) => <KeyState siteKey={key} /> },
  ]
}

function CompactKey({ siteKey }: { siteKey: SiteKey }) {
  return (
    <span className={css.compact}>
      <span className={css.words}>
        <SiteWords siteKey={siteKey} />
      </span>
      <KeyState siteKey={siteKey} />
    </span>
  )
}

function SiteWords({ siteKey: { name, origins } }: { siteKey: SiteKey }) {
  return (
    <span className={css.words}>
      <b>{name}</b>
      <span className="caption">{origins.map((origin) => origin.replace('https://', '')).join(', ')}</span>
    </span>
  )
}

function KeyState({ siteKey: { revokedAt, lastEventAt } }: { siteKey: SiteKey }) {
  const { t } = useTranslation('settings-collector')
  const format = useFormat()
  if (revokedAt) {
    const date = format.date(format.dayOf(revokedAt))
    return <Tag icon={<IconX size={14} stroke={1.6} />}>{t('revoked', { date })}</Tag>
  }
  return lastEventAt ? (
    <Tag tone="positive" icon={<IconCheck size={14} stroke={1.6} />}>
      {t('works')}
    </Tag>
  ) : (
    <Tag tone="warning" icon={<IconClock size={14} stroke={1.6} />}>
      {t('waiting')}
    </Tag>
  )
}
