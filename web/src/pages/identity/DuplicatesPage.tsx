import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import { Page } from '../../shell/Page.tsx'
import { useUrlState } from '../../url-state.ts'
import css from './Identity.module.css'
import { MergesCard } from './MergesCard.tsx'
import { PairsView } from './PairsView.tsx'
import { useDecisions } from './use-decisions.ts'

const VIEW = { state: 'open', pair: '' }
const STATES = ['open', 'skipped', 'different', 'family', 'merged'] as const

/** Cards that may be one person, decided one pair after another. */
export function DuplicatesPage() {
  const { t } = useTranslation('duplicates')
  const [view, change] = useUrlState(VIEW)
  const decisions = useDecisions()
  const state = STATES.find((each) => each === view.state) ?? 'open'
  return (
    <Page title={t('title')} line={t('line')} explanation={t('explanation', { returnObjects: true })}>
      <div className={css.states}>
        <Segmented
          label={t('states.label')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          onChange={(next) => change({ state: next, pair: null })}
        />
      </div>
      {state === 'merged' ? (
        <MergesCard />
      ) : (
        <PairsView
          key={state}
          state={state}
          current={view.pair}
          onOpen={(pair) => change({ pair })}
          decisions={decisions}
        />
      )}
    </Page>
  )
}
