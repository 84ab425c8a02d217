import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { CAMPAIGN_STATE_WORDS, CAMPAIGN_STATES, type CampaignState } from '@revisit/domain/campaign-state.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Chip, ChipRow } from '@revisit/ui/Chip.tsx'
import { DataTable } from '@revisit/ui/DataTable.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { Line } from '@revisit/ui/Layout.tsx'
import { IconPlus, IconSearch, IconSpeakerphone } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { asApiError } from '../../api.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { useUrlState } from '../../url-state.ts'
import { type CampaignItem, campaignsQuery } from './campaign-calls.ts'
import { CampaignStateTag } from './CampaignStateTag.tsx'
import css from './campaigns.module.css'
import { CampaignName, useCampaignColumns } from './use-campaign-columns.tsx'

const VIEW = { search: '', state: '' }

/** Every campaign of the clinic: where it stands, whom it reached, what came of it. */
export function CampaignsPage() {
  const { t } = useTranslation('campaigns')
  const canEdit = usePermission('campaigns.edit')
  const { view, change, state, campaigns, total, isEmpty } = useCampaigns()
  const create = canEdit && (
    <LinkButton variant="main" icon={<IconPlus size={16} stroke={1.6} />} to={paths.newCampaign}>
      {t('create')}
    </LinkButton>
  )
  return (
    <Page
      title={t('title')}
      line={total > 0 && t('line', { count: total })}
      explanation={t('explanation', { returnObjects: true })}
      actions={!isEmpty && create}
    >
      {campaigns.isError && (
        <ErrorState retry={() => void campaigns.refetch()} code={asApiError(campaigns.error).code}>
          {campaigns.error.message}
        </ErrorState>
      )}
      {isEmpty ? (
        <Empty centred icon={<IconSpeakerphone size={24} stroke={1.6} />} title={t('empty')} actions={create}>
          {t('emptyText')}
        </Empty>
      ) : (
        <>
          <FilterLine search={view.search} state={state} onChange={change} />
          <Campaigns
            items={campaigns.data?.pages.flatMap((page) => page.items) ?? []}
            total={total}
            state={stateOf(campaigns)}
            onMore={campaigns.hasNextPage ? () => void campaigns.fetchNextPage() : undefined}
            onClear={() => change({ search: null, state: null })}
          />
        </>
      )}
    </Page>
  )
}

/** The campaigns the address asks for. */
function useCampaigns() {
  const [view, change] = useUrlState(VIEW)
  const [search] = useDebouncedValue(view.search.trim(), 250)
  const state = CAMPAIGN_STATES.find((one) => one === view.state) ?? null
  const campaigns = useInfiniteQuery({ ...campaignsQuery({ state, search }), placeholderData: keepPreviousData })
  const total = campaigns.data?.pages[0]?.total ?? 0
  const isEmpty = campaigns.isSuccess && total === 0 && state === null && search === ''
  return { view, change, state, campaigns, total, isEmpty }
}

type CampaignsProps = {
  items: CampaignItem[]
  total: number
  state: 'ready' | 'loading' | 'more'
  onMore: (() => void) | undefined
  onClear: () => void
}

function Campaigns({ items, total, state, onMore, onClear }: CampaignsProps) {
  const { t } = useTranslation('campaigns')
  const go = useGo()
  const columns = useCampaignColumns()
  return (
    <Card flush label={t('title')}>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={items}
        rowKey={({ id }) => id}
        state={state}
        onMore={onMore}
        height="two"
        minWidth={980}
        onOpen={({ id }) => go(paths.campaign(id))}
        renderCompact={(item) => (
          <div className={css.compact}>
            <CampaignName item={item} />
            <CampaignStateTag state={item.state} />
          </div>
        )}
        empty={
          <Empty
            icon={<IconSearch size={24} stroke={1.6} />}
            title={t('nothing')}
            actions={<Button onClick={onClear}>{t('clear')}</Button>}
          >
            {t('nothingText')}
          </Empty>
        }
        foot={t('foot', { total })}
      />
    </Card>
  )
}

type FilterLineProps = {
  search: string
  state: CampaignState | null
  onChange: (change: Partial<Record<keyof typeof VIEW, string | null>>) => void
}

function FilterLine({ search, state, onChange }: FilterLineProps) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  return (
    <Line>
      <TextInput
        className={css.search}
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        leftSection={<IconSearch size={16} stroke={1.6} />}
        value={search}
        onChange={({ currentTarget }) => onChange({ search: currentTarget.value })}
      />
      <ChipRow>
        {CAMPAIGN_STATES.map((one) => (
          <Chip key={one} on={state === one} removable onToggle={() => onChange({ state: state === one ? null : one })}>
            {say(CAMPAIGN_STATE_WORDS[one])}
          </Chip>
        ))}
      </ChipRow>
    </Line>
  )
}

function stateOf({ isPending, isFetchingNextPage }: { isPending: boolean; isFetchingNextPage: boolean }) {
  if (isPending) return 'loading'
  return isFetchingNextPage ? 'more' : 'ready'
}
