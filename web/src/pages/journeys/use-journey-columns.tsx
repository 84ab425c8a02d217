import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PageLink } from '../../shell/PageLink.tsx'
import type { JourneyItem } from './journey-calls.ts'
import { StateTag } from './StateTag.tsx'
import { useTriggerWords } from './use-step-words.ts'

/** What the list shows of a journey. */
export function useJourneyColumns(): Column<JourneyItem>[] {
  const { t } = useTranslation('journeys')
  const { number, money } = useFormat()
  const triggerWords = useTriggerWords()
  const figure = (key: string, value: (item: JourneyItem) => string): Column<JourneyItem> => ({
    key,
    title: t(`columns.${key as 'inside'}`),
    align: 'end',
    width: '96px',
    render: value,
  })
  return [
    {
      key: 'name',
      title: t('columns.name'),
      width: 'minmax(240px, 2fr)',
      render: (item) => (
        <div>
          <PageLink to={paths.journey(item.id)}>{item.name}</PageLink>
          <div className="caption">{triggerWords(item.trigger)}</div>
        </div>
      ),
    },
    { key: 'state', title: t('columns.state'), width: '140px', render: ({ state }) => <StateTag state={state} /> },
    figure('inside', ({ totals }) => number(totals.inside)),
    figure('entered', ({ totals }) => number(totals.entered)),
    figure('sent', ({ totals }) => number(totals.sent)),
    figure('goals', ({ totals }) => number(totals.goals)),
    { ...figure('money', ({ totals }) => money(totals.money)), width: '128px' },
  ]
}
