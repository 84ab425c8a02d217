import { Checkbox, Radio } from '@mantine/core'
import { Stack } from '@revisit/ui/Layout.tsx'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../session.ts'
import css from './Fields.module.css'

export type BranchChoiceProps = {
  /** Ids, or null for all branches. */
  value: string[] | null
  onChange: (value: string[] | null) => void
  error?: string | null
}

/** Which branches' patients somebody sees: all of the reader's own, or some. */
export function BranchChoice({ value, onChange, error }: BranchChoiceProps) {
  const { t } = useTranslation('settings')
  const { branches, staff } = useSession()
  const id = useId()
  if (branches.length === 0) return null
  // A reader limited to some branches cannot hand out all of them.
  const limited = staff.branchIds !== null
  const toggle = (branch: string, on: boolean) => {
    const chosen = value ?? []
    onChange(on ? [...chosen, branch] : chosen.filter((one) => one !== branch))
  }
  return (
    <fieldset className={css.group} aria-describedby={`${id}-hint`}>
      <legend>{t('branches')}</legend>
      <Stack gap={8}>
        {!limited && (
          <>
            <Radio name={id} label={t('allBranches')} checked={value === null} onChange={() => onChange(null)} />
            <Radio
              name={id}
              label={t('chosenBranches')}
              checked={value !== null}
              onChange={() => onChange(value ?? [])}
            />
          </>
        )}
        {(limited || value !== null) && (
          <div className={limited ? undefined : css.inner}>
            <Stack gap={8}>
              {branches.map((branch) => (
                <Checkbox
                  key={branch.id}
                  label={branch.name}
                  checked={value?.includes(branch.id) ?? false}
                  onChange={(event) => toggle(branch.id, event.currentTarget.checked)}
                />
              ))}
            </Stack>
          </div>
        )}
      </Stack>
      <p id={`${id}-hint`} className={error ? css.error : 'caption'}>
        {error ?? t('branchesHint')}
      </p>
    </fieldset>
  )
}
