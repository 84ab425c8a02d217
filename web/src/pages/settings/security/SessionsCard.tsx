import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconCheck, IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { answer, api } from '../../../api.ts'
import { sessionsQuery, type OpenSession } from '../settings-queries.ts'
import { QueryState } from '../kit/QueryState.tsx'
import { browserName, isHandheld } from './browser-name.ts'
import css from './Security.module.css'

/** Open sessions of the reader; each can be ended, or all but this one. */
export function SessionsCard() {
  const { t } = useTranslation(['settings-security', 'settings'])
  const sessions = useQuery(sessionsQuery)
  const end = useEndSessions()
  const others = sessions.data?.items.filter((session) => !session.current) ?? []
  const tell = () => showToast({ text: others.length > 1 ? t('othersEnded', { count: others.length }) : t('ended') })
  return (
    <Card
      title={t('sessions')}
      flush
      right={
        others.length > 0 && (
          <Button
            size="small"
            loading={end.isPending}
            onClick={() =>
              end.mutate(
                others.map(({ id }) => id),
                { onSuccess: tell },
              )
            }
          >
            {t('endOthers')}
          </Button>
        )
      }
    >
      <p className={`${css.note} caption`}>{t('sessionsText')}</p>
      <QueryState query={sessions} flush>
        {({ items }) =>
          thisFirst(items).map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending}
              onEnd={() => end.mutate([session.id], { onSuccess: () => showToast({ text: t('ended') }) })}
            />
          ))
        }
      </QueryState>
    </Card>
  )
}

function SessionRow({ session, busy, onEnd }: { session: OpenSession; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation('settings-security')
  const format = useFormat()
  const moment = (instant: string) => `${format.date(format.dayOf(instant))}, ${format.time(instant)}`
  const Device = isHandheld(session.browser) ? IconDeviceMobile : IconDeviceDesktop
  const facts = [
    t('lastSeen', { at: moment(session.lastSeenAt) }),
    t('signedIn', { at: moment(session.createdAt) }),
    session.ip,
  ]
  return (
    <div className={css.session}>
      <span className={css.device}>
        <Device size={18} stroke={1.6} />
      </span>
      <div className={css.words}>
        <div className={css.name}>
          <b title={session.browser ?? undefined}>{browserName(session.browser) ?? t('unknownBrowser')}</b>
          {session.current && (
            <Tag tone="positive" icon={<IconCheck size={14} stroke={1.6} />}>
              {t('thisDevice')}
            </Tag>
          )}
        </div>
        <span className="caption">{facts.filter(Boolean).join(' · ')}</span>
      </div>
      {!session.current && (
        <Button size="small" disabled={busy} onClick={onEnd}>
          {t('end')}
        </Button>
      )}
    </div>
  )
}

/** Ends sessions one by one through the product's own door, so that each is written to the log. */
function useEndSessions() {
  const { t } = useTranslation('settings')
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await answer(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }))
    },
    onError: (error) => showToast({ text: t('notSaved', { message: error.message }), tone: 'failed' }),
    onSettled: () => queries.invalidateQueries({ queryKey: sessionsQuery.queryKey }),
  })
}

function thisFirst(sessions: OpenSession[]): OpenSession[] {
  return [...sessions.filter(({ current }) => current), ...sessions.filter(({ current }) => !current)]
}
