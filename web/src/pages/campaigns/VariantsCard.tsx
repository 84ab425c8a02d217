import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../session.ts'
import type { CampaignReport } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { EffectText } from './ComparisonCard.tsx'
import type { ShownPeople } from './PeoplePanel.tsx'

export type VariantsCardProps = { report: CampaignReport; onShow: (people: ShownPeople) => void }

/** The texts tried against each other; a winner is named only when the difference is no chance. */
export function VariantsCard({ report: { variants }, onShow }: VariantsCardProps) {
  const { t } = useTranslation('campaigns')
  const { number, percent, money } = useFormat()
  const seesMoney = usePermission('money.read')
  return (
    <Card title={t('report.variants')}>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th>{t('report.variant')}</th>
              <th>{t('report.sent')}</th>
              <th>{t('report.read')}</th>
              <th>{t('report.clicked')}</th>
              <th>{t('report.visitedShare')}</th>
              {seesMoney && <th>{t('report.paidEach')}</th>}
              <th>{t('report.againstFirst')}</th>
            </tr>
          </thead>
          <tbody>
            {variants.map((one) => {
              const { variant, sent, read, clicked, visited, compared, paidEach, visitedAgainstFirst } = one
              return (
                <tr key={variant}>
                  <th>{variant.toUpperCase()}</th>
                  <td>
                    <button
                      type="button"
                      className="link-button"
                      onClick={() =>
                        onShow({
                          name: t('message.variant', { letter: variant.toUpperCase() }),
                          filter: { variant, outcome: 'sent' },
                        })
                      }
                    >
                      {number(sent)}
                    </button>
                  </td>
                  <td>{number(read)}</td>
                  <td>{number(clicked)}</td>
                  <td>{compared === 0 ? '—' : percent(visited / compared)}</td>
                  {seesMoney && <td>{paidEach === null ? '—' : money(paidEach)}</td>}
                  <td>
                    {visitedAgainstFirst ? (
                      <EffectText effect={visitedAgainstFirst} unit="share" />
                    ) : (
                      <span className="caption">{variant === variants[0]?.variant ? t('report.first') : '—'}</span>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Card>
  )
}
