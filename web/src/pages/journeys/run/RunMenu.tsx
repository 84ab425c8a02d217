import { Menu } from '@mantine/core'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { usePermission } from '../../../session.ts'
import { type JourneyDetail, useJourneyChange } from '../journey-calls.ts'

export type RunMenuProps = {
  journey: JourneyDetail
  /** Opens the panel that asks what becomes of the people inside. */
  onOpen: (what: 'resume' | 'close' | 'delete') => void
}

/** Pause at once; resume, close and delete ask first what becomes of the people inside. */
export function RunMenu({ journey: { id, state }, onOpen }: RunMenuProps) {
  const { t } = useTranslation('journey-run')
  const canPublish = usePermission('journeys.publish')
  const params = { path: { id } }
  const pause = useJourneyChange(() => answer(api.POST('/api/v1/journeys/{id}/pause', { params })))
  if (!canPublish) return null
  const stop = () =>
    pause.mutate(undefined, {
      onSuccess: () => showToast({ text: t('paused') }),
      onError: (error) => showToast({ text: error.message, tone: 'failed' }),
    })
  return (
    <>
      <Menu.Divider />
      {state === 'live' && (
        <Menu.Item leftSection={<IconPlayerPause size={16} stroke={1.6} />} onClick={stop}>
          {t('menu.pause')}
        </Menu.Item>
      )}
      {state === 'paused' && (
        <Menu.Item leftSection={<IconPlayerPlay size={16} stroke={1.6} />} onClick={() => onOpen('resume')}>
          {t('menu.resume')}
        </Menu.Item>
      )}
      {(state === 'live' || state === 'paused') && (
        <Menu.Item leftSection={<IconPlayerStop size={16} stroke={1.6} />} onClick={() => onOpen('close')}>
          {t('menu.close')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => onOpen('delete')}>
        {t('menu.delete')}
      </Menu.Item>
    </>
  )
}
