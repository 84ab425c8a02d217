import { Card } from '@revisit/ui/Card.tsx'
import { Explain } from '@revisit/ui/Explain.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import type { CampaignReport } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { FigureRow } from './FigureRow.tsx'
import type { ShownPeople } from './PeoplePanel.tsx'

export type StatesCardProps = { report: CampaignReport; onShow: (people: ShownPeople) => void }

/** Everybody of the audience once, by what became of their message and why. */
export function StatesCard({ report: { states, audience }, onShow }: StatesCardProps) {
  const { t } = useTranslation('campaigns')
  const { number, percent } = useFormat()
  return (
    <Card
      title={t('report.states')}
      explain={<Explain name={t('report.states')} meaning={t('report.statesExplain')} />}
    >
      {states.map(({ state, reason, people }) => {
        const name = t(`report.state.${state}`)
        const note = reason && reason.code !== 'sent' ? reason.text : undefined
        return (
          <FigureRow
            key={`${state} ${reason?.code ?? ''}`}
            name={name}
            note={note}
            share={audience === 0 ? 0 : people / audience}
            figure={number(people)}
            aside={audience === 0 ? undefined : percent(people / audience)}
            onOpen={() => onShow({ name: note ?? name, filter: { state, ...(reason ? { reason: reason.code } : {}) } })}
          />
        )
      })}
      <p className={css.sum}>
        {t('report.audience')} <strong className="num">{number(audience)}</strong>
      </p>
    </Card>
  )
}
