import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { ProgressBar } from '@revisit/ui/ProgressBar.tsx'
import { Tile, TileRow } from '@revisit/ui/Tile.tsx'
import { useTranslation } from 'react-i18next'
import type { CampaignCard, CampaignReport } from './campaign-calls.ts'
import { settledShare, stillToGo } from './campaign-progress.ts'
import css from './campaigns.module.css'
import type { ShownPeople } from './PeoplePanel.tsx'

export type ProgressCardProps = {
  campaign: CampaignCard
  report: CampaignReport
  onShow: (people: ShownPeople) => void
}

/** How far the campaign is; every number opens its people. */
export function ProgressCard({ campaign: { progress, state }, report, onShow }: ProgressCardProps) {
  const { t } = useTranslation('campaigns')
  const { number, money, percent } = useFormat()
  const open: ShownPeople['filter'] = { state: ['waiting', 'planned', 'held', 'claimed'] }
  const tiles: (ShownPeople & { figure: string })[] = [
    { name: t('run.people'), figure: number(progress.people), filter: {} },
    { name: t('run.sent'), figure: number(progress.sent), filter: { outcome: 'sent' } },
    { name: t('run.open'), figure: number(stillToGo(progress)), filter: open },
  ]
  const share = settledShare(progress)
  return (
    <>
      <TileRow label={t('run.progress')}>
        {tiles.map(({ name, figure, filter }) => (
          <Tile
            key={name}
            name={name}
            state={{
              kind: 'ready',
              figure: (
                <button
                  type="button"
                  className={css.tileFigure}
                  aria-label={t('report.show', { name })}
                  onClick={() => onShow({ name, filter })}
                >
                  {figure}
                </button>
              ),
            }}
          />
        ))}
        <Tile name={t('run.cost')} state={{ kind: 'ready', figure: money(report.cost) }} />
      </TileRow>
      {state !== 'done' && state !== 'cancelled' && (
        <div className={css.progress}>
          <ProgressBar share={share} label={t('run.progress')} />
          <span className="caption num">{percent(share, 0)}</span>
        </div>
      )}
    </>
  )
}
