import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { staffNamesQuery } from './import-calls.ts'

/** Who loaded it: the name of a member of staff, or «программа» for a key and the command line. */
export function useStaffName(): (id: string | null) => string {
  const { t } = useTranslation('imports')
  const mayRead = usePermission('clinic.read')
  const names = useQuery({ ...staffNamesQuery, enabled: mayRead })
  return (id) => (id === null ? t('program') : (names.data?.get(id) ?? (names.isPending ? '' : t('program'))))
}
