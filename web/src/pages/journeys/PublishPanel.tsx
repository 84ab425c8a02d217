import { Checkbox, Radio } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { FactRows } from '@revisit/ui/Card.tsx'
import { ErrorState, Strip } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBilingual } from '../../analytics/use-bilingual.ts'
import { answer, api, asApiError } from '../../api.ts'
import { type PublishCheck, publishCheckQuery, useJourneyChange } from './journey-calls.ts'

export type PublishPanelProps = { journeyId: string; opened: boolean; onClose: () => void }

/** Before a journey goes live: what is wrong, who enters now, when the first message goes, what it costs. */
export function PublishPanel({ journeyId, opened, onClose }: PublishPanelProps) {
  const { t } = useTranslation('journeys')
  const check = useQuery({ ...publishCheckQuery(journeyId), enabled: opened })
  const [backlog, setBacklog] = useState(false)
  const [inside, setInside] = useState<'finish' | 'move'>('finish')
  const publish = useJourneyChange(() =>
    answer(
      api.POST('/api/v1/journeys/{id}/publish', {
        params: { path: { id: journeyId } },
        body: { backlog, inside, nodeMap: {} },
      }),
    ),
  )
  const go = () =>
    publish.mutate(undefined, {
      onSuccess: ({ number }) => {
        showToast({ text: t('published', { number }) })
        onClose()
      },
    })
  return (
    <SidePanel
      opened={opened}
      onClose={onClose}
      title={t('publishing.title')}
      footer={
        <Button variant="main" disabled={!check.data?.publishable} loading={publish.isPending} onClick={go}>
          {t('publish')}
        </Button>
      }
    >
      {check.isPending && <SkeletonBlock height={200} />}
      {check.isError && <ErrorState code={asApiError(check.error).code}>{check.error.message}</ErrorState>}
      {publish.isError && <ErrorState code={asApiError(publish.error).code}>{publish.error.message}</ErrorState>}
      {check.data && <Checked check={check.data} />}
      {check.data?.backlog && (
        <Checkbox
          label={t('publishing.backlog', { count: check.data.backlog.wouldEnter })}
          checked={backlog}
          onChange={({ currentTarget }) => setBacklog(currentTarget.checked)}
        />
      )}
      {check.data && check.data.inside.length > 0 && (
        <Radio.Group label={t('publishing.inside')} value={inside} onChange={(value) => setInside(value as 'finish')}>
          <Radio value="finish" label={t('publishing.finish')} />
          <Radio value="move" label={t('publishing.move')} />
        </Radio.Group>
      )}
    </SidePanel>
  )
}

function Checked({ check: { problems, firstSendAt, nextRunAt, cost } }: { check: PublishCheck }) {
  const { t } = useTranslation('journeys')
  const say = useBilingual()
  const { dateTime, money } = useFormat()
  return (
    <>
      {problems.map(({ code, path, severity, message }) => (
        <Strip key={`${code}${path}`} tone={severity === 'error' ? 'negative' : 'warning'}>
          {say(message)}
        </Strip>
      ))}
      <FactRows
        rows={[
          { label: t('publishing.first'), value: firstSendAt ? dateTime(firstSendAt) : t('publishing.byEvent') },
          ...(nextRunAt ? [{ label: t('publishing.next'), value: dateTime(nextRunAt) }] : []),
          { label: t('publishing.cost'), value: cost === null ? t('publishing.unknown') : money(cost) },
        ]}
      />
    </>
  )
}
