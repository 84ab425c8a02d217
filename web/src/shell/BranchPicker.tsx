import { IconBuilding } from '@tabler/icons-react'
import { Picker } from '@revisit/ui/Picker.tsx'
import { useTranslation } from 'react-i18next'
import { useSession } from '../session.ts'
import { useUrlState } from '../url-state.ts'

const DEFAULTS = { branch: '' }

/** The branch the whole app looks at, or null for all; kept in the address and carried from page to page. */
export function useBranch(): string | null {
  const [state] = useUrlState(DEFAULTS)
  return state.branch || null
}

/** Which branch's numbers and people to show; absent where there is nothing to choose. */
export function BranchPicker() {
  const { t } = useTranslation('shell')
  const { branches } = useSession()
  const [state, change] = useUrlState(DEFAULTS)
  if (branches.length < 2) return null
  return (
    <Picker
      label={t('header.branch')}
      icon={<IconBuilding size={16} stroke={1.6} />}
      value={state.branch}
      options={[
        { value: '', label: t('header.allBranches') },
        ...branches.map((branch) => ({ value: branch.id, label: branch.name })),
      ]}
      onChange={(branch) => change({ branch })}
    />
  )
}
