import { Checkbox, MultiSelect, NumberInput, Select } from '@mantine/core'
import { CHANNEL_WORDS, CHANNELS, type Channel } from '@revisit/domain/channel.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { Columns, Stack } from '@revisit/ui/Layout.tsx'
import { Segmented } from '@revisit/ui/Segmented.tsx'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import type { Definition } from './campaign-calls.ts'
import css from './campaigns.module.css'
import { ClinicRulesCard } from './ClinicRulesCard.tsx'
import type { CampaignDraft } from './use-campaign-draft.ts'

export type RulesStepProps = { draft: CampaignDraft; canEdit: boolean }

/** How a message arrives, whom it leaves alone, and how it is told whether it helped. */
export function RulesStep(props: RulesStepProps) {
  return (
    <Columns tracks="1fr 320px" top>
      <Stack gap={16}>
        <ArrivalCard {...props} />
        <WhomCard {...props} />
        <ProofCard {...props} />
      </Stack>
      <ClinicRulesCard />
    </Columns>
  )
}

function ArrivalCard({ draft, canEdit }: RulesStepProps) {
  const { t } = useTranslation('campaigns')
  const say = useBilingual()
  const { channels, windowHours, perHour } = draft.definition
  return (
    <Card title={t('rules.how')}>
      <div className={css.fields}>
        <MultiSelect
          className={css.wide}
          label={t('rules.channels')}
          description={t('rules.channelsHint')}
          disabled={!canEdit}
          data={CHANNELS.filter((one) => one !== 'webhook').map((value) => ({
            value,
            label: say(CHANNEL_WORDS[value]),
          }))}
          value={[...channels]}
          onChange={(next) => draft.change({ channels: next as Channel[] })}
        />
        <Fallback draft={draft} canEdit={canEdit} />
        <NumberInput
          label={t('rules.window')}
          description={t('rules.windowHint')}
          suffix={` ${t('rules.hours')}`}
          min={1}
          max={720}
          disabled={!canEdit}
          value={windowHours}
          onChange={(value) => typeof value === 'number' && draft.change({ windowHours: value })}
        />
        <NumberInput
          label={t('rules.perHour')}
          description={t('rules.perHourHint')}
          min={1}
          max={1_000_000}
          thousandSeparator=" "
          disabled={!canEdit}
          value={perHour ?? ''}
          onChange={(value) => draft.change({ perHour: typeof value === 'number' ? value : null })}
        />
      </div>
    </Card>
  )
}

const FALLBACKS = ['none', 'not_delivered', 'not_answered'] as const

function Fallback({ draft, canEdit }: RulesStepProps) {
  const { t } = useTranslation('campaigns')
  const { fallback } = draft.definition
  const choose = (on: string | null) =>
    draft.change({
      fallback:
        on === 'not_delivered' || on === 'not_answered'
          ? { on, hours: fallback?.hours ?? (on === 'not_answered' ? 24 : 4) }
          : null,
    })
  return (
    <div className={css.fallback}>
      <Select
        className={css.grow}
        label={t('rules.fallback')}
        disabled={!canEdit}
        allowDeselect={false}
        data={FALLBACKS.map((value) => ({ value, label: t(`rules.fallbacks.${value}`) }))}
        value={fallback?.on ?? 'none'}
        onChange={choose}
      />
      {fallback && (
        <NumberInput
          className={css.weight}
          label={t('rules.hours')}
          min={1}
          max={720}
          disabled={!canEdit}
          value={fallback.hours}
          onChange={(hours) => typeof hours === 'number' && draft.change({ fallback: { ...fallback, hours } })}
        />
      )}
    </div>
  )
}

const PRIORITIES = ['service', 'return', 'promotion'] as const satisfies readonly Definition['priority'][]

function WhomCard({ draft, canEdit }: RulesStepProps) {
  const { t } = useTranslation('campaigns')
  const { unlessBooked, perHousehold, priority } = draft.definition
  return (
    <Card title={t('rules.whom')}>
      <Stack gap={12}>
        <Checkbox
          label={t('rules.unlessBooked')}
          disabled={!canEdit}
          checked={unlessBooked}
          onChange={({ currentTarget }) => draft.change({ unlessBooked: currentTarget.checked })}
        />
        <Checkbox
          label={t('rules.perHousehold')}
          disabled={!canEdit}
          checked={perHousehold}
          onChange={({ currentTarget }) => draft.change({ perHousehold: currentTarget.checked })}
        />
        <div>
          <p className={css.label}>{t('rules.priority')}</p>
          <Segmented
            label={t('rules.priority')}
            value={priority}
            options={PRIORITIES.map((value) => ({ value, label: t(`rules.priorities.${value}`) }))}
            onChange={(value) => canEdit && draft.change({ priority: value })}
          />
          <p className={css.hint}>{t(`rules.priorityHint.${priority}`)}</p>
        </div>
      </Stack>
    </Card>
  )
}

function ProofCard({ draft, canEdit }: RulesStepProps) {
  const { t } = useTranslation('campaigns')
  const { holdoutPercent, attributionDays } = draft.definition
  return (
    <Card title={t('rules.proof')}>
      <div className={css.fields}>
        <NumberInput
          label={t('rules.control')}
          description={t('rules.controlHint')}
          min={0}
          max={50}
          disabled={!canEdit}
          value={holdoutPercent}
          onChange={(value) => typeof value === 'number' && draft.change({ holdoutPercent: value })}
        />
        <NumberInput
          label={t('rules.attribution')}
          description={t('rules.attributionHint')}
          min={1}
          max={365}
          disabled={!canEdit}
          value={attributionDays}
          onChange={(value) => typeof value === 'number' && draft.change({ attributionDays: value })}
        />
      </div>
    </Card>
  )
}
