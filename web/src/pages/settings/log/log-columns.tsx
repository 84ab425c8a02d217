import type { Column } from '@revisit/ui/data-table-types.ts'
import { useFormat } from '@revisit/ui/KitProvider.tsx'
import { useTranslation } from 'react-i18next'
import { paths } from '../../../paths.ts'
import { usePermission } from '../../../session.ts'
import { PageLink } from '../../../shell/PageLink.tsx'
import type { LogEntry } from '../settings-queries.ts'
import { useActionWords, useDetailWords } from './log-words.ts'
import { useActorName, useSubjectName } from './names.ts'
import css from './Log.module.css'

/** Columns of the log. */
export function useLogColumns(): Column<LogEntry>[] {
  const { t } = useTranslation('settings-log')
  const format = useFormat()
  const actorName = useActorName()
  const actionWords = useActionWords()
  return [
    {
      key: 'when',
      title: t('when'),
      width: '144px',
      render: (entry) => <span className="num second">{format.dateTime(entry.at)}</span>,
    },
    { key: 'who', title: t('who'), width: '1.2fr', render: actorName },
    {
      key: 'what',
      title: t('what'),
      width: '1.6fr',
      render: (entry) => <span title={entry.action}>{actionWords(entry.action)}</span>,
    },
    { key: 'details', title: t('details'), width: '2fr', render: (entry) => <Details entry={entry} /> },
    {
      key: 'ip',
      title: t('ip'),
      width: '112px',
      render: (entry) => <span className="num second">{entry.ip}</span>,
    },
  ]
}

/** An entry on the phone. */
export function CompactEntry({ entry }: { entry: LogEntry }) {
  const format = useFormat()
  const actorName = useActorName()
  const actionWords = useActionWords()
  return (
    <span className={css.words}>
      <span>
        {actionWords(entry.action)} <Details entry={entry} />
      </span>
      <span className="caption">
        {actorName(entry)} · {format.dateTime(entry.at)}
      </span>
    </span>
  )
}

function Details({ entry }: { entry: LogEntry }) {
  const { t } = useTranslation('settings-log')
  const detailWords = useDetailWords()
  const subjectName = useSubjectName()
  const mayOpen = usePermission('patients.read')
  const details = detailWords(entry)
  const isPatient = entry.subjectKind === 'patient' && entry.subjectId !== null
  const name = subjectName(entry)
  const told = [name, details].filter(Boolean).join(' · ')
  return (
    <span className="second" title={told || undefined}>
      {isPatient && mayOpen && <PageLink to={paths.patient(entry.subjectId!)}>{t('openCard')}</PageLink>}
      {isPatient && mayOpen && told && ' · '}
      {told}
    </span>
  )
}
