import { Card } from '@revisit/ui/Card.tsx'
import { Change, changeOf } from '@revisit/ui/Change.tsx'
import { Strip } from '@revisit/ui/Empty.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconFlask } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../session.ts'
import type { CampaignFigures, CampaignReport } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { type Effect, useEffectWords } from './effect-words.ts'
import type { ShownPeople } from './PeoplePanel.tsx'

export type ComparisonCardProps = { report: CampaignReport; onShow: (people: ShownPeople) => void }

/** Those who got the message against those who were only watched: what the campaign itself brought. */
export function ComparisonCard({ report, onShow }: ComparisonCardProps) {
  const { t } = useTranslation('campaigns')
  const { control, effect, attributionDays } = report
  const meaning = t('report.comparisonExplain', { days: attributionDays })
  return (
    <Card title={t('report.comparison')} explain={<Explain name={t('report.comparison')} meaning={meaning} />}>
      {control && effect ? (
        <Compared report={report} control={control} effect={effect} onShow={onShow} />
      ) : (
        <Strip tone="info" icon={<IconFlask size={16} stroke={1.6} />}>
          {t('report.noControl')}
        </Strip>
      )}
    </Card>
  )
}

type ComparedProps = ComparisonCardProps & {
  control: CampaignFigures
  effect: NonNullable<CampaignReport['effect']>
}

function Compared({ report: { treated }, control, effect, onShow }: ComparedProps) {
  const { t } = useTranslation('campaigns')
  const { number, percent, money } = useFormat()
  const seesMoney = usePermission('money.read')
  const share = (hits: number, people: number) => (people === 0 ? '—' : percent(hits / people))
  const each = ({ paidEach }: CampaignFigures) => (paidEach === null ? '—' : money(paidEach))
  const show = (arm: 'treated' | 'control', name: string) => () =>
    onShow({ name, filter: { arm, outcome: 'compared' } })
  return (
    <>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th aria-label={t('report.comparison')} />
              <th>{t('report.treated')}</th>
              <th>{t('report.control')}</th>
              <th>{t('report.difference')}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th>{t('report.compared')}</th>
              <td>
                <button type="button" className="link-button" onClick={show('treated', t('report.treated'))}>
                  {number(treated.compared)}
                </button>
              </td>
              <td>
                <button type="button" className="link-button" onClick={show('control', t('report.control'))}>
                  {number(control.compared)}
                </button>
              </td>
              <td />
            </tr>
            <tr>
              <th>{t('report.bookedShare')}</th>
              <td>{share(treated.booked, treated.compared)}</td>
              <td>{share(control.booked, control.compared)}</td>
              <td>{effect.booked && <EffectText effect={effect.booked} unit="share" />}</td>
            </tr>
            <tr>
              <th>{t('report.visitedShare')}</th>
              <td>{share(treated.visited, treated.compared)}</td>
              <td>{share(control.visited, control.compared)}</td>
              <td>{effect.visited && <EffectText effect={effect.visited} unit="share" />}</td>
            </tr>
            {seesMoney && (
              <tr>
                <th>{t('report.paidEach')}</th>
                <td>{each(treated)}</td>
                <td>{each(control)}</td>
                <td>{effect.money && <EffectText effect={effect.money} unit="money" />}</td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {effect.visited?.verdict === 'more' &&
        effect.extraVisitors !== null &&
        effect.extraMoney !== null &&
        seesMoney && (
          <p className={css.sum}>
            {t('report.extra', { people: number(effect.extraVisitors), money: money(effect.extraMoney) })}
          </p>
        )}
    </>
  )
}

/** A difference with where it may truly lie and what may be said of it. */
export function EffectText({ effect, unit }: { effect: Effect; unit: 'share' | 'money' }) {
  const words = useEffectWords()(effect, unit)
  if (effect.verdict === 'not_enough') return <span className="caption">{words.verdict}</span>
  return (
    <span className={css.effect}>
      <Change {...changeOf(effect.difference, words.difference, words.meaning)} />
      <span className="caption">{words.interval}</span>
      <span className="caption">{words.verdict}</span>
    </span>
  )
}
