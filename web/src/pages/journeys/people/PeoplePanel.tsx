import { Button } from '@revisit/ui/Button.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { Picker } from '@revisit/ui/Picker.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../../analytics/download-file.ts'
import { asApiError } from '../../../api.ts'
import { withFilters } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { Dock } from '../Dock.tsx'
import { type Definition, type JourneyDetail, type PeopleFilter, peopleQuery } from '../journey-calls.ts'
import css from '../journeys.module.css'
import { useStepNames } from '../use-step-words.ts'
import { PassageRow } from './PassageRow.tsx'

const STATES = ['active', 'set_aside', 'done', 'exited'] as const
const ANY = ''

export type PeoplePanelProps = {
  journey: JourneyDetail
  definition: Definition
  /** Shows only those at this step. */
  nodeId: string | undefined
  onNode: (nodeId: string | null) => void
  onClose: () => void
}

/** Who is inside and who was: at which step, since when, why, and what comes next. */
export function PeoplePanel({ journey, definition, nodeId, onNode, onClose }: PeoplePanelProps) {
  const { t } = useTranslation('journey-run')
  const { number } = useFormat()
  const names = useStepNames(definition)
  const [state, setState] = useState<(typeof STATES)[number]>('active')
  const [opened, setOpened] = useState<string | null>(null)
  const filter: PeopleFilter = { state, ...(nodeId ? { nodeId } : {}) }
  const people = useInfiniteQuery(peopleQuery(journey.id, filter))
  const rows = people.data?.pages.flatMap(({ items }) => items) ?? []
  const total = people.data?.pages[0]?.total
  const steps = [
    { value: ANY, label: t('people.anyStep') },
    ...definition.nodes.map(({ id }) => ({ value: id, label: names(id) })),
  ]
  return (
    <Dock
      title={t('people.title')}
      line={total === undefined ? undefined : t('people.total', { value: number(total) })}
      onClose={onClose}
      actions={<SaveButton journey={journey} filter={filter} />}
    >
      <div className={css.filters}>
        <Picker
          size="small"
          label={t('people.state')}
          value={state}
          options={STATES.map((value) => ({ value, label: t(`people.states.${value}`) }))}
          onChange={setState}
        />
        <Picker
          size="small"
          label={t('people.step')}
          value={nodeId ?? ANY}
          on={nodeId !== undefined}
          options={steps}
          onChange={(id) => onNode(id || null)}
        />
      </div>
      {people.isPending && <SkeletonBlock height={320} />}
      {people.isError && (
        <ErrorState retry={() => void people.refetch()} code={asApiError(people.error).code}>
          {people.error.message}
        </ErrorState>
      )}
      {total === 0 && <Empty title={t('people.empty')}>{t('people.emptyText')}</Empty>}
      <ul className={css.people}>
        {rows.map((passage) => (
          <PassageRow
            key={passage.id}
            passage={passage}
            definition={definition}
            stale={journey.holding.stale}
            paused={journey.state === 'paused'}
            opened={opened === passage.id}
            onOpen={() => setOpened(opened === passage.id ? null : passage.id)}
          />
        ))}
      </ul>
      {people.hasNextPage && (
        <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
          {t('people.more')}
        </Button>
      )}
    </Dock>
  )
}

/** The people of the filter as a file. */
function SaveButton({ journey: { id, name }, filter }: { journey: JourneyDetail; filter: PeopleFilter }) {
  const { t } = useTranslation('journey-run')
  const canExport = usePermission('patients.export')
  if (!canExport) return null
  const save = () =>
    downloadFile(withFilters(`/api/v1/journeys/${id}/enrollments/export`, filter), `${name}.csv`).catch(
      (error: Error) => showToast({ text: error.message, tone: 'failed' }),
    )
  return (
    <Button
      size="small"
      variant="quiet"
      aria-label={t('people.export')}
      title={t('people.export')}
      icon={<IconDownload size={16} stroke={1.6} />}
      onClick={() => void save()}
    />
  )
}
