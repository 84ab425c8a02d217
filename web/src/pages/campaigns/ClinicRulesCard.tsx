import { Card } from '@revisit/ui/Card.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import { contactRulesQuery } from './campaign-calls.ts'
import css from './campaigns.module.css'

/** Quiet hours and caps of the clinic: what a campaign cannot change. */
export function ClinicRulesCard() {
  const { t } = useTranslation('campaigns')
  const seesRules = usePermission('touches.read')
  const rules = useQuery({ ...contactRulesQuery, enabled: seesRules }).data?.rules
  const capText = (hours: number, most: number) =>
    hours % 24 === 0 ? t('rules.capDays', { count: hours / 24, most }) : t('rules.capLine', { count: hours, most })
  return (
    <Card
      title={t('rules.clinic')}
      right={seesRules && <PageLink to={paths.settingsPart('contact-rules')}>{t('rules.change')}</PageLink>}
    >
      <p className={css.plain}>{t('rules.clinicLine')}</p>
      {rules && (
        <dl className={css.facts}>
          {(['service', 'advertising'] as const).map((messageClass) => (
            <div key={messageClass}>
              <dt>
                {t('rules.quiet')}, {t(`class.${messageClass}`)}
              </dt>
              <dd>
                {(['weekdays', 'weekends'] as const).flatMap((days) => {
                  const hours = rules.quietHours[messageClass][days]
                  return hours ? <span key={days}>{t(`rules.${days}`, hours)}</span> : []
                })}
              </dd>
            </div>
          ))}
          <div>
            <dt>{t('rules.cap')}</dt>
            <dd>
              {rules.caps.length === 0 && t('rules.noCap')}
              {rules.caps.map(({ max, hours }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- rules have no identity but their place
                <span key={index}>{capText(hours, max)}</span>
              ))}
            </dd>
          </div>
        </dl>
      )}
    </Card>
  )
}
