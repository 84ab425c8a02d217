import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { CopyField } from '../kit/CopyField.tsx'
import fields from '../kit/Fields.module.css'
import type { ChannelItem, Connection } from './channel-calls.ts'
import css from './Channels.module.css'

export type ReportPlaceProps = { item: ChannelItem; connection: Connection; publicUrl: string | null }

/** Where the vendor reports deliveries and answers, and whether it knows. */
export function ReportPlace({ item, connection, publicUrl }: ReportPlaceProps) {
  const { t } = useTranslation('settings-channels')
  const reportsBy = item.providers.find((one) => one.provider === connection.provider)?.reportsBy ?? 'nothing'
  const { reportAddress } = connection
  if (reportsBy === 'nothing' || reportsBy === 'connection')
    return <p className="caption">{t(`reports.${reportsBy}`)}</p>
  return (
    <div className={css.reports}>
      <h3 className={css.heading}>{t('reports.title')}</h3>
      {publicUrl === null || reportAddress === null ? (
        <p className={fields.error}>{t('reports.noAddress')}</p>
      ) : (
        <>
          {reportsBy === 'message' && <p className="caption">{t('reports.message')}</p>}
          {reportsBy === 'hand' && <p className="caption">{t('reports.hand', { vendor: connection.name })}</p>}
          {reportsBy === 'subscription' && <Told connection={connection} />}
          {reportsBy !== 'message' && <CopyField label={t('reports.address')} value={reportAddress} />}
        </>
      )}
    </div>
  )
}

/** Whether the provider took the address. */
function Told({ connection: { toldAt, reportTrouble } }: { connection: Connection }) {
  const { t } = useTranslation('settings-channels')
  const { dateTime } = useFormat()
  if (reportTrouble)
    return (
      <p className={fields.error}>
        {t('reports.refused')} {reportTrouble.text} {reportTrouble.detail}
      </p>
    )
  return <p className="caption">{toldAt ? t('reports.told', { at: dateTime(toldAt) }) : t('reports.notTold')}</p>
}
