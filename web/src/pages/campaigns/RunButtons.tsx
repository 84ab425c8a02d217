import { Modal } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { Line, Stack } from '@revisit/ui/Layout.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconCopy, IconPlayerPause, IconPlayerPlay, IconPlayerStop, IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { useGo } from '../../shell/use-go.ts'
import { type CampaignCard, useCampaignChange } from './campaign-calls.ts'
import { stillToGo } from './campaign-progress.ts'

type Verb = 'pause' | 'resume' | 'cancel' | 'go-ahead'

/** What may be done with a campaign at work. Everything but cancelling can be taken back. */
export function RunButtons({ campaign: { id, verbs, progress } }: { campaign: CampaignCard }) {
  const { t } = useTranslation('campaigns')
  const canLaunch = usePermission('campaigns.launch')
  const [cancelling, setCancelling] = useState(false)
  const { run, isPending } = useRun(id)
  const may = (verb: (typeof verbs)[number]) => canLaunch && verbs.includes(verb)
  const pause = () =>
    run('pause', { text: t('run.pausedToast'), undo: () => run('resume', { text: t('run.resumed') }) })
  const resume = () =>
    run('resume', { text: t('run.resumed'), undo: () => run('pause', { text: t('run.pausedToast') }) })
  return (
    <>
      <CopyButton id={id} />
      {may('cancel') && (
        <Button variant="quiet" icon={<IconPlayerStop size={16} stroke={1.6} />} onClick={() => setCancelling(true)}>
          {t('run.cancel')}
        </Button>
      )}
      {may('pause') && (
        <Button icon={<IconPlayerPause size={16} stroke={1.6} />} loading={isPending} onClick={pause}>
          {t('run.pause')}
        </Button>
      )}
      {may('resume') && (
        <Button variant="main" icon={<IconPlayerPlay size={16} stroke={1.6} />} loading={isPending} onClick={resume}>
          {t('run.resume')}
        </Button>
      )}
      {may('go_ahead') && (
        <Button
          variant="main"
          icon={<IconSend size={16} stroke={1.6} />}
          loading={isPending}
          onClick={() => run('go-ahead', { text: t('run.wentAhead'), undo: pause })}
        >
          {t('run.goAhead')}
        </Button>
      )}
      <Modal opened={cancelling} onClose={() => setCancelling(false)} title={t('run.cancelTitle')}>
        <Stack gap={16}>
          <p style={{ margin: 0 }}>{t('run.cancelText', { count: stillToGo(progress) })}</p>
          <Line>
            <Button
              variant="danger"
              loading={isPending}
              onClick={() => {
                run('cancel', { text: t('run.cancelled') })
                setCancelling(false)
              }}
            >
              {t('run.cancelYes')}
            </Button>
            <Button onClick={() => setCancelling(false)}>{t('run.cancelNo')}</Button>
          </Line>
        </Stack>
      </Modal>
    </>
  )
}

function useRun(id: string) {
  const change = useCampaignChange((verb: Verb) => verbCall(verb, id))
  const run = (verb: Verb, toast: { text: string; undo?: () => void }) =>
    change.mutate(verb, {
      onSuccess: () => showToast(toast),
      onError: (error) => showToast({ tone: 'failed', text: error.message }),
    })
  return { run, isPending: change.isPending }
}

function verbCall(verb: Verb, id: string) {
  const params = { path: { id } }
  switch (verb) {
    case 'pause':
      return answer(api.POST('/api/v1/campaigns/{id}/pause', { params }))
    case 'resume':
      return answer(api.POST('/api/v1/campaigns/{id}/resume', { params }))
    case 'cancel':
      return answer(api.POST('/api/v1/campaigns/{id}/cancel', { params }))
    case 'go-ahead':
      return answer(api.POST('/api/v1/campaigns/{id}/go-ahead', { params }))
  }
}

function CopyButton({ id }: { id: string }) {
  const { t } = useTranslation('campaigns')
  const go = useGo()
  const canEdit = usePermission('campaigns.edit')
  const copy = useCampaignChange(() =>
    answer(api.POST('/api/v1/campaigns/{id}/duplicate', { params: { path: { id } } })),
  )
  if (!canEdit) return null
  return (
    <Button
      variant="quiet"
      icon={<IconCopy size={16} stroke={1.6} />}
      loading={copy.isPending}
      onClick={() =>
        copy.mutate(undefined, {
          onSuccess: (made) => go(paths.campaign(made.id)),
          onError: (error) => showToast({ tone: 'failed', text: error.message }),
        })
      }
    >
      {t('duplicate')}
    </Button>
  )
}
