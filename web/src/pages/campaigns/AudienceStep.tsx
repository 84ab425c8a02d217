import { Select } from '@mantine/core'
import type { SegmentRule } from '@revisit/domain/segment-rule.ts'
import { Card } from '@revisit/ui/Card.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Columns, Line, Stack } from '@revisit/ui/Layout.tsx'
import { IconExternalLink, IconPlus, IconUsersGroup } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { paths } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { PreviewRail } from '../segments/PreviewRail.tsx'
import { segmentQuery, segmentsQuery } from '../segments/segment-calls.ts'
import { usePreview } from '../segments/use-preview.ts'
import css from './campaigns.module.css'
import type { CampaignDraft } from './use-campaign-draft.ts'

/** Whom the campaign writes to: a segment, how many they are and whom one may reach. */
export function AudienceStep({ draft, canEdit }: { draft: CampaignDraft; canEdit: boolean }) {
  const { segmentId } = draft.definition
  return (
    <Columns tracks="1fr 320px" top>
      <SegmentChoice draft={draft} canEdit={canEdit} />
      <Stack>{segmentId && <Reach key={segmentId} segmentId={segmentId} />}</Stack>
    </Columns>
  )
}

function SegmentChoice({ draft, canEdit }: { draft: CampaignDraft; canEdit: boolean }) {
  const { t } = useTranslation('campaigns')
  const { number } = useFormat()
  const say = useBilingual()
  const canBuild = usePermission('segments.edit')
  const segments = useQuery(segmentsQuery)
  const items = (segments.data?.items ?? []).filter(
    ({ archivedAt, id }) => !archivedAt || id === draft.definition.segmentId,
  )
  const chosen = items.find(({ id }) => id === draft.definition.segmentId)
  return (
    <Card title={t('audience.title')}>
      <Stack gap={16}>
        <Select
          label={t('audience.segment')}
          placeholder={t('audience.search')}
          leftSection={<IconUsersGroup size={16} stroke={1.6} />}
          searchable
          disabled={!canEdit}
          data={items.map(({ id, name, people }) => ({ value: id, label: `${name} · ${number(people)}` }))}
          value={draft.definition.segmentId}
          onChange={(segmentId) => segmentId && draft.change({ segmentId })}
          nothingFoundMessage={segments.isSuccess ? t('audience.none') : undefined}
        />
        {segments.isSuccess && items.length === 0 && <p className={css.plain}>{t('audience.none')}</p>}
        {chosen && (
          <div>
            <p className={css.count}>
              <strong className="num">{number(chosen.people)}</strong>{' '}
              {t('audience.people', { count: chosen.people }).replace(/^\d+\s/u, '')}
            </p>
            <p className={css.sentence}>{chosen.sentence ? say(chosen.sentence) : t('audience.list')}</p>
          </div>
        )}
        <Line>
          {chosen && (
            <LinkButton size="small" icon={<IconExternalLink size={16} stroke={1.6} />} to={paths.segment(chosen.id)}>
              {t('audience.open')}
            </LinkButton>
          )}
          {canBuild && (
            <LinkButton size="small" variant="quiet" icon={<IconPlus size={16} stroke={1.6} />} to={paths.newSegment}>
              {t('audience.make')}
            </LinkButton>
          )}
        </Line>
        <p className={css.hint}>{t('audience.fixed')}</p>
      </Stack>
    </Card>
  )
}

function Reach({ segmentId }: { segmentId: string }) {
  const segment = useQuery(segmentQuery(segmentId)).data
  if (!segment || segment.kind === 'list') return null
  return <RuleReach rule={segment.rule as unknown as SegmentRule} segmentId={segmentId} />
}

function RuleReach({ rule, segmentId }: { rule: SegmentRule; segmentId: string }) {
  const state = usePreview(rule, segmentId)
  return <PreviewRail state={state} />
}
