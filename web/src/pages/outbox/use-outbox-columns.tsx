import { CHANNEL_WORDS, CHANNELS } from '@revisit/domain/channel.ts'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { OutboxItem } from './outbox-calls.ts'
import { TouchStateTag } from './TouchStateTag.tsx'

/** What the outbox shows of a message. */
export function useOutboxColumns(): Column<OutboxItem>[] {
  const { t } = useTranslation('outbox')
  const { dateTime } = useFormat()
  const channelWords = useChannelWords()
  return [
    {
      key: 'patient',
      title: t('columns.patient'),
      width: 'minmax(180px, 1.4fr)',
      render: ({ patient, channel, address }) => (
        <div>
          <PageLink to={paths.patient(patient.id)}>{patient.fullName}</PageLink>
          <div className="caption">{[channelWords(channel), address].filter(Boolean).join(' · ')}</div>
        </div>
      ),
    },
    {
      key: 'text',
      title: t('columns.text'),
      width: 'minmax(220px, 2fr)',
      render: ({ text, subject, step, journey, campaign }) => (
        <div>
          <div>{subject ?? text ?? step ?? '—'}</div>
          <div className="caption">{journey ?? campaign ?? t('byHand')}</div>
        </div>
      ),
    },
    { key: 'state', title: t('columns.state'), width: '150px', render: ({ state }) => <TouchStateTag state={state} /> },
    {
      key: 'reason',
      title: t('columns.reason'),
      width: 'minmax(160px, 1fr)',
      render: ({ reason }) => reason?.text ?? '',
    },
    { key: 'at', title: t('columns.at'), align: 'end', width: '132px', render: ({ at }) => dateTime(at) },
  ]
}

/** The name of a channel; the channel itself when it is none of the known ones. */
export function useChannelWords(): (channel: string | null) => string {
  const say = useBilingual()
  return (channel) => {
    const known = CHANNELS.find((one) => one === channel)
    return known ? say(CHANNEL_WORDS[known]) : (channel ?? '')
  }
}
