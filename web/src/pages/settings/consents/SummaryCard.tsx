import { CONSENT_PURPOSE_WORDS } from '@revisit/domain/consent-policy.ts'
import { Card, FactRows } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../../analytics/use-bilingual.ts'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import { QueryState } from '../kit/QueryState.tsx'
import { summaryQuery } from './consent-calls.ts'
import css from './Consents.module.css'

/** How many people agreed and refused, and how many addresses are silent. */
export function SummaryCard() {
  const { t } = useTranslation('settings-consents')
  const { number } = useFormat()
  const say = useBilingual()
  const mayImport = usePermission('imports.run')
  const summary = useQuery(summaryQuery)
  return (
    <Card title={t('summary.title')}>
      <QueryState query={summary} lines={6}>
        {({ purposes, suppressed }) => {
          const spoken = purposes.filter(({ granted, refused }) => granted + refused > 0)
          return (
            <Columns tracks="1fr 1fr" top>
              <div className={css.block}>
                <h3 className={css.heading}>{t('summary.people')}</h3>
                {spoken.length === 0 ? (
                  <p className="caption">{t('summary.nobody')}</p>
                ) : (
                  <FactRows
                    look="divided"
                    rows={spoken.map(({ purpose, granted, refused }) => ({
                      key: purpose,
                      label: say(CONSENT_PURPOSE_WORDS[purpose]),
                      value: t('summary.said', { granted: number(granted), refused: number(refused) }),
                    }))}
                  />
                )}
                <p className="caption">
                  {t('summary.import')} {mayImport && <PageLink to={paths.imports}>{t('summary.openImport')}</PageLink>}
                </p>
              </div>
              <div className={css.block}>
                <h3 className={css.heading}>{t('suppressed.title')}</h3>
                {suppressed.length === 0 ? (
                  <p className="caption">{t('suppressed.none')}</p>
                ) : (
                  <FactRows
                    look="divided"
                    rows={suppressed.map(({ reason, scope, addresses }) => ({
                      key: `${reason}/${scope}`,
                      label: `${t(`suppressed.${reason}`)}, ${t(`suppressed.scope.${scope}`)}`,
                      value: number(addresses),
                    }))}
                  />
                )}
                <p className="caption">{t('suppressed.text')}</p>
              </div>
            </Columns>
          )
        }}
      </QueryState>
    </Card>
  )
}
