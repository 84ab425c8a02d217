import { Button } from '@revisit/ui/Button.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { IconPlugConnectedX, IconRefresh, IconSettings } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type ChannelItem, useCheck, useDisconnect } from './channel-calls.ts'
import { ConnectForm, useConnectDraft } from './ConnectForm.tsx'
import { ConnectionView } from './ConnectionView.tsx'

export type ChannelPanelProps = { item: ChannelItem; publicUrl: string | null; onClose: () => void }

/** One channel: its connection with test and state, or the form that connects it. */
export function ChannelPanel({ item, publicUrl, onClose }: ChannelPanelProps) {
  const [editing, setEditing] = useState(item.connection === null)
  const { t } = useTranslation('settings-channels')
  if (editing || item.connection === null)
    return <Editing item={item} onClose={onClose} onDone={() => setEditing(false)} />
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={item.name}
      line={item.connection.name}
      footer={<ConnectionDeeds item={item} onEdit={() => setEditing(true)} onDone={onClose} />}
    >
      <ConnectionView item={item} connection={item.connection} publicUrl={publicUrl} />
      <p className="caption">{t('secretsNote')}</p>
    </SidePanel>
  )
}

function Editing({ item, onClose, onDone }: { item: ChannelItem; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation(['settings-channels', 'settings'])
  const form = useId()
  const draft = useConnectDraft(item, onDone)
  return (
    <SidePanel
      opened
      onClose={onClose}
      title={t(item.connection ? 'changeTitle' : 'connectTitle', { name: item.name })}
      line={t('connectLine')}
      footer={
        <>
          <Button variant="main" type="submit" form={form} loading={draft.isPending} disabled={!draft.isComplete}>
            {t(item.connection ? 'settings:save' : 'connect')}
          </Button>
          {draft.mayKeepAnyway && (
            <Button disabled={draft.isPending} onClick={() => draft.submit({ anyway: true })}>
              {t('anyway')}
            </Button>
          )}
          {item.connection && (
            <Button variant="quiet" onClick={onDone}>
              {t('settings:cancel')}
            </Button>
          )}
        </>
      }
    >
      <ConnectForm id={form} item={item} draft={draft} />
    </SidePanel>
  )
}

/** An older state is asked for anew when somebody looks. */
const FRESH_MS = 15 * 60_000

type DeedsProps = { item: ChannelItem; onEdit: () => void; onDone: () => void }

function ConnectionDeeds({ item, onEdit, onDone }: DeedsProps) {
  const { t } = useTranslation('settings-channels')
  const check = useCheck(item.channel)
  const { mutate: ask } = check
  const checkedAt = item.connection?.checkedAt ?? null
  useEffect(() => {
    if (checkedAt !== null && Date.now() - Date.parse(checkedAt) > FRESH_MS) ask()
  }, [checkedAt, ask])
  const disconnect = useDisconnect(item)
  return (
    <>
      <Button icon={<IconRefresh size={16} stroke={1.6} />} loading={check.isPending} onClick={() => check.mutate()}>
        {t('check')}
      </Button>
      <Button icon={<IconSettings size={16} stroke={1.6} />} onClick={onEdit}>
        {t('change')}
      </Button>
      <Button
        variant="quiet"
        icon={<IconPlugConnectedX size={16} stroke={1.6} />}
        loading={disconnect.isPending}
        onClick={() => disconnect.mutate(undefined, { onSuccess: onDone })}
      >
        {t('disconnect')}
      </Button>
    </>
  )
}
