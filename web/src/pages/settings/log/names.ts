import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission, useSession } from '../../../session.ts'
import { keysQuery, staffQuery, type ApiKey, type LogEntry, type StaffMember } from '../settings-queries.ts'

/** People and keys an entry may name; keys only for those who may see them. */
export function useKnownActors(): { staff: StaffMember[]; keys: ApiKey[] } {
  const staff = useQuery(staffQuery)
  const keys = useQuery({ ...keysQuery, enabled: usePermission('api_keys.manage') })
  return { staff: staff.data?.items ?? [], keys: keys.data?.items ?? [] }
}

/** Who did it. */
export function useActorName(): (entry: LogEntry) => string {
  const { t } = useTranslation('settings-log')
  const { keys } = useKnownActors()
  return ({ actorKind, actorId, actorName }) => {
    if (actorKind === 'api_key') {
      const key = keys.find(({ id }) => id === actorId)
      return key ? t('key', { name: key.name }) : t('unknownKey')
    }
    if (actorName) return actorName
    return actorId === null ? t('system') : t('gone')
  }
}

/** What it was done to, when it has a name the reader may know; patients are linked, not named. */
export function useSubjectName(): (entry: LogEntry) => string | null {
  const { staff, keys } = useKnownActors()
  const { branches } = useSession()
  return ({ subjectKind, subjectId }) => {
    const named = { staff, api_key: keys, branch: branches }[subjectKind ?? '']
    return named?.find(({ id }) => id === subjectId)?.name ?? null
  }
}
