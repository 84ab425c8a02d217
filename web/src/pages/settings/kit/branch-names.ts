import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'

/** Writes a branch scope: «Все филиалы», «Сокол, Мытищи». Branches outside the reader's own are not named. */
export function useBranchNames(): (ids: readonly string[] | null) => string {
  const { t } = useTranslation('settings')
  const { branches } = useSession()
  return (ids) => {
    if (ids === null) return t('allBranches')
    const names = ids.map((id) => branches.find((branch) => branch.id === id)?.name ?? t('branchGone'))
    return names.join(', ')
  }
}
