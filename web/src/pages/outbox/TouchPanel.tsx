import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { answer, api, asApiError } from '../../api.ts'
import { usePermission } from '../../session.ts'
import { type TouchDetail, touchQuery } from './outbox-calls.ts'
import css from './outbox.module.css'
import { TouchStateTag } from './TouchStateTag.tsx'
import { useChannelWords } from './use-outbox-columns.tsx'

export type TouchPanelProps = { id: string | null; onClose: () => void; onChanged?: () => void }

/** One message: its words, and every decision about it. */
export function TouchPanel({ id, onClose, onChanged }: TouchPanelProps) {
  const { t } = useTranslation('outbox')
  const touch = useQuery({ ...touchQuery(id ?? ''), enabled: id !== null })
  return (
    <SidePanel
      opened={id !== null}
      onClose={onClose}
      title={touch.data?.patient.fullName ?? t('message')}
      line={touch.data?.step ?? touch.data?.journey}
      footer={touch.data && <CallBack touch={touch.data} onDone={onClose} onChanged={onChanged} />}
    >
      {touch.isPending && <SkeletonBlock height={320} />}
      {touch.isError && <ErrorState code={asApiError(touch.error).code}>{touch.error.message}</ErrorState>}
      {touch.data && <Told touch={touch.data} />}
    </SidePanel>
  )
}

function Told({ touch }: { touch: TouchDetail }) {
  const { t } = useTranslation('outbox')
  const { dateTime, money } = useFormat()
  const channelWords = useChannelWords()
  const { state, reason, text, decisions, channel, address, provider, cost, sentAt, deliveredAt, readAt } = touch
  const rows = [
    { label: t('columns.state'), value: <TouchStateTag state={state} /> },
    { label: t('channel'), value: [channelWords(channel), provider].filter(Boolean).join(', ') },
    { label: t('address'), value: address ?? '' },
    { label: t('sentAt'), value: sentAt && dateTime(sentAt) },
    { label: t('deliveredAt'), value: deliveredAt && dateTime(deliveredAt) },
    { label: t('readAt'), value: readAt && dateTime(readAt) },
    { label: t('cost'), value: cost === null ? null : money(cost) },
  ].filter(({ value }) => Boolean(value))
  return (
    <>
      {reason?.fix && <Strip tone="info">{reason.fix}</Strip>}
      {text && <blockquote className={css.text}>{text}</blockquote>}
      <FactRows rows={rows} />
      <h3 className={css.heading}>{t('why')}</h3>
      <ol className={css.decisions}>
        {decisions.map(({ at, reason: said, detail, until }) => (
          <li key={`${at}${said.code}`}>
            <span>{said.text}</span>
            <span className="caption">
              {[dateTime(at), until && t('until', { at: dateTime(until) }), detail].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

type CallBackProps = { touch: TouchDetail; onDone: () => void; onChanged: (() => void) | undefined }

/** Takes back a message nobody has begun to send. */
function CallBack({ touch: { id, state }, onDone, onChanged }: CallBackProps) {
  const { t } = useTranslation('outbox')
  const queries = useQueryClient()
  const canSend = usePermission('touches.send')
  const cancel = useMutation({
    mutationFn: () => answer(api.DELETE('/api/v1/touches/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      showToast({ text: t('cancelled') })
      onDone()
      onChanged?.()
      await queries.invalidateQueries({ queryKey: ['touches', id] })
      await queries.invalidateQueries({ queryKey: ['outbox'] })
    },
    onError: (error) => showToast({ text: error.message, tone: 'failed' }),
  })
  if (!canSend || (state !== 'planned' && state !== 'held')) return null
  return (
    <Button loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {t('cancel')}
    </Button>
  )
}
