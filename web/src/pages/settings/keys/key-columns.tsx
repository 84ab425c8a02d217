import { Button } from '@revisit/ui/Button.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ApiKey } from '../settings-queries.ts'
import { useBranchNames } from '../kit/branch-names.ts'
import { useRoleName } from '../kit/role-names.ts'
import css from './Keys.module.css'

type RevokeProps = { apiKey: ApiKey; onRevoke: (key: ApiKey) => void }

/** Columns of the table of keys. */
export function useKeyColumns(onRevoke: (key: ApiKey) => void): Column<ApiKey>[] {
  const { t } = useTranslation(['settings-keys', 'settings'])
  const format = useFormat()
  const roleName = useRoleName()
  const branchNames = useBranchNames()
  const day = (instant: string) => format.date(format.dayOf(instant))
  return [
    { key: 'name', title: t('name'), width: '2fr', render: (key) => <KeyWords apiKey={key} /> },
    {
      key: 'role',
      title: t('settings:role'),
      width: '1.4fr',
      render: (key) => (
        <span className={css.words}>
          <span>{roleName(key.role)}</span>
          <span className="caption">{branchNames(key.branchIds)}</span>
        </span>
      ),
    },
    { key: 'created', title: t('created'), width: '72px', render: (key) => day(key.createdAt) },
    {
      key: 'used',
      title: t('lastUsed'),
      width: '132px',
      render: (key) => (key.lastUsedAt ? format.dateTime(key.lastUsedAt) : t('neverUsed')),
    },
    { key: 'state', title: t('state'), width: '132px', render: (key) => <KeyState apiKey={key} /> },
    {
      key: 'revoke',
      title: '',
      align: 'end',
      width: '96px',
      render: (key) => <RevokeButton apiKey={key} onRevoke={onRevoke} />,
    },
  ]
}

/** A key on the phone. */
export function CompactKey({ apiKey, onRevoke }: RevokeProps) {
  const roleName = useRoleName()
  return (
    <span className={css.compact}>
      <span className={css.words}>
        <b>{apiKey.name}</b>
        <span className="caption">
          {roleName(apiKey.role)} · <span className={css.hint}>{apiKey.hint}…</span>
        </span>
      </span>
      {apiKey.revokedAt ? <KeyState apiKey={apiKey} /> : <RevokeButton apiKey={apiKey} onRevoke={onRevoke} />}
    </span>
  )
}

function KeyWords({ apiKey }: { apiKey: ApiKey }) {
  return (
    <span className={css.words}>
      <b>{apiKey.name}</b>
      <span className={`${css.hint} second`}>{apiKey.hint}…</span>
    </span>
  )
}

function KeyState({ apiKey }: { apiKey: ApiKey }) {
  const { t } = useTranslation('settings-keys')
  const format = useFormat()
  if (apiKey.revokedAt) {
    const date = format.date(format.dayOf(apiKey.revokedAt))
    return <Tag icon={<IconX size={14} stroke={1.6} />}>{t('revoked', { date })}</Tag>
  }
  return (
    <Tag tone="positive" icon={<IconCheck size={14} stroke={1.6} />}>
      {t('works')}
    </Tag>
  )
}

function RevokeButton({ apiKey, onRevoke }: RevokeProps) {
  const { t } = useTranslation('settings-keys')
  if (apiKey.revokedAt) return null
  return (
    <Button size="small" onClick={() => onRevoke(apiKey)}>
      {t('revoke')}
    </Button>
  )
}
