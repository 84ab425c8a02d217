import { Switch } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { IconExternalLink, IconKey, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keysQuery, type ApiKey } from '../settings-queries.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { KeyPanel } from './KeyPanel.tsx'
import { CompactKey, useKeyColumns } from './key-columns.tsx'
import { RevokeKey } from './RevokeKey.tsx'
import css from './Keys.module.css'

/** Keys of the API: list, issue, revoke. */
export function KeysSection() {
  const { t } = useTranslation('settings-keys')
  const keys = useQuery(keysQuery)
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<ApiKey | null>(null)
  const [withRevoked, setWithRevoked] = useState(false)
  const columns = useKeyColumns(setRevoking)
  const all = keys.data?.items ?? []
  const rows = all.filter((key) => withRevoked || key.revokedAt === null)
  const add = (
    <Button variant="main" icon={<IconPlus size={16} stroke={1.6} />} onClick={() => setAdding(true)}>
      {t('add')}
    </Button>
  )
  return (
    <Card title={t('title')} flush right={rows.length > 0 && add}>
      <div className={css.note}>
        <p className="caption">{t('text')}</p>
        <a className={css.description} href="/api/v1/openapi.json" target="_blank" rel="noreferrer">
          {t('description')}
          <IconExternalLink size={14} stroke={1.6} />
        </a>
        {all.some((key) => key.revokedAt !== null) && (
          <Switch
            label={t('showRevoked')}
            checked={withRevoked}
            onChange={(event) => setWithRevoked(event.currentTarget.checked)}
          />
        )}
      </div>
      <QueryState query={keys} flush>
        {() => (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={rows}
            rowKey={(key) => key.id}
            height="two"
            minWidth={760}
            renderCompact={(key) => <CompactKey apiKey={key} onRevoke={setRevoking} />}
            empty={
              <Empty icon={<IconKey size={24} stroke={1.6} />} title={t('empty')} actions={add}>
                {t('emptyText')}
              </Empty>
            }
          />
        )}
      </QueryState>
      {adding && <KeyPanel onClose={() => setAdding(false)} />}
      {revoking && <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />}
    </Card>
  )
}
