import { Checkbox, Radio } from '@mantine/core'
import { CHANNEL_WORDS } from '@revisit/domain/channel.ts'
import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../api.ts'
import fields from './fields/fields.module.css'
import {
  type Definition,
  type JourneyDetail,
  type PublishCheck,
  publishCheckQuery,
  useJourneyChange,
  versionsQuery,
} from './journey-calls.ts'
import css from './journeys.module.css'
import { ProblemStrips } from './ProblemStrips.tsx'
import { type NodeMap, NodeMapForm, sameSteps } from './run/NodeMapForm.tsx'

export type PublishPanelProps = { journey: JourneyDetail; opened: boolean; onClose: () => void }

/** Before a journey goes live: what is wrong, who enters now, when the first message goes, what it costs. */
export function PublishPanel({ journey, opened, onClose }: PublishPanelProps) {
  const { t } = useTranslation(['journeys', 'journey-run'])
  const check = useQuery({ ...publishCheckQuery(journey.id), enabled: opened })
  const [backlog, setBacklog] = useState(false)
  const [moves, setMoves] = useState<NodeMap | null>(null)
  const publish = useJourneyChange(() =>
    answer(
      api.POST('/api/v1/journeys/{id}/publish', {
        params: { path: { id: journey.id } },
        body: { backlog, inside: moves ? 'move' : 'finish', nodeMap: moves ?? {} },
      }),
    ),
  )
  const go = () =>
    publish.mutate(undefined, {
      onSuccess: ({ number, moved }) => {
        showToast({
          text: moved > 0 ? t('journey-run:publishedMoved', { number, count: moved }) : t('published', { number }),
        })
        onClose()
      },
    })
  const number = journey.versions[0]?.number
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('journey-run:publish.title', { name: journey.name, number })}
      footer={
        <Button variant="main" disabled={!check.data?.publishable} loading={publish.isPending} onClick={go}>
          {t('publish')}
        </Button>
      }
    >
      {check.isPending && <SkeletonBlock height={200} />}
      {check.isError && <ErrorState code={asApiError(check.error).code}>{check.error.message}</ErrorState>}
      {publish.isError && <ErrorState code={asApiError(publish.error).code}>{publish.error.message}</ErrorState>}
      {check.data && (
        <>
          <ProblemStrips problems={check.data.problems} />
          <Meaning check={check.data} />
          {check.data.backlog && <Backlog backlog={check.data.backlog} checked={backlog} onChange={setBacklog} />}
          <Channels channels={check.data.channels} />
          <Inside journey={journey} check={check.data} moves={moves} onMoves={setMoves} />
        </>
      )}
    </SidePanel>
  )
}

function Meaning({ check: { firstSendAt, nextRunAt, cost, backlog } }: { check: PublishCheck }) {
  const { t } = useTranslation('journeys')
  const { dateTime, money } = useFormat()
  return (
    <FactRows
      rows={[
        { label: t('publishing.first'), value: firstSendAt ? dateTime(firstSendAt) : t('publishing.byEvent') },
        ...(nextRunAt ? [{ label: t('publishing.next'), value: dateTime(nextRunAt) }] : []),
        ...(backlog
          ? [{ label: t('publishing.cost'), value: cost === null ? t('publishing.unknown') : money(cost) }]
          : []),
      ]}
    />
  )
}

type BacklogProps = {
  backlog: NonNullable<PublishCheck['backlog']>
  checked: boolean
  onChange: (checked: boolean) => void
}

/** People who fit already stay outside unless somebody says so. */
function Backlog({ backlog, checked, onChange }: BacklogProps) {
  const { t } = useTranslation(['journeys', 'journey-run'])
  const { number } = useFormat()
  return (
    <section>
      <h3 className={css.heading}>{t('journey-run:publish.now')}</h3>
      <Checkbox
        label={t('publishing.backlog', { count: backlog.wouldEnter })}
        description={t('journey-run:publish.backlogHint', { people: number(backlog.people) })}
        checked={checked}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
    </section>
  )
}

/** Where messages may go and what one of them costs. */
function Channels({ channels }: { channels: PublishCheck['channels'] }) {
  const { t } = useTranslation('journey-run')
  const say = useBilingual()
  const { money } = useFormat()
  if (channels.length === 0) return null
  const price = ({ sandbox, price: cost }: PublishCheck['channels'][number]) => {
    if (sandbox) return t('publish.sandbox')
    return cost === null ? t('publish.noPrice') : money(cost)
  }
  return (
    <section>
      <h3 className={css.heading}>{t('publish.channels')}</h3>
      <FactRows
        rows={channels.map((one) => ({
          key: one.channel,
          label: say(CHANNEL_WORDS[one.channel]),
          value: price(one),
        }))}
      />
    </section>
  )
}

type InsideProps = {
  journey: JourneyDetail
  check: PublishCheck
  /** Null: they finish their version. */
  moves: NodeMap | null
  onMoves: (moves: NodeMap | null) => void
}

/** People inside the live version finish it, or move, step by step, when somebody says so. */
function Inside({ journey, check, moves, onMoves }: InsideProps) {
  const { t } = useTranslation('journeys')
  const live = journey.versions.find(({ state }) => state === 'live')
  const standing = check.inside.filter(({ versionId }) => versionId === live?.id)
  const versions = useQuery({ ...versionsQuery(journey.id), enabled: standing.length > 0 }).data?.items
  const older = versions?.find(({ id }) => id === live?.id)?.definition as unknown as Definition | undefined
  if (standing.length === 0) return null
  const newer = journey.definition as unknown as Definition
  return (
    <section className={fields.stack}>
      <Radio.Group
        label={t('publishing.inside')}
        value={moves ? 'move' : 'finish'}
        onChange={(value) => onMoves(value === 'move' && older ? sameSteps(older, newer) : null)}
      >
        <div className={fields.stack}>
          <Radio value="finish" label={t('publishing.finish')} />
          <Radio value="move" label={t('publishing.move')} disabled={!older} />
        </div>
      </Radio.Group>
      {moves && older && <NodeMapForm older={older} newer={newer} inside={standing} value={moves} onChange={onMoves} />}
    </section>
  )
}
