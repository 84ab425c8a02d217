import { Card } from '@revisit/ui/Card.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../session.ts'
import type { CampaignFigures, CampaignReport } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { FigureRow } from './FigureRow.tsx'
import type { ShownPeople } from './PeoplePanel.tsx'

const STEPS = ['sent', 'delivered', 'read', 'clicked', 'answered', 'booked', 'visited', 'paid'] as const

export type FunnelCardProps = { report: CampaignReport; onShow: (people: ShownPeople) => void }

/** From sent to paid, for everybody the message was meant for. */
export function FunnelCard({ report, onShow }: FunnelCardProps) {
  const { t } = useTranslation('campaigns')
  const { number, percent, money, date } = useFormat()
  const seesMoney = usePermission('money.read')
  const { treated, attributionDays, matureOn, isMature } = report
  const share = (people: number) => (treated.sent === 0 ? 0 : people / treated.sent)
  const meaning = t('report.funnelExplain', { days: attributionDays })
  return (
    <Card title={t('report.funnel')} explain={<Explain name={t('report.funnel')} meaning={meaning} />}>
      {treated.sent === 0 && <p className={css.plain}>{t('report.nothingSent')}</p>}
      {treated.sent > 0 &&
        STEPS.map((step) => {
          const people = figureOf(treated, step)
          return (
            <FigureRow
              key={step}
              name={t(`report.${step}`)}
              share={share(people)}
              figure={number(people)}
              aside={step === 'sent' ? undefined : percent(share(people))}
              onOpen={() => onShow({ name: t(`report.${step}`), filter: { outcome: step, arm: 'treated' } })}
            />
          )
        })}
      {seesMoney && treated.sent > 0 && (
        <p className={css.sum}>
          {t('report.money')} <strong className="num">{money(treated.paid)}</strong>
        </p>
      )}
      {matureOn && (
        <p className={css.hint}>
          {t(isMature ? 'report.mature' : 'report.notMature', { day: date(matureOn, { full: true }) })}
        </p>
      )}
    </Card>
  )
}

function figureOf(figures: CampaignFigures, step: (typeof STEPS)[number]): number {
  return step === 'paid' ? figures.payers : figures[step]
}
