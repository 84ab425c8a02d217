import { Card } from '@revisit/ui/Card.tsx'
import { classes } from '@revisit/ui/classes.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { IconCircleDashed, IconClock, IconPhone } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { paths, withFilters } from '../../../paths.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { Card as PatientCard } from '../patient-types.ts'
import css from './Contacting.module.css'

/** What people still have to do about the patient. */
export function TasksCard({ card }: { card: PatientCard }) {
  const { t } = useTranslation('patient')
  const format = useFormat()
  const { tasks } = card.contacting
  if (!tasks || tasks.length === 0) return null
  return (
    <Card
      title={t('contacting.tasks')}
      right={<PageLink to={withFilters(paths.tasks, { patient: card.id })}>{t('contacting.openTasks')}</PageLink>}
    >
      <ul className={css.list}>
        {tasks.map((task) => {
          const TaskIcon = task.state === 'snoozed' ? IconClock : task.kind === 'call' ? IconPhone : IconCircleDashed
          return (
            <li key={task.id} className={css.row}>
              <TaskIcon size={16} stroke={1.6} className={css.icon} />
              <div className={css.words}>
                <PageLink to={withFilters(paths.tasks, { patient: card.id, task: task.id })}>{task.title}</PageLink>
                {task.journey && <div className="caption">{task.journey.name}</div>}
              </div>
              <span className={classes('caption', css.due, task.overdue && css.overdue)}>
                {format.date(format.dayOf(task.dueAt))} {format.time(task.dueAt)}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
