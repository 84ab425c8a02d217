import { CHANNEL_WORDS, type Channel } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { DateText, Money } from '@revisit/ui/Money.tsx'
import {
  IconBell,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconDeviceMobile,
  IconMail,
  IconMessageCircle,
  IconPhone,
  IconRefresh,
  IconWebhook,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { Preview, SamplePatient } from './segment-calls.ts'
import css from './segments.module.css'

/** Ten of those who fit, by chance, each with why. */
export function SampleCard({ preview, onOthers }: { preview: Preview; onOthers: () => void }) {
  const { t } = useTranslation('segments')
  const { number } = useFormat()
  const { sample, count } = preview
  const columns = useSampleColumns(sample.some(({ openPlanAmount }) => openPlanAmount !== null))
  const right = sample.length > 0 && (
    <>
      <span className="caption">{t('sample.line', { shown: sample.length, total: number(count) })}</span>
      {count > sample.length && (
        <Button size="small" icon={<IconRefresh size={14} stroke={1.6} />} onClick={onOthers}>
          {t('sample.others')}
        </Button>
      )}
    </>
  )
  return (
    <Card flush title={t('sample.title')} right={right}>
      <DataTable
        label={t('sample.title')}
        columns={columns}
        rows={sample}
        rowKey={({ id }) => id}
        height="two"
        minWidth={780}
        maxHeight="none"
        empty={t('sample.empty')}
        renderCompact={(row) => <CompactPatient row={row} />}
      />
    </Card>
  )
}

function useSampleColumns(seesMoney: boolean): Column<SamplePatient>[] {
  const { t } = useTranslation('segments')
  const say = useBilingual()
  const plan: Column<SamplePatient> = {
    key: 'plan',
    title: t('sample.columns.plan'),
    align: 'end',
    width: '128px',
    render: ({ openPlanAmount }) => <Money minor={openPlanAmount === 0 ? null : openPlanAmount} />,
  }
  return [
    {
      key: 'patient',
      title: t('sample.columns.patientAge'),
      width: 'minmax(160px, 2fr)',
      render: ({ id, fullName, age }) => (
        <span className={css.wrapped}>
          <PageLink to={paths.patient(id)}>{fullName}</PageLink>
          {age !== null && `, ${age}`}
        </span>
      ),
    },
    {
      key: 'lastVisit',
      title: t('sample.columns.lastVisit'),
      align: 'end',
      width: '112px',
      render: ({ lastVisitOn }) => <DateText day={lastVisitOn} full />,
    },
    {
      key: 'visits',
      title: t('sample.columns.visits'),
      align: 'end',
      width: '72px',
      render: ({ visits }) => visits,
    },
    ...(seesMoney ? [plan] : []),
    {
      key: 'because',
      title: t('sample.columns.because'),
      width: 'minmax(160px, 3fr)',
      render: ({ because }) => {
        const reasons = because.map(say).join('; ')
        return (
          <span className={css.because} title={reasons}>
            {reasons}
          </span>
        )
      },
    },
    {
      key: 'channels',
      title: t('sample.columns.channels'),
      width: '96px',
      render: ({ channels }) => <ChannelIcons channels={channels} />,
    },
  ]
}

function CompactPatient({ row: { id, fullName, age, because } }: { row: SamplePatient }) {
  const say = useBilingual()
  return (
    <div className={css.twoLines}>
      <PageLink to={paths.patient(id)}>{[fullName, age].filter((part) => part !== null).join(', ')}</PageLink>
      <div className={`caption ${css.oneLine}`}>{because.map(say).join('; ')}</div>
    </div>
  )
}

const ICONS: Record<Channel, typeof IconMail> = {
  max: IconMessageCircle,
  sms: IconDeviceMobile,
  email: IconMail,
  telegram: IconBrandTelegram,
  whatsapp: IconBrandWhatsapp,
  push: IconBell,
  call: IconPhone,
  webhook: IconWebhook,
}

function ChannelIcons({ channels }: { channels: readonly string[] }) {
  const say = useBilingual()
  if (channels.length === 0) return '—'
  return (
    <span className={css.channels}>
      {channels.map((channel) => {
        const Icon = ICONS[channel as Channel]
        const word = CHANNEL_WORDS[channel as Channel]
        return Icon && <Icon key={channel} size={16} stroke={1.6} role="img" aria-label={say(word)} />
      })}
    </span>
  )
}
