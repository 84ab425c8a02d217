import { Menu } from '@mantine/core'
import { Button } from '@revisit/ui/Button.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDots, IconFileDownload, IconRoute, IconUsers } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadBlob } from '../../analytics/download-blob.ts'
import { answer, api } from '../../api.ts'
import { paths, withFilters } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { LinkButton } from '../../shell/PageLink.tsx'
import { useGo } from '../../shell/use-go.ts'
import { exchangedQuery, type SegmentCard } from './segment-calls.ts'

/** What a stored segment is good for: a journey that begins with it, its people as a list, its rule as a file. */
export function SegmentMenu({ segment }: { segment: SegmentCard }) {
  const { t } = useTranslation('segments')
  const readsPatients = usePermission('patients.read')
  const buildsJourneys = usePermission('journeys.edit')
  const toJourney = useNewJourney(segment)
  const download = useRuleFile(segment)
  const failed = (error: Error) => showToast({ tone: 'failed', text: error.message })
  return (
    <>
      {readsPatients && (
        <LinkButton
          icon={<IconUsers size={16} stroke={1.6} />}
          to={withFilters(paths.patients, { segment: segment.id })}
          title={t('menu.peopleTitle')}
        >
          {t('menu.people')}
        </LinkButton>
      )}
      {buildsJourneys && (
        <Button
          icon={<IconRoute size={16} stroke={1.6} />}
          loading={toJourney.isPending}
          onClick={() => toJourney.mutate(undefined, { onError: failed })}
        >
          {t('menu.toJourney')}
        </Button>
      )}
      {segment.kind === 'rule' && (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button icon={<IconDots size={16} stroke={1.6} />} aria-label={t('menu.more')} title={t('menu.more')} />
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconFileDownload size={16} stroke={1.6} />}
              onClick={() => download.mutate(undefined, { onError: failed })}
            >
              {t('menu.download')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}

/** A new journey that takes in everybody who comes into the segment. */
function useNewJourney({ id, name }: SegmentCard) {
  const go = useGo()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => {
      const definition = { trigger: { kind: 'segment_entry', segmentId: id }, start: null, nodes: [] }
      return answer(api.POST('/api/v1/journeys', { body: { name, definition } as never }))
    },
    onSuccess: async (journey) => {
      await queries.invalidateQueries({ queryKey: ['journeys'] })
      go(paths.journey(journey.id))
    },
  })
}

function useRuleFile({ id, name }: SegmentCard) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const file = await queries.fetchQuery(exchangedQuery(id))
      const blob = new Blob([`${JSON.stringify(file, null, 2)}\n`], { type: 'application/json' })
      downloadBlob(`${name}.json`, blob)
    },
  })
}
