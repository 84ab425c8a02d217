import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { Tile, TileRow } from '@revisit/ui/Tile.tsx'
import { useTranslation } from 'react-i18next'
import type { CampaignCard, CampaignReport } from './campaign-calls.ts'
import css from './campaigns.module.css'
import type { ShownPeople } from './PeoplePanel.tsx'

export type ProgressCardProps = {
  campaign: CampaignCard
  report: CampaignReport
  onShow: (people: ShownPeople) => void
}

/** How far the campaign is. */
export function ProgressCard({ campaign: { progress }, report, onShow }: ProgressCardProps) {
  const { t } = useTranslation('campaigns')
  const { number, money, percent } = useFormat()
  const { people, sent, open } = progress
  const ended = people === 0 ? 0 : (people - open) / people
  const tiles = [
    { name: t('run.people'), figure: number(people), filter: {} },
    { name: t('run.sent'), figure: number(sent), filter: { outcome: 'sent' as const } },
    { name: t('run.open'), figure: number(open), filter: { state: ['waiting', 'planned', 'held', 'claimed'] } },
  ]
  return (
    <Card flush label={t('run.progress')}>
      <TileRow label={t('run.progress')}>
        {tiles.map(({ name, figure, filter }) => (
          <Tile
            key={name}
            bare
            name={
              <button
                type="button"
                className="link-button"
                onClick={() => onShow({ name, filter: filter as ShownPeople['filter'] })}
              >
                {name}
              </button>
            }
            state={{ kind: 'ready', figure }}
          />
        ))}
        <Tile bare name={t('run.cost')} state={{ kind: 'ready', figure: money(report.cost) }} />
      </TileRow>
      <div className={css.progress}>
        <ProgressBar share={ended} label={t('run.progress')} />
        <span className="caption num">{percent(ended, 0)}</span>
      </div>
    </Card>
  )
}
