import { Button } from '@revisit/ui/Button.tsx'
import { Card } from '@revisit/ui/Card.tsx'
import { Empty, ErrorState } from '@revisit/ui/Empty.tsx'
import { Columns } from '@revisit/ui/Layout.tsx'
import { SidePanel } from '@revisit/ui/SidePanel.tsx'
import { SkeletonBlock } from '@revisit/ui/Skeletons.tsx'
import { showToast } from '@revisit/ui/UndoToast.tsx'
import { useMediaQuery } from '@mantine/hooks'
import { IconDownload, IconListCheck } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { downloadFile } from '../../analytics/download-file.ts'
import { asApiError } from '../../api.ts'
import { withFilters } from '../../paths.ts'
import { usePermission } from '../../session.ts'
import { Page } from '../../shell/Page.tsx'
import { useUrlState } from '../../url-state.ts'
import { type Task, type TaskFilter, tasksQuery } from './task-calls.ts'
import { TaskDetail } from './TaskDetail.tsx'
import { TaskFilters, type TaskView } from './TaskFilters.tsx'
import { TaskRows } from './TaskRows.tsx'
import css from './tasks.module.css'

const VIEW: TaskView = { whose: 'all', when: '', state: 'open', kind: '', patient: '', journey: '', task: '' }
const BESIDE = '(min-width: 1024px)'

/** What people have to do about patients: whom to call and why, what to say, and how it ended. */
export function TasksPage() {
  const { t } = useTranslation('tasks')
  const [view, change] = useUrlState(VIEW)
  const filter = filterOf(view)
  const tasks = useInfiniteQuery({ ...tasksQuery(filter), placeholderData: (before) => before })
  const { total, sums } = tasks.data?.pages[0] ?? { total: 0, sums: undefined }
  return (
    <Page
      title={t('title')}
      line={t('line', { count: total })}
      explanation={t('explanation', { returnObjects: true })}
      actions={<ExportButton filter={filter} />}
    >
      <TaskFilters view={view} sums={sums} onChange={(next) => change({ ...next, task: null })} />
      {tasks.isPending && <SkeletonBlock height={420} />}
      {tasks.isError && (
        <ErrorState retry={() => void tasks.refetch()} code={asApiError(tasks.error).code}>
          {tasks.error.message}
        </ErrorState>
      )}
      {tasks.isSuccess && (
        <TaskList
          tasks={tasks.data.pages.flatMap((page) => page.items)}
          chosenId={view.task}
          onOpen={(id) => change({ task: id })}
          onMore={tasks.hasNextPage ? () => void tasks.fetchNextPage() : undefined}
        />
      )}
    </Page>
  )
}

type TaskListProps = {
  tasks: readonly Task[]
  chosenId: string
  onOpen: (id: string | null) => void
  onMore: (() => void) | undefined
}

/** The list, and the chosen task beside it or, on the phone, over it. */
function TaskList({ tasks, chosenId, onOpen, onMore }: TaskListProps) {
  const { t } = useTranslation('tasks')
  const isBeside = useMediaQuery(BESIDE, true, { getInitialValueInEffect: false })
  const chosen = tasks.find(({ id }) => id === chosenId)
  if (tasks.length === 0) {
    return (
      <Empty centred icon={<IconListCheck size={24} stroke={1.6} />} title={t('empty')}>
        {t('emptyText')}
      </Empty>
    )
  }
  const detail = chosen && (
    <TaskDetail key={chosen.id} task={chosen} onDone={() => onOpen(nextAfter(tasks, chosen)?.id ?? null)} />
  )
  return (
    <>
      <Columns tracks={isBeside && detail ? '1fr 380px' : '1fr'} top>
        <Card flush label={t('title')}>
          <TaskRows tasks={tasks} chosen={chosenId} onOpen={({ id }) => onOpen(id)} />
          {onMore && (
            <button type="button" className={css.more} onClick={onMore}>
              {t('more')}
            </button>
          )}
        </Card>
        {isBeside && detail && (
          <Card flush className={css.beside} label={chosen.title}>
            {detail}
          </Card>
        )}
      </Columns>
      <SidePanel opened={!isBeside && Boolean(detail)} onClose={() => onOpen(null)} title={chosen?.title}>
        {!isBeside && detail}
      </SidePanel>
    </>
  )
}

/** What the server is asked for. */
function filterOf({ whose, when, state, kind, patient, journey }: TaskView): TaskFilter {
  const isOpen = state === 'open'
  return {
    state: state as TaskFilter['state'],
    whose: whose as TaskFilter['whose'],
    ...(isOpen && when ? { when: when as NonNullable<TaskFilter['when']> } : {}),
    ...(kind ? { kind: kind as NonNullable<TaskFilter['kind']> } : {}),
    ...(patient ? { patientId: patient } : {}),
    ...(journey ? { journeyId: journey } : {}),
  }
}

/** The task under the one that has just been done. */
function nextAfter(items: readonly Task[], { id }: Task): Task | undefined {
  const at = items.findIndex((task) => task.id === id)
  return items[at + 1] ?? items[at - 1]
}

function ExportButton({ filter }: { filter: TaskFilter }) {
  const { t } = useTranslation('tasks')
  if (!usePermission('patients.export')) return null
  const download = () =>
    downloadFile(withFilters('/api/v1/tasks/export', filter), 'tasks.csv').catch((error: Error) =>
      showToast({ tone: 'failed', text: error.message }),
    )
  return (
    <Button icon={<IconDownload size={16} stroke={1.6} />} onClick={() => void download()}>
      {t('export')}
    </Button>
  )
}
