import { Button } from '@revisit/ui/Button.tsx'
import { useTranslation } from 'react-i18next'
import { usePermission } from '../../../session.ts'
import { useAttempt } from '../use-attempt.ts'
import { useCardActions } from './use-card-actions.ts'

/** Takes two merged cards apart; the toast puts them together again. */
export function UnmergeButton({
  mergeId,
  keepId,
  absorbedId,
}: {
  mergeId: string
  keepId: string
  absorbedId: string
}) {
  const { t } = useTranslation('patient')
  const { unmerge, merge } = useCardActions(keepId)
  const { busy, attempt } = useAttempt()
  if (!usePermission('duplicates.resolve')) return null
  const split = () =>
    attempt(() => unmerge(mergeId), { done: t('timeline.merge.split'), undo: () => merge(keepId, absorbedId) })
  return (
    <Button size="small" loading={busy} onClick={() => void split()}>
      {t('timeline.merge.undo')}
    </Button>
  )
}
