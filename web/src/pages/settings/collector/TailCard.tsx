import { Card } from '@revisit/ui/Card.tsx'
import { Empty } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Tag } from '@revisit/ui/Tag.tsx'
import {
  IconActivity,
  IconCalendarX,
  IconEye,
  IconFileText,
  IconForms,
  IconSend,
  IconUserCheck,
  type Icon,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { QueryState } from '../kit/QueryState.tsx'
import { siteTailQuery, type SiteEvent, type SiteEventKind } from './collector-queries.ts'
import css from './Collector.module.css'

const ICONS: Record<SiteEventKind, Icon> = {
  page: IconFileText,
  service_viewed: IconEye,
  form_started: IconForms,
  form_sent: IconSend,
  booking_abandoned: IconCalendarX,
}

/** The newest events as they come in, without anything about who did it. */
export function TailCard() {
  const { t } = useTranslation('settings-collector')
  const tail = useQuery(siteTailQuery)
  return (
    <Card title={t('tail')} flush>
      <p className={`${css.note} caption`}>{t('tailText')}</p>
      <QueryState query={tail} flush>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon={<IconActivity size={24} stroke={1.6} />} title={t('noTail')}>
              {t('noTailText')}
            </Empty>
          ) : (
            <ol className={css.tail}>
              {items.map((event) => (
                <TailRow key={event.id} event={event} />
              ))}
            </ol>
          )
        }
      </QueryState>
    </Card>
  )
}

function TailRow({ event }: { event: SiteEvent }) {
  const { t } = useTranslation('settings-collector')
  const format = useFormat()
  const KindIcon = ICONS[event.kind]
  const about = event.kind === 'page' ? event.title : (event.service ?? event.form ?? event.title)
  return (
    <li className={css.event}>
      <KindIcon size={16} stroke={1.6} aria-hidden="true" />
      <span className={css.words}>
        <span>
          {t(`kind.${event.kind}`)}
          {about ? `: ${about}` : ''}
        </span>
        <span className="caption">{event.path ?? ''}</span>
      </span>
      {event.known && (
        <Tag tone="accent" icon={<IconUserCheck size={14} stroke={1.6} />}>
          {t('known')}
        </Tag>
      )}
      <time className="caption num" dateTime={event.at}>
        {format.dateTime(event.at)}
      </time>
    </li>
  )
}
