import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { CampaignCard } from './campaign-calls.ts'
import css from './campaigns.module.css'

/** Who did what, newest first. */
export function CampaignLog({ log }: { log: CampaignCard['log'] }) {
  const { t, i18n } = useTranslation('campaigns')
  const { dateTime } = useFormat()
  const wordOf = (what: string) =>
    i18n.exists(`log.${what}`, { ns: 'campaigns' }) ? t(`log.${what as 'created'}`) : what
  return (
    <Card title={t('report.log')}>
      <ol className={css.log}>
        {log.toReversed().map(({ what, by, at }) => (
          <li key={`${at} ${what}`}>
            <span>{wordOf(what)}</span>
            <span className="caption">{[dateTime(at), by].filter(Boolean).join(' · ')}</span>
          </li>
        ))}
      </ol>
    </Card>
  )
}
